import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReferenceItem } from "./reference-page.ts";
import {
  countKnown,
  emptyRehearsal,
  itemsToCome,
  judgeItem,
  missedInRound,
  type Rehearsal,
  startRound,
} from "./rehearsal.ts";

const itemsNamed = (...ids: string[]): ReferenceItem[] => ids.map((id) => ({ id, prompt: id, answer: id }));
const items = itemsNamed("a", "b", "c", "d", "e");
const idsOf = (found: readonly ReferenceItem[]): string => found.map(({ id }) => id).join("");
/** `"a+ b-"`: a known, then b missed. */
const judged = (words: string, from: Rehearsal = emptyRehearsal): Rehearsal =>
  words.split(" ").reduce((rehearsal, word) => judgeItem(rehearsal, word.slice(0, -1), word.endsWith("+")), from);

describe("the order of a round", () => {
  it("is what was missed, then what was never seen, then what was known longest ago", () => {
    const rehearsal = startRound(judged("c+ a+ d- b-"), 1);
    expect(idsOf(itemsToCome(rehearsal, items))).toBe("dbeca");
  });

  it("takes the last result of an item, not the ones before it", () => {
    expect(idsOf(itemsToCome(startRound(judged("a- b- a+"), 1), itemsNamed("a", "b")))).toBe("ba");
  });

  it("is the same for the same seed, and not for every seed", () => {
    const orders = Array.from({ length: 20 }, (_, seed) => idsOf(itemsToCome(startRound(emptyRehearsal, seed), items)));
    expect(idsOf(itemsToCome(startRound(emptyRehearsal, 3), items))).toBe(orders[3]);
    expect(new Set(orders).size).toBeGreaterThan(5);
  });

  it("does not move when an item is judged: the rest stays in its order", () => {
    const start = startRound(judged("c+ a+ d- b-"), 9);
    const [first, ...rest] = itemsToCome(start, items);
    const after = judgeItem(start, first?.id ?? "", false);
    expect(itemsToCome(after, items)).toEqual(rest);
  });

  it("goes on with items that came into the page meanwhile, and forgets those that left", () => {
    const rehearsal = judged("a+", startRound(emptyRehearsal, 1));
    expect(itemsToCome(rehearsal, itemsNamed("a", "new"))).toEqual(itemsNamed("new"));
  });

  it("shows every item once in any history, and then ends", () => {
    const anyJudgements = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.boolean()));
    fc.assert(
      fc.property(
        anyJudgements,
        fc.integer(),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (past, seed, results) => {
          let rehearsal = past.reduce((before, [id, isKnown]) => judgeItem(before, id, isKnown), emptyRehearsal);
          rehearsal = startRound(rehearsal, seed);
          const shown: string[] = [];
          for (const isKnown of results) {
            const next = itemsToCome(rehearsal, items)[0]?.id ?? "none";
            shown.push(next);
            rehearsal = judgeItem(rehearsal, next, isKnown);
          }
          expect(shown.toSorted()).toEqual(["a", "b", "c", "d", "e"]);
          expect(itemsToCome(rehearsal, items)).toEqual([]);
          const missed = missedInRound(rehearsal, items).map(({ id }) => id);
          expect(missed).toEqual(shown.filter((_, index) => results[index] === false).toSorted());
          expect(
            itemsToCome(startRound(rehearsal, seed), items)
              .slice(0, missed.length)
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual(missed);
        },
      ),
    );
  });
});

describe("what is kept of an item", () => {
  it("is how often it was known and missed, and the last result with its place", () => {
    expect(judged("a+ a- a-").items["a"]).toEqual({ knew: 1, missed: 2, last: "missed", seq: 3 });
  });

  it("gives how many were known the last time", () => {
    expect(countKnown(judged("a+ b+ b- gone+"), items)).toEqual({ known: 1, seen: 2 });
  });

  it("is not confused by an id that every object has", () => {
    const odd = itemsNamed("constructor", "toString");
    expect(itemsToCome(startRound(emptyRehearsal, 1), odd)).toHaveLength(2);
    expect(countKnown(emptyRehearsal, odd)).toEqual({ known: 0, seen: 0 });
  });
});
