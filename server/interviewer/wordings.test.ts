import { describe, expect, it } from "vitest";
import { checkUtterance } from "#core/interview/check.ts";
import { moveOf } from "#core/interview/policy.ts";
import { createWordingCheck } from "#core/interview/voice/check-wording.ts";
import { createGate } from "#core/interview/voice/gate.ts";
import type { Persona, Question } from "#core/setup/pack.ts";
import type { Move } from "#core/transcript/session.ts";
import { realPack } from "../testing/real-pack.ts";

const packs = await Promise.all(["data-platform-leadership", "engineering-management"].map((id) => realPack(id)));

interface Planned {
  readonly text: string;
  readonly move: Move;
  readonly question: Question | null;
  readonly persona: Persona;
}

function firstOf<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error("An empty pack.");
  return first;
}

describe.each(packs.map(({ pack }) => [pack.id, pack] as const))("the built-in words of %s", (_, pack) => {
  const persona = firstOf(pack.personas);
  const question = firstOf(pack.questions);

  function* ofQuestion(asked: Question): Generator<Planned> {
    const { id: questionId } = asked;
    const base = { question: asked, persona };
    for (const [index, text] of [asked.text, ...asked.variants].entries())
      yield { ...base, text, move: moveOf("ask", "", { questionId, sourceId: `${questionId}:${index}` }) };
    for (const { id, kind, text } of [...asked.probes, ...pack.probes]) {
      if (text.includes("{")) continue;
      const move = moveOf("probe", "", { questionId, kind, sourceId: id });
      yield { ...base, text, move };
      if (!asked.probes.some((own) => own.id === id)) continue;
      yield { ...base, text: `${persona.phrases.bridges[id.length % persona.phrases.bridges.length]} ${text}`, move };
    }
    for (const text of asked.hints ?? []) yield { ...base, text, move: moveOf("hint", "", { questionId }) };
  }

  function* ofPersona(speaker: Persona): Generator<Planned> {
    for (const text of Object.values(speaker.phrases).flatMap((lines) => lines ?? [])) {
      const said = text.replaceAll(/\{[a-z]+\}/gu, "20");
      yield { text: said, move: moveOf("nudge", ""), question, persona: speaker };
    }
  }

  const brokenOf = ({ text, move, question: asked, persona: speaker }: Planned): string[] => {
    const plan = { pack, persona: speaker, move, planned: text, earlier: [], candidate: "", question: asked };
    const check = createWordingCheck({ ...plan, instructions: "" });
    const gate = createGate({ check, planned: text, bridges: speaker.phrases.bridges, restore: (words) => words });
    const pieces = text.match(/.{1,9}/gsu) ?? [];
    const steps = [...pieces.map((piece) => gate.take(piece)), gate.end()];
    const violations = [
      ...checkUtterance(text, { move: move.type, earlier: [], question: asked }),
      ...check.ofWhole(text),
      ...steps.flatMap((step) => step.violations),
    ];
    return violations.length === 0 && gate.said() === text ? [] : [`${[...new Set(violations)].join(", ")}: ${text}`];
  };

  it("pass every rule that a model's words are held against, and the gate, word for word", () => {
    const planned = [
      ...pack.questions.flatMap((asked) => [...ofQuestion(asked)]),
      ...pack.personas.flatMap((speaker) => [...ofPersona(speaker)]),
    ];
    expect(planned.length).toBeGreaterThan(300);
    expect(planned.flatMap(brokenOf)).toEqual([]);
  }, 60_000);
});
