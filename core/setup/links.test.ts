import { describe, expect, it } from "vitest";
import { slotNames } from "../reading/slots.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { cueSlots } from "./cue-links.ts";
import { findBrokenLinks } from "./links.ts";
import type { Pack } from "./pack.ts";

/** A deep copy of the tiny pack, changed in place. */
function changed(change: (pack: Pack) => void): Pack {
  const pack = structuredClone(tinyPack());
  change(pack);
  return pack;
}

const brokenIn = (change: (pack: Pack) => void) =>
  findBrokenLinks(changed(change)).map(({ file, path }) => [file, ...path].join("/"));

const first = <Item>(items: readonly Item[]): Item => {
  const item = items[0];
  if (item === undefined) throw new Error("The list is empty.");
  return item;
};

describe("findBrokenLinks", () => {
  it("finds nothing in a pack that is whole", () => {
    expect(findBrokenLinks(tinyPack())).toEqual([]);
  });

  it.each<[string, (pack: Pack) => void, string]>([
    ["a question", (pack) => void pack.questions.push(first(pack.questions)), "questions.yaml/questions/2/id"],
    ["a family", (pack) => void pack.families.push(first(pack.families)), "questions.yaml/families/2/id"],
    ["an axis", (pack) => void (pack.axes[1] = first(pack.axes)), "axes.yaml/axes/1/id"],
    ["a level", (pack) => void (pack.levels[1] = first(pack.levels)), "pack.yaml/levels/1/id"],
    ["a red flag", (pack) => void (pack.redFlags[1] = first(pack.redFlags)), "red-flags.yaml/redFlags/1/id"],
    ["a persona", (pack) => void pack.personas.push(first(pack.personas)), "personas.yaml/personas/1/id"],
    ["a format", (pack) => void pack.formats.push(first(pack.formats)), "formats.yaml/formats/2/id"],
    ["a fact", (pack) => void pack.scenario.facts.push(first(pack.scenario.facts)), "scenario.yaml/facts/1/id"],
    [
      "a point of one question",
      (pack) => void first(pack.questions).points.push(first(first(pack.questions).points)),
      "questions.yaml/questions/0/points/2/id",
    ],
    [
      "an indicator of another axis",
      (pack) => void (first(pack.axes).indicators[0]!.id = "costword1"),
      "axes.yaml/axes/2/indicators/0/id",
    ],
    [
      "a probe that belongs to a question",
      (pack) => void (first(pack.probes).id = "alpha-cost"),
      "probes.yaml/probes/0/id",
    ],
  ])("finds %s whose id is used twice", (_what, change, place) => {
    expect(brokenIn(change)).toContain(place);
  });

  it("lets two questions have points of the same id", () => {
    expect(first(tinyPack().questions).points[0]?.id).toBe(tinyPack().questions[1]?.points[0]?.id);
  });

  it("takes ids that look the same for the same", () => {
    const pack = changed(({ questions }) => void (first(questions).id = "ﬁle"));
    pack.questions[1]!.id = "file";
    expect(findBrokenLinks(pack).map((link) => link.path.join("/"))).toContain("questions/1/id");
  });

  it.each<[string, (pack: Pack) => void, string]>([
    [
      "a question of a family that does not exist",
      (pack) => void pack.questions.push({ ...first(pack.questions), id: "gamma", family: "third", probes: [] }),
      "questions.yaml/questions/2/family",
    ],
    [
      "a must-ask family that has no question",
      (pack) => void pack.formats[1]!.mustAsk.push("third"),
      "formats.yaml/formats/1/mustAsk/2",
    ],
    [
      "a level that needs an indicator of another axis",
      (pack) => void first(pack.axes).levels[3].all.push("costword1"),
      "axes.yaml/axes/0/levels/3/all/1",
    ],
    [
      "a level that needs one of indicators that do not exist",
      (pack) => void first(pack.axes).levels[4].anyOf.push("nowhere"),
      "axes.yaml/axes/0/levels/4/anyOf/2",
    ],
    [
      "a level that asks for more indicators than there are",
      (pack) => void (first(pack.axes).levels[4].atLeast = 6),
      "axes.yaml/axes/0/levels/4/atLeast",
    ],
    [
      "a scope level that asks for more indicators than there are",
      (pack) => void (pack.scope.levels["senior-em"].atLeast = 4),
      "pack.yaml/scope/levels/senior-em/atLeast",
    ],
    [
      "decision rules that do not go from best to worst",
      (pack) => void (first(pack.levels).decision[1]!.decision = "strong-hire"),
      "pack.yaml/levels/0/decision/1/decision",
    ],
    [
      "a default length that the format does not have",
      (pack) => void (first(pack.formats).defaultMinutes = 9),
      "formats.yaml/formats/0/defaultMinutes",
    ],
    [
      "a length with more questions than the pack",
      (pack) => void (pack.formats[1]!.lengths[0]!.questions = 3),
      "formats.yaml/formats/1/lengths/0/questions",
    ],
    [
      "a length that stands there twice",
      (pack) => void first(pack.formats).lengths.push({ minutes: 8, questions: 2 }),
      "formats.yaml/formats/0/lengths/1/minutes",
    ],
    [
      "a format whose time is all kept for the end",
      (pack) => void (first(pack.formats).ownQuestionsMinutes = 8),
      "formats.yaml/formats/0/ownQuestionsMinutes",
    ],
    [
      "a flag of absence without an axis",
      (pack) => void delete pack.redFlags[1]!.axis,
      "red-flags.yaml/redFlags/1/kind",
    ],
    [
      "an axis probe without an axis",
      (pack) => void delete first(first(pack.questions).probes).axis,
      "questions.yaml/questions/0/probes/0/kind",
    ],
    [
      "a pressure probe without an axis",
      (pack) => void (first(pack.probes).kind = "pressure"),
      "probes.yaml/probes/0/kind",
    ],
    [
      "a probe for the questions of an unknown family",
      (pack) => void (first(pack.probes).families = ["third"]),
      "probes.yaml/probes/0/families",
    ],
    [
      "a pressure probe without a rung",
      (pack) => void Object.assign(first(pack.probes), { kind: "pressure", axis: "cost" }),
      "probes.yaml/probes/0/kind",
    ],
    ["a flag probe without a flag", (pack) => void (first(pack.probes).kind = "flag"), "probes.yaml/probes/0/kind"],
    [
      "a slot that the cue grammar does not have",
      (pack) => void first(first(pack.axes).indicators).cues.push("bill + {monney}"),
      "axes.yaml/axes/0/indicators/0/cues/1",
    ],
    [
      "a cue with nothing beside its plus",
      (pack) => void first(pack.scenario.facts).topics.push("bill +"),
      "scenario.yaml/facts/0/topics/2",
    ],
    [
      "a cue with an empty alternative",
      (pack) => void first(pack.probes).cues.push("bill||cost"),
      "probes.yaml/probes/0/cues/0",
    ],
    [
      "a phrase with a word in braces that is not filled in",
      (pack) => void first(pack.personas).phrases.open.push("We have {minuts} minutes."),
      "personas.yaml/personas/0/phrases/open/1",
    ],
    [
      "a word in braces where nothing is filled in",
      (pack) => void first(pack.personas).phrases.close.push("Thank you for {minutes} minutes."),
      "personas.yaml/personas/0/phrases/close/1",
    ],
  ])("finds %s", (_what, change, place) => {
    expect(brokenIn(change)).toEqual([place]);
  });

  it("says in a sentence what to mend", () => {
    const pack = changed(({ questions }) => void (questions[1]!.family = "third"));
    expect(findBrokenLinks(pack)[0]?.message).toBe(
      'There is no family "third"; name one of "families", or add it there.',
    );
  });

  it("knows the slots that the reader knows", () => {
    expect(cueSlots).toEqual(slotNames.map((name) => `{${name}}`));
  });
});

describe("findBrokenLinks in formats, checklists, lenses and stories", () => {
  const item = (id: string) => ({ id, title: id, text: `The ${id}.`, cues: [id] });
  const withList = (change: (pack: Pack) => void) =>
    brokenIn((pack) => {
      pack.checklists = [{ id: "steps", title: "Steps", isOrdered: true, items: [item("one"), item("two")] }];
      first(pack.formats).checklists = ["steps"];
      first(pack.questions).checklists = ["steps"];
      change(pack);
    });

  it("finds nothing where every name exists", () => {
    expect(withList(() => undefined)).toEqual([]);
  });

  it.each<[string, (pack: Pack) => void, string]>([
    [
      "an unknown question",
      (pack) => void (first(pack.formats).questions = ["x"]),
      "formats.yaml/formats/0/questions/0",
    ],
    [
      "an unknown checklist",
      (pack) => void (first(pack.formats).checklists = ["x"]),
      "formats.yaml/formats/0/checklists/0",
    ],
    [
      "an unknown checklist of a question",
      (pack) => void (first(pack.questions).checklists = ["steps", "x"]),
      "questions.yaml/questions/0/checklists/1",
    ],
    ["a checklist twice", (pack) => void pack.checklists?.push(first(pack.checklists)), "formats.yaml/checklists/1/id"],
    [
      "an item twice",
      (pack) => void first(pack.checklists ?? []).items.push(item("one")),
      "formats.yaml/checklists/0/items/2/id",
    ],
    [
      "an item's cue that cannot match",
      (pack) => void (first(first(pack.checklists ?? []).items).cues = ["{moon}"]),
      "formats.yaml/checklists/0/items/0/cues/0",
    ],
    [
      "a probe for an item that no checklist has",
      (pack) => void (first(first(pack.questions).probes).item = "three"),
      "questions.yaml/questions/0/probes/0/item",
    ],
    [
      "a probe that an indicator should settle which no axis has",
      (pack) => void (first(first(pack.questions).probes).settledBy = ["cost/nothing"]),
      "questions.yaml/questions/0/probes/0/settledBy/0",
    ],
    [
      "a probe of any question that a point should settle",
      (pack) => void (first(pack.probes).settledBy = [first(first(pack.questions).points).id]),
      "probes.yaml/probes/0/settledBy/0",
    ],
    [
      "a story format without stories",
      (pack) => void pack.formats.push({ ...first(pack.formats), id: "story" }),
      "formats.yaml/formats/2/id",
    ],
    [
      "the id that is kept for a story",
      (pack) => void (first(pack.questions).id = "your-story"),
      "questions.yaml/questions/0/id",
    ],
    [
      "a hint that gives a point away",
      (pack) => void (first(pack.questions).hints = ["Think.", "Go on.", "Is it the first point?"]),
      "questions.yaml/questions/0/hints/2",
    ],
    [
      "a hint that stands there twice",
      (pack) => void (first(pack.questions).hints = ["Think.", "Think.", "Think harder."]),
      "questions.yaml/questions/0/hints/1",
    ],
    [
      "more questions than the lists of a loop hold",
      (pack) => void (first(pack.questions).list = "practice"),
      "formats.yaml/formats/1/lengths/0/questions",
    ],
  ])("finds %s", (_what, change, place) => {
    expect(withList(change)).toContain(place);
  });

  it("finds a lens whose rule asks for an indicator that it lacks", () => {
    const broken = brokenIn((pack) => {
      const { anchors, indicators, levels } = first(pack.axes);
      const rules = { ...levels, 3: { ...levels[3], all: ["nothing"] } };
      pack.lenses = [{ id: "lens", title: "Lens", question: "What?", anchors, indicators, levels: rules }];
    });
    expect(broken).toEqual(["lenses.yaml/lenses/0/levels/3/all/0"]);
  });
});
