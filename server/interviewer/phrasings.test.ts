import { describe, expect, it } from "vitest";
import { checkUtterance } from "#core/interview/check.ts";
import { linesOf, lineText } from "#core/interview/lines.ts";
import { phraseMove } from "#core/interview/phrase.ts";
import { type Policy, moveOf, policyAt } from "#core/interview/policy.ts";
import { applyMove, firstState } from "#core/interview/state.ts";
import { planInterview } from "#core/setup/plan.ts";
import type { Persona, Probe, Question } from "#core/setup/pack.ts";
import type { InterviewSetup, Move } from "#core/transcript/session.ts";
import { realPack } from "../testing/real-pack.ts";

const { hash, pack } = await realPack();

/** A policy that stands after the given question was asked (in the given wording) and, perhaps, a probe of it. */
function policyFor(persona: Persona, question: Question, wording = 0, probe: Probe | null = null): Policy {
  const setup: InterviewSetup = {
    packId: pack.id,
    packHash: hash,
    format: "loop",
    level: "director",
    mode: "simulation",
    personaId: persona.id,
    minutes: 60,
    seed: 1,
    questionId: null,
  };
  const opened = applyMove(firstState, moveOf("open", ""), 0);
  const asked = applyMove(opened, askOf(question, wording), 1);
  const state = probe === null ? asked : applyMove(asked, probeOf(question, probe), 2);
  return policyAt({ pack, plan: planInterview(pack, setup), setup }, state, 60_000);
}

const askOf = (question: Question, wording: number): Move =>
  moveOf("ask", "", { questionId: question.id, sourceId: `${question.id}:${wording}`, axes: [...question.axes] });
const probeOf = (question: Question, probe: Probe): Move =>
  moveOf("probe", "", { kind: probe.kind, questionId: question.id, sourceId: probe.id });

const wordingsOf = (question: Question) => [question.text, ...question.variants].map((_, index) => index);
const lineIds = (persona: Persona, list: Parameters<typeof linesOf>[1]) =>
  linesOf(persona, list).map((_, index) => `${list}:${index + 1}`);

function* everyMove(persona: Persona, question: Question): Generator<[Policy, Move]> {
  const { id: questionId } = question;
  const next = pack.questions.find((other) => other.family !== question.family) ?? question;
  const plain = policyFor(persona, question);
  const own: Policy = { ...plain, state: { ...plain.state, phase: "own-questions" } };
  for (const wording of wordingsOf(question)) {
    const policy = policyFor(persona, question, wording);
    yield [policy, askOf(question, wording)];
    for (const sourceId of lineIds(persona, "repeats")) yield [policy, moveOf("repeat", "", { questionId, sourceId })];
    for (const sourceId of lineIds(persona, "redirects"))
      yield [policy, moveOf("redirect", "", { questionId, sourceId })];
  }
  for (const probe of [...question.probes, ...pack.probes]) {
    for (let count = 0; count < linesOf(persona, "bridges").length; count += 1) {
      yield [{ ...plain, state: { ...plain.state, probeCount: count } }, probeOf(question, probe)];
    }
    const probed = policyFor(persona, question, 0, probe);
    for (const sourceId of lineIds(persona, "repeats")) yield [probed, moveOf("repeat", "", { questionId, sourceId })];
    for (const sourceId of lineIds(persona, "redirects"))
      yield [probed, moveOf("redirect", "", { questionId, sourceId })];
  }
  for (const fact of pack.scenario.facts) {
    for (const policy of [plain, own]) {
      for (let count = 0; count < 5; count += 1) {
        const usedIds = pack.scenario.facts.flatMap(({ id }) => (id === fact.id ? [] : [id])).slice(0, count);
        yield [
          { ...policy, state: { ...policy.state, usedIds } },
          moveOf("answer", "", { questionId, sourceId: fact.id }),
        ];
      }
    }
  }
  const stock: readonly [Move["type"], Parameters<typeof linesOf>[1], Policy][] = [
    ["open", "open", plain],
    ["open", "openSingle", plain],
    ["nudge", "nudges", plain],
    ["redirect", "assume", plain],
    ["redirect", "saidBefore", plain],
    ["answer", "notInScenario", plain],
    ["answer", "toldBefore", plain],
    ["answer", "noAnswer", own],
    ["transition", "transitions", plain],
    ["time-warning", "timeWarning", plain],
    ["last-question", "lastQuestion", plain],
    ["last-question", "lastOwnQuestion", plain],
    ["invite", "invite", plain],
    ["invite", "lastWord", plain],
    ["close", "close", plain],
  ];
  for (const [type, list, policy] of stock) {
    for (const sourceId of lineIds(persona, list)) yield [policy, moveOf(type, "", { questionId: next.id, sourceId })];
  }
}

describe.each(pack.personas.map((persona) => [persona.id, persona] as const))("%s", (_, persona) => {
  it.each(pack.questions.map((question) => [question.id, question] as const))(
    "says nothing that an interviewer must not say: %s",
    (_id, question) => {
      const broken: string[] = [];
      for (const [policy, move] of everyMove(persona, question)) {
        const text = phraseMove(policy, move);
        const violations = checkUtterance(text, { move: move.type, earlier: [], question });
        if (violations.length > 0) broken.push(`${violations.join(", ")}: ${text}`);
      }
      expect(broken).toEqual([]);
    },
  );

  it("fills in all that stands in braces", () => {
    for (const question of pack.questions) {
      for (const [policy, move] of everyMove(persona, question)) expect(phraseMove(policy, move)).not.toMatch(/[{}]/u);
    }
  }, 30_000);

  it("has no two bridges, nudges or unknowns that are nearly the same", () => {
    for (const list of [
      "bridges",
      "nudges",
      "redirects",
      "notInScenario",
      "assume",
      "saidBefore",
      "noAnswer",
    ] as const) {
      const texts = lineIds(persona, list).map((id) => lineText(persona, id));
      for (const [index, text] of texts.entries()) {
        const context = { move: "nudge", earlier: texts.slice(0, index), question: null } as const;
        expect([text, checkUtterance(text, context)]).toEqual([text, []]);
      }
    }
  });
});
