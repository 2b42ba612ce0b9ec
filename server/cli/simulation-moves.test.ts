import { describe, expect, it } from "vitest";
import { checkUtterance } from "#core/interview/check.ts";
import { feedbackOnAnswers } from "#core/interview/feedback.ts";
import type { InterviewSetup, InterviewerTurn } from "#core/transcript/session.ts";
import { createReaderFor } from "../reader.ts";
import { realPack, setupOn } from "../testing/real-pack.ts";
import { candidateByName } from "./candidates/by-name.ts";
import { scriptedCandidate } from "./candidates/speakers.ts";
import { type Simulation, simulate, simulationToJson, simulationToText } from "./simulation.ts";

const loaded = await realPack();
const { pack } = loaded;
const reader = await createReaderFor()(loaded);
const setupOf = (change: Partial<InterviewSetup> = {}): InterviewSetup => setupOn(loaded, change);

function run(name: string, change: Partial<InterviewSetup> = {}): Simulation {
  const setup = setupOf(change);
  const create = candidateByName[name];
  if (create === undefined) throw new Error(`no candidate ${name}`);
  return simulate(reader, setup, create({ pack, seed: setup.seed }));
}
/** One question, answered by a script. */
const script = (questionId: string, ...answers: string[]): InterviewerTurn[] =>
  turnsOf(
    simulate(
      reader,
      setupOf({ format: "single", minutes: 8, level: "director", questionId }),
      scriptedCandidate(answers),
    ),
  );
const turnsOf = ({ events }: Simulation): InterviewerTurn[] =>
  events.filter((event) => event.type === "interviewer-turn");
const kindsOf = (turns: readonly InterviewerTurn[]) =>
  turns.flatMap(({ move }) => (move.type === "probe" ? [move.kind] : []));

describe("the moves of an interview in the pack's own words", () => {
  const blame =
    "It failed since the vendor let us down. The other team never tested it, so it was their fault that orders were late.";
  const group =
    "We decided to look at it together. We wrote a plan and we moved the tables, and we told finance about all of it.";
  const tools =
    "We take Kafka, Flink, Iceberg, Trino and Airflow. Then there is dbt, Snowflake and Datadog beside them.";
  const rest = [
    "That is how it went in that year.",
    "There is little to add to what I told.",
    "So it went, more or less.",
  ];

  it.each([
    ["blame", "performance-cases", blame],
    ["we", "central-vs-domain", group],
    ["tools", "petabyte-ingestion", tools],
  ] as const)("press %s once, right after it was heard", (kind, questionId, answer) => {
    const id = pack.questions.some((question) => question.id === questionId)
      ? questionId
      : (pack.questions[0]?.id ?? "");
    const turns = script(id, answer, ...rest);
    expect(turns.some(({ heard }) => heard?.gaps.includes(kind))).toBe(true);
    expect(kindsOf(turns).filter((one) => one === kind)).toEqual([kind]);
  });

  it("set two figures side by side, with the candidate's words and no others", () => {
    const first =
      "I led a team of eight, and each of them had a table to move. The rule was that nothing ships without an owner.";
    const second =
      "The nights were the hard part. I led a team of twenty, so the rota was six weeks long for everybody.";
    const turns = script("central-vs-domain", first, second, ...rest);
    const probe = turns.find(({ move }) => move.kind === "contradiction");
    expect(probe?.move.quotes).toEqual({ earlier: "I led a team of eight", now: "I led a team of twenty" });
    expect(probe?.text).toContain("“I led a team of eight”");
    expect(probe?.text).toContain("“I led a team of twenty”");
    expect(kindsOf(turns).filter((kind) => kind === "contradiction")).toHaveLength(1);
  });

  it("hold the same two sentences against each other once, however often they are said in a loop", () => {
    const turns = turnsOf(run("contradicting"));
    const probes = turns.filter(({ move }) => move.kind === "contradiction");
    expect(probes).toHaveLength(1);
    expect(probes[0]?.text).toMatch(/“The outage lasted (?:forty minutes|three hours)”/u);
  });

  it("take the silent up four rungs, and go on once nothing comes", () => {
    const lists = turnsOf(run("silent")).map(({ move }) => move.sourceId?.split(":")[0]);
    const from = lists.indexOf("nudges");
    expect(lists.slice(from, from + 4)).toEqual(["nudges", "offerRepeat", "offerNarrower", "offerSkip"]);
    expect(lists.filter((list) => list === "nudges").length).toBeLessThanOrEqual(3);
  });

  it("cut in on a rambler who agreed to it, once a question, and on nobody else", () => {
    const cuts = (change: Partial<InterviewSetup>) =>
      turnsOf(run("rambling", change)).filter(({ move }) => move.sourceId?.startsWith("sharpen:"));
    const agreed = cuts({ redirectsRamblers: true });
    expect(agreed.length).toBeGreaterThan(0);
    expect(new Set(agreed.map(({ move }) => move.questionId)).size).toBe(agreed.length);
    expect(cuts({})).toEqual([]);
    expect(
      turnsOf(run("strong", { redirectsRamblers: true })).some(({ move }) => move.sourceId?.startsWith("sharpen:")),
    ).toBe(false);
  });

  it("ask a director alone what the pack keeps for directors", () => {
    const extras = pack.probes.flatMap(({ id, levels }) => (levels?.join() === "director" ? [id] : []));
    expect(extras).toEqual(expect.arrayContaining(["director-managers", "director-mistake"]));
    const asked = (level: InterviewSetup["level"], name: string) =>
      turnsOf(run(name, { level })).flatMap(({ move }) =>
        extras.includes(move.sourceId ?? "") ? [move.sourceId] : [],
      );
    for (const name of ["strong", "weak"]) {
      expect(asked("director", name)).toEqual(expect.arrayContaining(["director-managers", "director-mistake"]));
      expect([...asked("em", name), ...asked("senior-em", name)]).toEqual([]);
    }
  });

  it("have two rungs of pressure for each axis, the second after the first", () => {
    for (const { id } of pack.axes) {
      const rungs = pack.probes.filter(
        ({ axis, kind, levels }) => axis === id && kind === "pressure" && levels === undefined,
      );
      expect([id, rungs.map(({ rung }) => rung)]).toEqual([id, [1, 2]]);
    }
  });
});

describe("a round of practice", () => {
  const rounds = [1, 2, 3, 4, 5].map((seed) => run("weak", { mode: "practice", seed }));

  it("gives the question's own hints in their order, and counts them", () => {
    for (const simulation of rounds) {
      const hints = turnsOf(simulation).filter(({ move }) => move.type === "hint");
      for (const { move, text } of hints) {
        const own = pack.questions.find(({ id }) => id === move.questionId)?.hints ?? [];
        if (move.sourceId?.startsWith("noMoreHints:") !== true)
          expect(own.indexOf(text)).toBe(Number(move.sourceId?.at(-1)) - 1);
      }
      const used = Object.values(simulationToJson(simulation).hintsUsed);
      expect(used.reduce((sum, count) => sum + count, 0)).toBe(
        hints.filter(({ move }) => move.sourceId?.includes(":hint-")).length,
      );
    }
    expect(rounds.some(({ hintsUsed }) => Object.keys(hintsUsed).length > 1)).toBe(true);
  });

  it("asks the same questions as the simulation does", () => {
    const asked = (simulation: Simulation) =>
      turnsOf(simulation).flatMap(({ move }) => (move.type === "ask" ? [move.sourceId] : []));
    expect(rounds.map(asked)).toEqual([1, 2, 3, 4, 5].map((seed) => asked(run("weak", { seed }))));
  });

  it("has feedback on every answer to a question", () => {
    for (const { events } of rounds) {
      const answers = turnsOf({ events, endedBy: null, ledger: [], hintsUsed: {} }).filter(
        ({ heard, move }) => heard?.intent === "answer" && move.type !== "close",
      );
      const given = feedbackOnAnswers(events);
      expect(given.map(({ seq }) => seq)).toEqual(answers.map(({ seq }) => seq));
      for (const { points } of given) expect(points === null || points.soFar <= points.of).toBe(true);
    }
  });

  it("is told with what was pressed", () => {
    const told = rounds.map(simulationToText).join("\n");
    expect(told).toContain("Candidate: (asks for a hint)");
    expect(told).toContain("hint · You asked for a hint, and this was number 1 of 3.");
  });
});

describe.each(Object.keys(candidateByName))("practice with leave to interrupt, with the %s candidate", (name) => {
  const change = { mode: "practice", redirectsRamblers: true } as const;
  const all = [1, 2, 3].map((seed) =>
    run(name, { ...change, seed, level: seed === 3 ? "director" : "em", personaId: pack.personas[seed % 2]?.id ?? "" }),
  );

  it("keeps to the manners of an interviewer, with a reason of one sentence each", () => {
    const broken = all.flatMap((simulation) =>
      turnsOf(simulation).flatMap(({ move, text }, index, turns) => {
        const earlier = turns.slice(0, index).map((turn) => turn.text);
        const question = pack.questions.find(({ id }) => id === move.questionId) ?? null;
        return checkUtterance(text, { move: move.type, earlier, question }).map((violation) => `${violation}: ${text}`);
      }),
    );
    expect([...new Set(broken)]).toEqual([]);
    for (const simulation of all)
      for (const { move } of turnsOf(simulation)) expect(move.reason).toMatch(/^[A-Z](?:[^.!?]|\.(?=\S))*\.$/u);
  });

  it("is the same to the byte from the same seed", () => {
    const bytes = () => JSON.stringify(simulationToJson(run(name, { ...change, seed: 5 })));
    expect(bytes()).toBe(bytes());
  });
});
