import { formatChecklists, itemIdOf, storyChecklistId } from "../setup/checklists.ts";
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
export const steppedLists = (policy: Pick<Policy, "pack" | "setup">): readonly Checklist[] =>
  formatOf(policy)?.answerSeconds === undefined ? formatChecklists(policy.pack, policy.setup.format) : [];

export const steppedIds = (policy: Pick<Policy, "pack" | "setup">): readonly string[] =>
  steppedLists(policy).map(({ id }) => id);

/**
 * Items that no answer came to and no probe asked for, in the order of the lists; in an interview on a story first what
 * its worksheet lacks.
 */
export function openSteps(policy: Policy): readonly Step[] {
  const { heardItems, probedItems } = policy.state;
  const lacks = (policy.setup.story?.lacks ?? []).map((id) => itemIdOf(storyChecklistId, id));
  const steps = steppedLists(policy).flatMap((list) =>
    list.items.flatMap((item, index): Step[] => {
      const id = itemIdOf(list.id, item.id);
      if (heardItems.includes(id) || probedItems.includes(id)) return [];
      const after = list.isOrdered === true ? list.items.slice(index + 1) : [];
      const later = after.find((other) => heardItems.includes(itemIdOf(list.id, other.id)));
      return [{ id, item, isBack: later !== undefined, reason: reasonFor(item, later) }];
    }),
  );
  return steps.toSorted((a, b) => Number(lacks.includes(b.id)) - Number(lacks.includes(a.id)));
}

const reasonFor = (item: Item, later: Item | undefined): string =>
  later === undefined
    ? `Your answer had not come to ${quoted(item)} yet.`
    : `Your answer had come to ${quoted(later)} before ${quoted(item)}, so this went back.`;

const quoted = ({ title }: Item): string => `“${title.replace(/[.!?]+$/u, "")}”`;

/** Kinds that only fit what was said just before: words in common with an item are chance there. */
const onlyAfter: readonly Probe["kind"][] = ["pressure", "flag", "we", "tools", "hero", "blame", "contradiction"];

/** Fewer words in common are chance. */
const fewestShared = 2;

/**
 * Whether a probe gives room for an item: it names the item, or has the axis of that name, or shares more telling words
 * with it than with any other item of the lists.
 */
export function fitsItem(policy: Pick<Policy, "pack" | "setup">, item: Item): (probe: Probe) => boolean {
  const items = steppedLists(policy).flatMap((list) => list.items);
  return (probe) => {
    if (probe.item !== undefined) return probe.item === item.id;
    if (probe.axis === item.id) return true;
    if (onlyAfter.includes(probe.kind)) return false;
    const asked = tellingWords(probe.text);
    const shared = (other: Item): number => asked.filter((word) => wordsOfItem(other).has(word)).length;
    const own = shared(item);
    return own >= fewestShared && items.every((other) => other === item || shared(other) < own);
  };
}

const wordsByItem = new WeakMap<Item, ReadonlySet<string>>();

function wordsOfItem(item: Item): ReadonlySet<string> {
  const words = wordsByItem.get(item) ?? new Set(tellingWords([item.title, item.text, ...item.cues].join(" ")));
  wordsByItem.set(item, words);
  return words;
}

const tellingWords = (text: string): readonly string[] => [
  ...new Set(wordsOf(text).filter((word) => word.length > 3 && !smallWords.has(word))),
];

const smallWords = new Set(
  "about after also been before both each from have here into just like made make more most much only other over some such take than that them then there they this those time want were what when where which while whose will with would your yours".split(
    " ",
  ),
);
