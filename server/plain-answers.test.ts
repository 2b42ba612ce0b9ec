import { describe, expect, it } from "vitest";
import { type AxisId, axisIds } from "#core/setup/names.ts";
import { createReader } from "#core/reading/reader.ts";
import { realTokeniser } from "#core/testing/tokeniser.ts";
import { realPack } from "./testing/real-pack.ts";

const reader = createReader((await realPack()).pack, realTokeniser());
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
