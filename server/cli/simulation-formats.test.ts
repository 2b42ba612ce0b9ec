import { describe, expect, it } from "vitest";
import { checkUtterance } from "#core/interview/check.ts";
import { formatChecklists } from "#core/setup/checklists.ts";
import type { Format } from "#core/setup/pack.ts";
import { packForSetup } from "#core/setup/story-question.ts";
import type { InterviewSetup, InterviewerTurn } from "#core/transcript/session.ts";
import { createReaderFor } from "../reader.ts";
import { realPack } from "../testing/real-pack.ts";
import { candidateByName } from "./candidates/by-name.ts";
import { scriptedCandidate } from "./candidates/speakers.ts";
import { type Simulation, simulate, simulationToJson } from "./simulation.ts";

const loaded = await realPack();
const { hash, pack } = loaded;
const reader = await createReaderFor()(loaded);
const drills = pack.formats.filter(({ id }) => id !== "loop" && id !== "single");
const names = Object.keys(candidateByName);
const levels = ["em", "senior-em", "director"] as const;

const setupOf = (format: Format, seed: number): InterviewSetup => ({
  packId: pack.id,
  packHash: hash,
  format: format.id,
  level: levels[seed % levels.length] ?? "em",
  mode: "simulation",
  personaId: pack.personas[seed % pack.personas.length]?.id ?? "",
  minutes: format.lengths[seed % format.lengths.length]?.minutes ?? format.defaultMinutes,
  seed,
  questionId: null,
  ...(format.id === "story" ? { story: { id: "s", title: "The night the prices froze" } } : {}),
});

function run(name: string, setup: InterviewSetup): Simulation {
  const create = candidateByName[name];
  if (create === undefined) throw new Error(`no candidate ${name}`);
  return simulate(reader, setup, create({ pack, seed: setup.seed }));
}

const turnsOf = ({ events }: Simulation): InterviewerTurn[] =>
  events.filter((event) => event.type === "interviewer-turn");
const probesOf = (simulation: Simulation) => turnsOf(simulation).filter(({ move }) => move.type === "probe");
const followUpsOf = (format: Format, setup: InterviewSetup) =>
  format.followUps ?? pack.levels.find(({ id }) => id === setup.level)?.followUps ?? 0;

describe("the formats of the pack", () => {
  it("are there, beside loop and single question", () => {
    expect(drills.map(({ id }) => id).toSorted()).toEqual(["cost", "design", "opener", "practice", "star", "story"]);
  });
});

describe.each(drills)("the format $id", (format) => {
  const all = names.flatMap((name) =>
    [1, 2, 3, 4, 5, 6].map((seed) => ({
      name,
      setup: setupOf(format, seed),
      simulation: run(name, setupOf(format, seed)),
    })),
  );

  it("keeps to the manners of an interviewer with every candidate", () => {
    const broken = all.flatMap(({ setup, simulation }) =>
      turnsOf(simulation).flatMap(({ move, text }, index, turns) => {
        const earlier = turns.slice(0, index).map((turn) => turn.text);
        const question = packForSetup(pack, setup).questions.find(({ id }) => id === move.questionId) ?? null;
        return checkUtterance(text, { move: move.type, earlier, question }).map((violation) => `${violation}: ${text}`);
      }),
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  it("asks no more follow-ups than it says, and no probe twice", () => {
    for (const { setup, simulation } of all) {
      const probes = probesOf(simulation);
      expect(new Set(probes.map(({ move }) => move.sourceId)).size).toBe(probes.length);
      expect(probes.length).toBeLessThanOrEqual(followUpsOf(format, setup));
    }
  });

  it("asks one question of its own, and closes once, at the end", () => {
    for (const { name, simulation } of all) {
      const turns = turnsOf(simulation);
      const asks = turns.filter(({ move }) => move.type === "ask");
      expect([name, asks.length]).toEqual([name, 1]);
      if (format.questions !== undefined) expect(format.questions).toContain(asks[0]?.move.questionId);
      expect(turns.filter(({ move }) => move.type === "close")).toEqual([turns.at(-1)]);
      expect(simulation.endedBy).toBe(turns.at(-1)?.move.endedBy);
    }
  });

  it("gives a reason for every turn, in one sentence", () => {
    for (const { simulation } of all) {
      for (const { move } of turnsOf(simulation)) expect(move.reason).toMatch(/^[A-Z][^!?]+\.$/u);
    }
  });

  it("never says what a step is called before the candidate has", () => {
    const items = formatChecklists(pack, format.id).flatMap((list) => list.items);
    const leaks = all.flatMap(({ simulation }) =>
      probesOf(simulation).filter(({ move, text }) => {
        const title = items.find(({ id }) => move.item?.endsWith(`/${id}`))?.title.replace(/^[0-9. ]+/u, "");
        return title?.includes(" ") === true && text.toLowerCase().includes(title.toLowerCase());
      }),
    );
    expect(leaks).toEqual([]);
  });

  it("is the same to the byte from the same seed, and ends with strong and weak candidates by its agenda", () => {
    for (const name of ["strong", "weak"]) {
      const setup = setupOf(format, 1);
      expect(JSON.stringify(simulationToJson(run(name, setup)))).toBe(
        JSON.stringify(simulationToJson(run(name, setup))),
      );
      expect(run(name, setup).endedBy).toBe("agenda");
    }
  });
});

describe("platform design", () => {
  const format = drills.find(({ id }) => id === "design");

  it("notices when compute comes before control, and goes back once", () => {
    if (format === undefined) throw new Error("no design");
    const answers = [
      "I would take batch for finance, streaming for the price page, and change data capture for orders and payments.",
      "The batch jobs run at night and the streams run all day, and both write to the same tables.",
      "We would run three clusters, and each of them gets its own queue and its own people.",
      "The rest would follow from the load tests that we run in the second month.",
    ];
    const simulation = simulate(reader, setupOf(format, 2), scriptedCandidate(answers));
    const backs = probesOf(simulation).filter(
      ({ move }) => move.item === "design-steps/control-plane" && move.reason.includes("before"),
    );
    expect(backs).toHaveLength(1);
  });
});
