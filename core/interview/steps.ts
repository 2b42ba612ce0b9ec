import { formatChecklists, itemIdOf } from "../setup/checklists.ts";
import type { Checklist, Probe } from "../setup/pack.ts";
import { wordsOf } from "../reading/overlap.ts";
import { formatOf, type Policy } from "./policy.ts";

type Item = Checklist["items"][number];

/** An item of the format's checklists that was left out. `isBack`: something that should come after it was heard already. */
export interface Step {
  readonly id: string;
  readonly item: Item;
  readonly isBack: boolean;
  readonly reason: string;
}

/** The checklists that a format steps through, one follow-up after the other; a timed answer is only held against its own afterwards. */
const steppedLists = (policy: Pick<Policy, "pack" | "setup">): readonly Checklist[] =>
  formatOf(policy)?.answerSeconds === undefined ? formatChecklists(policy.pack, policy.setup.format) : [];

export const steppedIds = (policy: Pick<Policy, "pack" | "setup">): readonly string[] =>
  steppedLists(policy).map(({ id }) => id);

/** The first item, in the order of the lists, that no answer came to and no probe asked for; `null` when there is none. */
export function nextStep(policy: Policy): Step | null {
  const { heardItems, probedItems } = policy.state;
  for (const list of steppedLists(policy)) {
    for (const [index, item] of list.items.entries()) {
      const id = itemIdOf(list.id, item.id);
      if (heardItems.includes(id) || probedItems.includes(id)) continue;
      const later =
        list.isOrdered === true
          ? list.items.slice(index + 1).find((other) => heardItems.includes(itemIdOf(list.id, other.id)))
          : undefined;
      return { id, item, isBack: later !== undefined, reason: reasonFor(item, later) };
    }
  }
  return null;
}

const reasonFor = (item: Item, later: Item | undefined): string =>
  later === undefined
    ? `Your answer had not come to ${quoted(item)} yet.`
    : `Your answer had come to ${quoted(later)} before ${quoted(item)}, so this went back.`;

const quoted = ({ title }: Item): string => `“${title.replace(/[.!?]+$/u, "")}”`;

const fewestShared = 2;

/**
 * Whether a probe gives room for an item: it names the item, or is on the axis of that name, or shares more telling
 * words with it than any other probe that names no item.
 */
export function fitsItem(item: Item, probes: readonly Probe[]): (probe: Probe) => boolean {
  const named = probes.filter(
    (probe) => probe.item === item.id || (probe.item === undefined && probe.axis === item.id),
  );
  if (named.length > 0) return (probe) => named.includes(probe);
  const own = tellingWords([item.title, item.text, ...item.cues].join(" "));
  const shared = (probe: Probe): number =>
    probe.item === undefined ? [...tellingWords(probe.text)].filter((word) => own.has(word)).length : 0;
  const best = Math.max(fewestShared, ...probes.map(shared));
  return (probe) => shared(probe) === best;
}

const tellingWords = (text: string): ReadonlySet<string> => new Set(wordsOf(text).filter((word) => word.length > 4));
