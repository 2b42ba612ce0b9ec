import { describe, expect, it } from "vitest";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import { createReader } from "./reader.ts";

const tokenise = realTokeniser();
const base = tinyPack();

/** The tiny pack with these cues and examples for the first indicator of the cost axis. */
const readerWith = (
  cues: readonly string[],
  change: { kind?: string; yes?: readonly string[]; no?: readonly string[] } = {},
) => {
  const axes = base.axes.map((axis) => ({
    ...axis,
    indicators: axis.indicators.map((indicator, index) =>
      axis.id === "cost" && index === 0
        ? {
            ...indicator,
            cues,
            kind: change.kind ?? "mechanism",
            examples: { yes: change.yes ?? ["Nothing like it at all."], no: change.no ?? ["Something else again."] },
          }
        : indicator,
    ),
  }));
  return createReader(tinyPack({ axes }), tokenise);
};
const context = { interviewerText: "", isStory: false };
const strengthOf = (cue: string, text: string, change: Partial<typeof context> = {}) =>
  readerWith([cue])
    .evidence(text, { ...context, ...change })
    .find((found) => found.axis === "cost")?.strength ?? "none";

describe("cues", () => {
  it.each([
    ["unit cost", "We publish the unit costs each week.", "clear"],
    ["cost order", "The cost of each order is known to us.", "clear"],
    ["cost order", "The cost of each and every single order is known.", "none"],
    ["order cost", "The cost of an order is known.", "none"],
    ["budget|bill", "We showed them the bills.", "clear"],
    ["bill + finance", "Finance reads through every bill.", "clear"],
    ["bill + finance", "Finance reads through everything.", "none"],
    ["pay", "The search team paid it in full.", "clear"],
    ["feed", "The pipeline stopped at once.", "clear"],
    ["{number} teams", "We moved 14 teams over.", "clear"],
    ["told customers", "We told customers everything at once.", "clear"],
    ["told customers", "We told customers nothing.", "none"],
    ["asked team", "For two days I asked the team nothing, and then it broke.", "none"],
    ["notice + within {duration}", "We notice a missing feed within 4 minutes.", "clear"],
    ["feed within {duration}", "We notice a missing feed within 4 minutes.", "none"],
    ["asked team", "Nothing moved, and I asked the team.", "clear"],
    ["{money}", "It took twelve thousand euros a month.", "clear"],
    ["{money}", "It was 12 million, as the bill says.", "clear"],
    ["{money}", "It took twelve months.", "none"],
    ["{percent}", "It went down by 40%.", "clear"],
    ["{percent}", "It went down by thirty per cent.", "clear"],
    ["{percent}", "We did thirty of them.", "none"],
    ["{duration}", "It was back within an hour.", "clear"],
    ["{duration}", "It was back after 20 minutes.", "clear"],
    ["{duration}", "It was back in 2019.", "none"],
    ["{span}", "In two years nobody has to ask.", "clear"],
    ["{span}", "My plan for 18 months is this.", "clear"],
    ["{span}", "Over five quarters all of them came over.", "clear"],
    ["{span}", "There was a bill like that two years ago.", "none"],
    ["{span}", "It went down over the last two years.", "none"],
    ["{span}", "It stalled us last year.", "none"],
    ["{span}", "Within two months it is done.", "none"],
    ["{percentile}", "Our p99 is where it should be.", "clear"],
    ["{did}", "I then moved it away.", "clear"],
    ["{did}", "I thought about it.", "none"],
    ["{did}", "We moved it away.", "none"],
    ["{duty}", "The catalogue team is paged for it.", "clear"],
    ["{duty}", "We own it together.", "none"],
    ["{duty}", "They use their own tables.", "none"],
    ["{cause}", "We dropped it because nobody read it.", "clear"],
    ["{tool}", "We put kafka there.", "clear"],
    ["{nonsense}", "Nothing of that is here, I am sure.", "none"],
  ])("%j in %j is %s", (cue, text, strength) => {
    expect(strengthOf(cue, text)).toBe(strength);
  });
});

describe("guards", () => {
  it.each([
    "We never had showback.",
    "There was no showback at that time.",
    "We did not have contracts, lineage or showback.",
    "Showback did not exist.",
    "Showback was something we never had.",
    "We worked without any showback.",
    "They lacked showback.",
    "I read that showback helps.",
    'The vendor told them: "showback will lower every bill you have".',
  ])("gives no credit for %j", (text) => {
    expect(strengthOf("showback", text)).toBe("none");
  });

  it.each([
    "We did not like it, but we introduced showback.",
    "No feed runs without showback.",
    "Not only the teams, finance has showback too.",
    "Nobody has to ask, as showback is there.",
    'I told them: "showback comes before every cut we make".',
  ])("gives credit for %j", (text) => {
    expect(strengthOf("showback", text)).toBe("clear");
  });

  it("counts a denial where the cue itself is one", () => {
    expect(strengthOf("not cut", "I did not cut the fraud checks.")).toBe("clear");
  });

  it("weighs what would be done below what was done only where a story was asked for", () => {
    const text = "I would introduce showback for every team.";
    expect(strengthOf("showback", text)).toBe("clear");
    expect(strengthOf("showback", text, { isStory: true })).toBe("weak");
    expect(strengthOf("showback", "I introduced showback for every team.", { isStory: true })).toBe("clear");
  });

  it("takes a wish for no more than a hint", () => {
    expect(strengthOf("showback", "Ideally we get showback one day.")).toBe("weak");
  });

  it("takes a deed of one's own for no echo of the question for it, unless all the rest is one", () => {
    const interviewerText = "What did you decide about the showback?";
    expect(strengthOf("{did}", "I decided on two of them.", { interviewerText })).toBe("clear");
    expect(strengthOf("{did} + showback", "I decided on the showback.", { interviewerText })).toBe("none");
    expect(strengthOf("{did} + showback", "I stopped the showback.", { interviewerText })).toBe("clear");
  });

  it("gives no credit for words that the interviewer just used", () => {
    const interviewerText = "Who sees the showback?";
    expect(strengthOf("showback", "Yes, they can see the showback.", { interviewerText })).toBe("none");
    expect(strengthOf("showback + finance", "Finance opens the showback.", { interviewerText })).toBe("clear");
  });

  it("gives no credit for a heap or a list of terms", () => {
    expect(strengthOf("showback", "Contracts, lineage, showback, budgets, owners, templates.")).toBe("none");
    expect(strengthOf("showback", "We have contracts, lineage, showback, budgets, owners, templates and tiers.")).toBe(
      "none",
    );
    expect(
      strengthOf("showback", "Showback lineage contracts budget owner tier price unit economics policy guardrail."),
    ).toBe("none");
  });

  it("asks for a verb, except for a figure", () => {
    const text = "Four cents per order.";
    expect(readerWith(["{money}"]).evidence(text, context)).toEqual([]);
    expect(readerWith(["{money}"], { kind: "number" }).evidence(text, context)).toHaveLength(1);
  });

  it.each([
    "May I ask how showback is done here?",
    "Can I ask about showback first.",
    "Is there showback for any of them?",
    "My answer names showback and says who pays.",
    "As the rubric has it, there is showback.",
  ])("takes nothing from %j", (text) => {
    expect(strengthOf("showback", text)).toBe("none");
    expect(createReader(base, tokenise).points(text.replace("showback", "alphatwo"), "alpha")).toEqual([]);
  });

  it("takes a tag for no question", () => {
    expect(strengthOf("showback", "We had showback for every team, right?")).toBe("clear");
  });

  it("takes nothing that is said as the rubric says it", () => {
    const said = "We can tell who is called when it breaks.";
    const axes = base.axes.map((axis) => ({
      ...axis,
      indicators: axis.indicators.map((one) => ({ ...one, text: "Is it said who is called when it breaks?" })),
    }));
    const reciting = readerWith(["called + breaks"]).pack.axes.map((axis, index) => ({
      ...axis,
      indicators: axis.indicators.map((one, at) => ({ ...one, text: axes[index]?.indicators[at]?.text ?? one.text })),
    }));
    expect(strengthOf("called + breaks", said)).toBe("clear");
    expect(createReader(tinyPack({ axes: reciting }), tokenise).evidence(said, context)).toEqual([]);
  });

  it("takes nothing but tools from a sentence of product names", () => {
    expect(strengthOf("orders", "Kafka, Spark and Kafka for orders is what we have.")).toBe("none");
    expect(strengthOf("orders", "Kafka, Spark and Kafka for orders, because they replay.")).toBe("clear");
  });

  it("lets an example that must not count veto a cue", () => {
    const change = { no: ["Finance opened the bill by mistake."] };
    expect(readerWith(["bill"], change).evidence("By mistake finance opened a bill.", context)).toEqual([]);
    expect(readerWith(["bill"], change).evidence("Each team opens its bill on Mondays.", context)).toHaveLength(1);
  });

  it("knows a yes-example in other order", () => {
    const change = { yes: ["Each squad reads its own invoice before the sprint."] };
    const text = "Before the sprint each squad reads an invoice.";
    expect(readerWith(["nothinglikeit"], change).evidence(text, context)).toHaveLength(1);
  });
});

describe("a reader", () => {
  it("gives whole sentences, by place, with their axis", () => {
    const text = "First some talk. Then costword1 came up. And scaleword2 came too.";
    const found = createReader(base, tokenise).indicators(text, context);
    expect(found.map(({ id, axis, start, end }) => [id, axis, text.slice(start, end)])).toEqual([
      ["costword1", "cost", "Then costword1 came up."],
      ["scaleword2", "scale", "And scaleword2 came too."],
    ]);
  });

  it("credits at most three indicators of an axis to one sentence", () => {
    const text = "We have costword1 and costword2, then costword3 with costword4 because costword5 was there.";
    expect(createReader(base, tokenise).indicators(text, context)).toHaveLength(3);
  });

  it("finds the points of a question, and none of an unknown one", () => {
    const reader = createReader(base, tokenise);
    expect(reader.points("There is alphatwo in it.", "alpha").map(({ id }) => id)).toEqual(["two"]);
    expect(reader.points("There is alphatwo in it.", "gone")).toEqual([]);
  });

  it.each([
    ["hero", "I stayed up all night and fixed it by hand, and that was that."],
    ["blame", "It was their fault, since they broke it again and again."],
    ["we", "We looked at it together. Then we found the trouble. We put it right."],
    ["tools", "We put Kafka in front. Spark is behind it. Kafka again on top."],
    ["number", "I moved the owners around until each feed had one, and I closed the rest."],
    ["vague", "There are many ways to look at these things, and communication is the key to all of them."],
  ])("hears the gap %s", (gap, text) => {
    expect(createReader(base, tokenise).gaps(text, context)).toContain(gap);
  });

  it("hears no gap in a concrete answer", () => {
    const text =
      "I moved 14 feeds to the catalogue team, because they could not be reached at night; calls fell from 70 to 20.";
    expect(createReader(base, tokenise).gaps(text, { ...context, isStory: true })).toEqual([]);
  });

  it("misses the outcome of a story", () => {
    const text =
      "Well, there was this one thing with the feed and all the people around it were quite upset about what they had there at that time.";
    expect(createReader(base, tokenise).gaps(text, { ...context, isStory: true })).toContain("star");
  });
});
