import { describe, expect, it } from "vitest";
import type { Grade } from "#core/grading/grade.ts";
import { gradeTranscript } from "#core/grading/grade-transcript.ts";
import { createReader } from "#core/reading/reader.ts";
import { realTokeniser } from "#core/testing/tokeniser.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import { createBuiltInGrader } from "./grader/built-in.ts";
import { realPack } from "./testing/real-pack.ts";

const { pack } = await realPack();
const plain = { interviewerText: "", isStory: false };

/** A reference answer with figures in the places that wait for the person's own. */
const withFigures = (text: string) => text.replaceAll("[your number]", "12").replaceAll(/\[[^\]]*\]/gu, "May");

describe("how model answers are graded with this pack", () => {
  const reader = createReader(pack, realTokeniser());
  const grader = createBuiltInGrader(reader);

  async function gradeOf(questionId: string, ...answers: readonly string[]): Promise<Grade> {
    const question = pack.questions.find(({ id }) => id === questionId);
    const format = pack.formats.find(({ questions }) => questions?.includes(questionId))?.id ?? "single";
    const move = { type: "ask", kind: null, reason: "", questionId, axis: null, sourceId: null } as const;
    const turns: TranscriptTurn[] = [
      { n: 1, speaker: "interviewer", text: question?.text ?? "", atMs: 0, move },
      ...answers.map((text, index) => ({ n: index + 2, speaker: "candidate", text, atMs: 0, move: null }) as const),
    ];
    for await (const step of gradeTranscript({ turns, level: "em", format, packHash: "", reader, grader }))
      if (step.type === "grade") return step.grade;
    throw new Error("no grade at the end");
  }
  const itemsOf = ({ checklists }: Grade, listId: string) => checklists?.find(({ id }) => id === listId)?.items ?? [];
  const tickedIn = (grade: Grade, listId: string) =>
    itemsOf(grade, listId).flatMap(({ id, quotes }) => (quotes.length > 0 ? [id] : []));
  const missedIn = (grade: Grade, listId: string) =>
    itemsOf(grade, listId).flatMap(({ id, quotes }) => (quotes.length > 0 ? [] : [id]));
  const raised = ({ redFlags }: Grade) => redFlags.filter(({ verdict }) => verdict === "present").map(({ id }) => id);

  it("raises no flag, scolds no list and is no rejection for any reference answer", async () => {
    for (const { id, reference } of pack.questions) {
      const grade = await gradeOf(id, withFigures(reference ?? ""));
      const stuffed = grade.integrityNotes.filter(({ type }) => type === "stuffed");
      expect([id, grade.decision === "no-hire", raised(grade), stuffed]).toEqual([id, false, [], []]);
    }
  });

  it.each([
    ["control first, in a list", "opener-platform", openerInLabels, ["opener-control-plane", []]],
    [
      "lanes, guardrails and the way ahead, under labels",
      "opener-platform",
      openerInLabels,
      ["opener-beats", ["sla-economics"]],
    ],
    ["the framework in one breath", "opener-platform", frameworkInOneBreath, ["opener-beats", []]],
    ["six moves on cost", "opener-costs", costMoves, ["opener-costs", []]],
    ["an incident as a list of deeds", "star-price-incident", incidentInDeeds, ["star", ["communicate", "kpi"]]],
  ] as const)("ticks and does not reject %s", async (_, questionId, text, [listId, missed]) => {
    const grade = await gradeOf(questionId, text);
    expect(missedIn(grade, listId)).toEqual(missed);
    expect([grade.decision === "no-hire", raised(grade)]).toEqual([false, []]);
    expect(grade.integrityNotes).toEqual([]);
  });

  it.each([
    [
      "star-major-incident",
      "star",
      "stabilise",
      "The order feed stopped during a sale of ours, and we all sat in the office.",
    ],
    [
      "star-major-incident",
      "star",
      "isolate",
      "The order feed stopped during a sale of ours, and we all sat in the office.",
    ],
    ["star-major-incident", "star", "communicate", "It went on for hours in the night, and we told customers nothing."],
    ["star-major-incident", "star", "permanent", "Nothing changed after the sale, and the team went on as it was."],
    ["star-major-incident", "star", "permanent", "I cut over to a new topic behind a contract gate during the night."],
    ["star-major-incident", "star", "kpi", "In the end we reduced time-to-detect, and eliminated this class of drift."],
    ["star-major-incident", "star", "kpi", "After that we went to three sites and had two outages in that year."],
    ["star-major-incident", "star", "result", "Nobody knew what to tell customers after that long night."],
    [
      "costs-exploding",
      "cost-levers",
      "autoscale",
      "I would negotiate with the cloud vendor and buy reserved instances.",
    ],
    [
      "opener-platform",
      "opener-beats",
      "sla-economics",
      "It has SLOs for freshness with lineage and cost attribution from the first day.",
    ],
    [
      "design-platform",
      "design-steps",
      "evolution",
      "Domains sign versioned contracts with a deprecation window of 90 days.",
    ],
  ])("does not tick in an answer to %s, list %s, the item %s by: %s", async (questionId, listId, itemId, text) => {
    expect(tickedIn(await gradeOf(questionId, text), listId)).not.toContain(itemId);
  });

  it.each([
    [
      "star-major-incident",
      "star",
      "stabilise",
      "I stopped the order feed and put the page on yesterday's copy within minutes.",
    ],
    ["star-major-incident", "star", "communicate", "Merchants and support heard every half hour what we knew."],
    ["star-major-incident", "star", "result", "This class of drift has not come back in five quarters."],
    ["star-major-incident", "star", "kpi", "Time to detect went from 21 minutes to 3 in two quarters."],
    ["star-major-incident", "star", "permanent", "Since then every source passes a contract gate before production."],
    ["design-platform", "design-clarify", "consumers", "What latency do the consumers need, and who are they?"],
    ["design-platform", "design-clarify", "cost-sensitivity", "How sensitive is the business to cost?"],
    [
      "design-platform",
      "design-failure-modes",
      "schema-drift",
      "Schema drift: contract gates at ingress, canary topics, and review windows before promotions.",
    ],
  ])("ticks in an answer to %s, list %s, the item %s by: %s", async (questionId, listId, itemId, text) => {
    expect(tickedIn(await gradeOf(questionId, text), listId)).toContain(itemId);
  });

  it("does not scold the order of any reference answer, nor of the openers", async () => {
    const answers = pack.questions.map(({ id, reference }) => [id, withFigures(reference ?? "")] as const);
    answers.push(["opener-platform", openerInLabels], ["opener-platform", frameworkInOneBreath]);
    for (const [id, text] of answers) {
      const notes = (await gradeOf(id, text)).checklists?.flatMap(({ orderNotes }) => orderNotes);
      expect([id, notes]).toEqual([id, []]);
    }
  });

  it("takes no price per thousand updates for a load", async () => {
    const text =
      "We pay four cents per thousand updates, and a fresh price within five minutes is worth that to the shop.";
    const heard = reader.evidence(text, plain).map(({ id }) => id);
    expect(heard).not.toContain("measured-limit");
  });

  it.each([
    ["60 percent of feeds are published without a ticket.", "adoption-measure", true],
    ["We notice a missing feed within 4 minutes.", "time-measured", true],
    ["Every domain got a budget of its own.", "several-teams", true],
    ["We should ask all teams to be careful with costs.", "several-teams", false],
  ])("hears in %j the indicator %s: %s", (text, id, isHeard) => {
    expect(reader.evidence(text, plain).some((found) => found.id === id)).toBe(isHeard);
  });

  it("hears what pages do when data are late, also without the word", async () => {
    const text = "When the stream is more than 5 minutes behind, pages fall back to the last good snapshot.";
    expect(tickedIn(await gradeOf("design-platform", text), "design-failure-modes")).toContain("late-data");
  });

  it("ticks nothing for a heap of the same words, and says that it earned nothing", async () => {
    const heap =
      "Control plane, ownership, contracts, SLOs, observability, cost attribution, batch, streaming, CDC, guardrails, unit economics, self-serve, agentic, showback, retention, cold storage, quarantine, canary topics, shadow tables, lineage, freshness, completeness, idempotency, domains, budgets, templates, catalogs, approvals, envelopes, gates, tiers, caps, ceilings, alerts.";
    const grade = await gradeOf("opener-platform", heap);
    expect(grade.checklists?.flatMap(({ id }) => tickedIn(grade, id))).toEqual([]);
    expect(grade.integrityNotes.map(({ type }) => type)).toEqual(["stuffed"]);
  });
});

const openerInLabels =
  "I'd begin with the control plane: domain ownership, versioned contracts, and SLOs for completeness/freshness, with lineage and cost attribution. Then three lanes: streaming for product pages/stock and fraud, CDC for payments/orders/refunds with idempotent writes, and batch for finance and merchant reports. Guardrails: gates at ingress, canary topics, isolation for backfills, and tier-aware fallbacks. Evolution: self-serve paths, budgets owned by domains, and agentic APIs for cost/metadata.";
const frameworkInOneBreath =
  "Ahead of any compute I design the control plane: ownership, contracts, SLOs, observability, cost attribution. Next I define three paths (batch, streaming, CDC), each with explicit failure modes and guardrails. Every SLA is tied to unit economics, and over 12–24 months it evolves to self-serve and agentic workflows.";
const costMoves =
  "First I publish showback per domain/pipeline/SLA. I cut vanity assets and re-tier SLAs where real time doesn't pay back. I enforce default retention, caps on autoscaling, and idle detection. I isolate backfills under cost ceilings and consolidate storage tiers. Above all, accountability shifts to domains, with budgets and a value review each quarter: changed behaviour beats tuned infrastructure.";
const incidentInDeeds =
  "A drifting schema in stock events made product pages stale during a promo. As incident commander, I flipped the pages to a snapshot of bounded staleness, quarantined bad events, and cut over to a blue/green topic behind a contract gate. We instituted contract enforcement before production platform-wide, canary topics, and change-freeze windows for promos. Result: we reduced time-to-detect, ended this class of drift, and made SLA-aware fallbacks of the page a standard.";
