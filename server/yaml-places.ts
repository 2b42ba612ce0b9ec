import { type Event, EVENT_ID, getScalarValue, parseEvents } from "js-yaml";

/** A place in a text, both counted from 1. Columns are UTF-16 units, as editors count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One node of a YAML text, with the offsets (UTF-16) of itself and of the key that leads to it. */
interface PlacedNode {
  readonly offset: number;
  readonly children: ReadonlyMap<string, { readonly keyOffset: number; readonly node: PlacedNode }>;
}

/**
 * Finds where in a YAML text a path leads. A path that goes on where the text does not (a missing key) leads to the last node there is.
 * @param wants `key` = the key itself, for one that should not be there; `value` = what it holds
 */
export type FindPlace = (path: readonly PropertyKey[], wants: "key" | "value") => Place;

/** @param text must have been loaded without an error before; has one document */
export function createFindPlace(text: string): FindPlace {
  const root = placeNodes(text);
  return (path, wants) => {
    let node = root;
    let keyOffset = root.offset;
    for (const key of path) {
      const child = node.children.get(String(key));
      if (child === undefined) return offsetToPlace(text, node.offset);
      keyOffset = child.keyOffset;
      node = child.node;
    }
    return offsetToPlace(text, wants === "key" ? keyOffset : node.offset);
  };
}

export function offsetToPlace(text: string, offset: number): Place {
  const before = text.slice(0, Math.max(0, offset)).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function placeNodes(text: string): PlacedNode {
  const events = parseEvents(text, {});
  const start = events.findIndex((event) => event.type === EVENT_ID.DOCUMENT) + 1;
  return readNode(text, events, start, 0).node;
}

interface Read {
  readonly node: PlacedNode;
  /** Index of the event after the node. */
  readonly next: number;
}

/** @param fallback offset for a node that has no characters of its own, as the value of `key:` */
function readNode(text: string, events: readonly Event[], index: number, fallback: number): Read {
  const event = events[index];
  if (event?.type === EVENT_ID.MAPPING) return readMapping(text, events, index, event.start);
  if (event?.type === EVENT_ID.SEQUENCE) return readSequence(text, events, index, event.start);
  const isPlaced = event?.type === EVENT_ID.SCALAR && event.valueStart >= 0;
  return { node: { offset: isPlaced ? event.valueStart : fallback, children: new Map() }, next: index + 1 };
}

function readMapping(text: string, events: readonly Event[], index: number, offset: number): Read {
  const children = new Map<string, { keyOffset: number; node: PlacedNode }>();
  let next = index + 1;
  while (next < events.length && events[next]?.type !== EVENT_ID.POP) {
    const keyEvent = events[next];
    const key = readNode(text, events, next, offset);
    const name = keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : "";
    const value = readNode(text, events, key.next, key.node.offset);
    children.set(name, { keyOffset: key.node.offset, node: value.node });
    next = value.next;
  }
  return { node: { offset, children }, next: next + 1 };
}

function readSequence(text: string, events: readonly Event[], index: number, offset: number): Read {
  const children = new Map<string, { keyOffset: number; node: PlacedNode }>();
  let next = index + 1;
  while (next < events.length && events[next]?.type !== EVENT_ID.POP) {
    const item = readNode(text, events, next, offset);
    children.set(String(children.size), { keyOffset: item.node.offset, node: item.node });
    next = item.next;
  }
  return { node: { offset, children }, next: next + 1 };
}
