import { describe, expect, it } from "vitest";
import { type AxisId, axisIds } from "#core/setup/names.ts";
import { createReader } from "#core/reading/reader.ts";
import { realTokeniser } from "#core/testing/tokeniser.ts";
import { realPack } from "./testing/real-pack.ts";

const { pack } = await realPack();
const reader = createReader(pack, realTokeniser());
const shown = (text: string, asked: readonly AxisId[]): readonly string[] =>
  reader.evidence(text, { interviewerText: "", isStory: false, asked }).map(({ axis, id }) => `${axis}/${id}`);

/** Sentences in plain words, of many trades, as they are said in reply to a question for the axis. */
const plain: readonly (readonly [AxisId, string, string])[] = [
  ["scale", "measured-limit", "At about 5,000 bookings an hour the seat lock is the narrow spot."],
  ["scale", "scaling-mechanism", "We gave every airport its own lock, so that Oslo does not wait for Madrid."],
  ["scale", "trigger", "When we pass 4,000 an hour a light goes on and they open the second lane."],
  ["reliability", "detection", "If the shipments are below half of the same weekday, the night planner gets a call."],
  ["reliability", "isolation", "The bad batch is left standing outside, and the other plants carry on."],
  ["reliability", "recovery", "We loaded Tuesday again from the original files."],
  ["reliability", "time-measured", "Since March we have had two such days instead of eleven."],
  ["reliability", "prevention-policy", "No plant may go live before it has shown this, that is a house rule."],
  ["reliability", "blast-radius", "About 600 parcels went to the wrong depot."],
  ["cost", "unit-cost", "One blood test comes to 12 cents in computing."],
  ["cost", "saving-measured", "It used to be 20."],
  ["cost", "lever", "We run the big sort only on Sundays now rather than every night."],
  ["cost", "tier-price", "An express parcel is paid for at four times the normal price."],
  ["cost", "budget-owner", "The labs see their share on the monthly sheet."],
  ["ownership", "own-decision", "I took the night calls away from the central desk, because they knew nothing of it."],
  ["ownership", "decision-rights", "The bakery manager decides on the order, and I only set the upper limit."],
  ["ownership", "on-call", "The shop leader is rung first, and after half an hour the area manager."],
  ["ownership", "people-lever", "I sat down with him every week and we went through what he had put off."],
  ["ownership", "decides-without", "They changed the plan on their own, and I heard of it two days later."],
  ["ownership", "effect-measured", "Questions to me went down from thirty a week to four."],
  ["evolution", "sequence", "We begin with the two ports that asked for it, by Easter, and then the four small ones."],
  ["evolution", "exit-criteria", "The next port starts only if the first two had no wrong list for six weeks."],
  ["evolution", "horizon", "By the end of next year the captains enter it themselves."],
  ["evolution", "adoption-measure", "Today it is one in ten."],
  ["evolution", "stops", "The fax line is shut at the end of the year."],
  ["evolution", "funding", "Two people from the counter do the work."],
  ["evolution", "safe-move", "Old and new lists run beside each other for a month."],
];

describe("an answer in plain words", () => {
  it.each(plain)("shows %s/%s by %j", (axis, id, text) => {
    expect(shown(text, [axis])).toContain(`${axis}/${id}`);
  });

  it.each(["It used to be 20.", "Today it is one in ten.", "Since March we have had two such days instead of eleven."])(
    "leaves a bare figure alone where nothing was asked for: %j",
    (text) => {
      expect(shown(text, [])).toEqual([]);
    },
  );

  it.each([
    "The price feed was late for 40 minutes and pages showed stale prices.",
    "I moved the price feed to its own topic.",
  ])("takes no price that a customer sees for what a tier costs: %j", (text) => {
    expect(shown(text, []).filter((id) => id.startsWith("cost/"))).toEqual([]);
  });

  it.each([
    "I do not know what it costs.",
    "I do not know who decides.",
    "We never practised that, and we had no backup.",
    "It depends on many things, and I cannot say what would break first.",
    "We all feel responsible for it.",
    "Someone from the group gets called, I suppose.",
    "I did what my boss told me.",
    "There is no plan for next year.",
    "Nobody pays for it, as far as I know.",
    "The team is great, and everybody helps.",
    "That is a good question, and I want to be careful with it.",
    "It was a rainy week, and the coffee machine was out of order again.",
  ])("shows nothing of any axis by %j", (text) => {
    expect(shown(text, axisIds)).toEqual([]);
  });
});

describe("the scope", () => {
  it.each([
    ["own-team", "I run the data group of a hospital chain, nine people."],
    ["own-team", "One of my analysts did the count."],
    ["team-delivery", "I had two of my people rewrite the loader."],
    ["leads-managers", "I have three leads under me."],
  ])("is %s where they say %j", (id, text) => {
    expect(shown(text, [])).toContain(`scope/${id}`);
  });

  it("is not that of a lead for managers of other trades, nor for two years or two departments named in passing", () => {
    expect(shown("The depot managers decide on it.", [])).not.toContain("scope/leads-managers");
    const { em } = pack.scope.levels;
    expect([em.anyOf.includes("multi-quarter"), em.anyOf.includes("several-teams")]).toEqual([false, false]);
  });
});

/** The same for what the checklists of the formats ask for. */
const items: readonly (readonly [string, string])[] = [
  ["star/stabilise", "We froze prices at the last good copy within ten minutes."],
  ["star/stabilise", "I had the old list put back on the tills while we looked."],
  ["star/isolate", "We cut that one plant off from the rest."],
  ["star/communicate", "The nurses were told at nine."],
  ["star/situation", "The night file came in empty."],
  ["star/task", "It was up to me whether we stop."],
  ["star/result", "By noon everything was right again."],
  ["star/permanent", "From that day on a second person has to look before anything is sent."],
  ["star/kpi", "Before, it took us a day, now twenty minutes."],
  ["cost-levers/re-tier", "Half of the live feeds can be daily, as nobody acts on them at night."],
  ["cost-levers/showback", "Every department sees its own share of the bill."],
  ["plan-90-days/weeks-1-2", "Days 1 to 30: I show every team what it spends."],
  ["plan-90-days/weeks-3-6", "Days 31 to 60: slower levels where nothing is lost, and limits."],
  ["plan-90-days/weeks-7-12", "Days 61 to 90: history to cheap disks, and a budget for every team."],
  ["opener-control-plane/slos", "Stock may be ten minutes old at most."],
  ["design-failure-modes/backfills", "We can replay from the raw copy."],
  ["design-failure-modes/duplicates", "The same sale twice counts once."],
  ["design-failure-modes/schema-drift", "A column that nobody announced stops the load."],
  ["design-steps/evolution", "By next year the teams do this on their own."],
];

describe("a checklist", () => {
  it.each(items)("ticks %s by %j", (id, text) => {
    const [list = ""] = id.split("/");
    expect(reader.items(text, [list], { interviewerText: "", isStory: false }).map((item) => item.id)).toContain(id);
  });
});
