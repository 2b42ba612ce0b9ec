import { type Event, EVENT_ID, getScalarValue, parseEvents } from "js-yaml";

/** A place in a text, both counted from 1. Columns are UTF-16 units, as editors count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where in a YAML text a path leads. A path that goes on where the text does not (a missing key) leads to the last node there is.
 * @param wants `key` = the key itself, for one that should not be there; `value` = what it holds
 */
export type FindPlace = (path: readonly PropertyKey[], wants: "key" | "value") => Place;

/** A node among the parser's events, with the offsets (UTF-16) of itself and of the key that leads to it. */
interface Node {
  readonly index: number;
  readonly offset: number;
  readonly keyOffset: number;
}

/**
 * @param text must have been loaded without an error before; has one document
 * @param events those of the text, where it was parsed already
 */
export function createFindPlace(text: string, events: readonly Event[] = parseEvents(text, {})): FindPlace {
  const start = events.findIndex((event) => event.type === EVENT_ID.DOCUMENT) + 1;
  const root: Node = { index: start, offset: offsetOf(events[start], 0), keyOffset: 0 };
  const placeOf = createOffsetToPlace(text);
  return (path, wants) => {
    let node = root;
    for (const key of path) {
      const child = childOf(text, events, node, String(key));
      if (child === undefined) return placeOf(node.offset);
      node = child;
    }
    return placeOf(wants === "key" ? node.keyOffset : node.offset);
  };
}

export const offsetToPlace = (text: string, offset: number): Place => createOffsetToPlace(text)(offset);

/** Where the event of that index begins; the end of a list or group is where the value before it stands. */
export function placeOfEvent(text: string, events: readonly Event[], index: number): Place {
  const nearest = events.slice(0, index + 1).findLast((event) => offsetOf(event, -1) >= 0);
  return offsetToPlace(text, offsetOf(nearest, 0));
}

function createOffsetToPlace(text: string): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStartsOf(text);
    const at = Math.max(0, offset);
    const line = Math.max(1, starts.findLastIndex((start) => start <= at) + 1);
    return { line, column: at - (starts[line - 1] ?? 0) + 1 };
  };
}

const lineStartsOf = (text: string): number[] => [
  0,
  ...Array.from(text.matchAll(/\r\n|\r|\n/g), (found) => found.index + found[0].length),
];

function childOf(text: string, events: readonly Event[], { index, offset }: Node, name: string): Node | undefined {
  const type = events[index]?.type;
  if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return undefined;
  let next = index + 1;
  for (let at = 0; next < events.length && events[next]?.type !== EVENT_ID.POP; at += 1) {
    const key = events[next];
    const keyOffset = offsetOf(key, offset);
    const value = type === EVENT_ID.MAPPING ? afterNode(events, next) : next;
    const found = type === EVENT_ID.SEQUENCE ? String(at) === name : nameOf(text, key) === name;
    if (found) return { index: value, offset: offsetOf(events[value], keyOffset), keyOffset };
    next = afterNode(events, value);
  }
  return undefined;
}

const nameOf = (text: string, key: Event | undefined): string =>
  key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : "";

/** @param fallback for a node that has no characters of its own, as the value of `key:` */
function offsetOf(event: Event | undefined, fallback: number): number {
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  return event?.type === EVENT_ID.SCALAR && event.valueStart >= 0 ? event.valueStart : fallback;
}

/** Index of the event after the node that begins there. */
function afterNode(events: readonly Event[], index: number): number {
  let depth = 0;
  let next = index;
  do {
    const type = events[next]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    if (type === EVENT_ID.POP) depth -= 1;
    next += 1;
  } while (depth > 0 && next < events.length);
  return next;
}
