import { describe, expect, it } from "vitest";
import { hear } from "#core/reading/hear.ts";
import { checkUtterance } from "#core/interview/check.ts";
import { axisIds, type FormatId, type LevelId } from "#core/setup/names.ts";
import type { InterviewSetup, InterviewerTurn } from "#core/transcript/session.ts";
import { createReaderFor } from "../reader.ts";
import { realPack, setupOn } from "../testing/real-pack.ts";
import { candidateByName } from "./candidates/by-name.ts";
import { scriptedCandidate } from "./candidates/speakers.ts";
import { readTexts, StrongTexts, WeakTexts } from "./candidates/texts.ts";
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

const hearing = { questionId: "forecasting", interviewerText: "", isStory: false };

const turnsOf = ({ events }: Simulation): InterviewerTurn[] =>
  events.filter((event) => event.type === "interviewer-turn");

const names = Object.keys(candidateByName);
const levels: readonly LevelId[] = ["em", "senior-em", "director"];
const lengths: readonly [FormatId, number][] = [
  ["loop", 20],
  ["loop", 30],
  ["loop", 45],
  ["loop", 60],
  ["single", 8],
];
/** Each candidate meets every level and length, both personas, and several seeds. */
const setups = lengths.flatMap(([format, minutes], row) =>
  levels.map((level, column) => ({
    format,
    minutes,
    level,
    seed: 10 * row + column,
    personaId: pack.personas[(row + column) % pack.personas.length]?.id ?? "",
  })),
);

describe.each(names)("an interview with the %s candidate", (name) => {
  const all = setups.map((setup) => ({ setup, simulation: run(name, setup) }));

  it("keeps to the manners of an interviewer in every turn", () => {
    const broken = all.flatMap(({ simulation }) =>
      turnsOf(simulation).flatMap(({ move, text }, index, turns) => {
        const earlier = turns.slice(0, index).map((turn) => turn.text);
        const question = pack.questions.find(({ id }) => id === move.questionId) ?? null;
        return checkUtterance(text, { move: move.type, earlier, question }).map((violation) => `${violation}: ${text}`);
      }),
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  it("asks at most two follow-ups a question, three of a director, and no probe twice", () => {
    for (const { setup, simulation } of all) {
      const probes = turnsOf(simulation).filter(({ move }) => move.type === "probe");
      expect(new Set(probes.map(({ move }) => move.sourceId)).size).toBe(probes.length);
      const limit = setup.level === "director" ? 3 : 2;
      for (const question of pack.questions) {
        expect(probes.filter(({ move }) => move.questionId === question.id).length).toBeLessThanOrEqual(limit);
      }
    }
  });

  it("asks about cost in every loop where cost never came up", () => {
    for (const { setup, simulation } of all) {
      if (setup.format !== "loop") continue;
      const turns = turnsOf(simulation);
      const cameUp = turns.some(({ heard }) => heard?.indicators.some(({ axis }) => axis === "cost"));
      const asked = turns.some(({ move }) => move.type === "probe" && move.axis === "cost");
      expect([setup, cameUp || asked]).toEqual([setup, true]);
    }
  });

  it("closes once, at the end, within its time", () => {
    for (const { setup, simulation } of all) {
      const turns = turnsOf(simulation);
      expect(turns.filter(({ move }) => move.type === "close")).toEqual([turns.at(-1)]);
      expect(simulation.endedBy).toBe(turns.at(-1)?.move.endedBy);
      expect(turns.at(-1)?.atMs).toBeLessThanOrEqual((setup.minutes + 3) * 60_000);
    }
  });

  it("gives a reason for every turn, in one sentence", () => {
    for (const { simulation } of all) {
      for (const { move } of turnsOf(simulation)) expect(move.reason).toMatch(/^[A-Z][^!?]+\.$/u);
    }
  });

  it("is the same to the byte from the same seed", () => {
    const change = { seed: 11, minutes: 20 };
    expect(JSON.stringify(simulationToJson(run(name, change)))).toBe(
      JSON.stringify(simulationToJson(run(name, change))),
    );
  });
});

describe("what becomes of an interview", () => {
  const typesOf = (simulation: Simulation) => new Set(turnsOf(simulation).map(({ move }) => move.type));

  it.each(["empty", "silent", "gibberish", "repeat"])("ends after three questions without an answer: %s", (name) => {
    expect(run(name).endedBy).toBe("exhausted");
  });

  it.each(["strong", "weak", "asks-back", "keywords"])("gets through its agenda: %s", (name) => {
    expect(run(name).endedBy).toBe("agenda");
    expect(typesOf(run(name))).toContain("invite");
  });

  it("runs out of time with somebody who rambles, and keeps the last minutes for their questions", () => {
    const simulation = run("rambling", { minutes: 20 });
    expect(simulation.endedBy).toBe("time");
    expect([...typesOf(simulation)].some((type) => type === "invite" || type === "last-question")).toBe(true);
  });

  it("encourages the silent, and leads the others back", () => {
    expect(typesOf(run("empty"))).toContain("nudge");
    expect(typesOf(run("gibberish"))).toContain("redirect");
    expect(typesOf(run("repeat"))).toContain("redirect");
    expect(typesOf(run("asks-back"))).toContain("answer");
  });

  it("asks a list of products what they were for", () => {
    expect(turnsOf(run("keywords")).some(({ move }) => move.kind === "tools")).toBe(true);
  });

  it("finds more gaps with the weak candidate than with the strong one", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const answered = (name: string) => run(name, { seed }).ledger.filter(({ state }) => state === "answered").length;
      expect(answered("strong")).toBeGreaterThan(answered("weak"));
    }
  });

  it("ends with the candidate when the answers of a script run out", () => {
    const simulation = simulate(reader, setupOf(), scriptedCandidate(["I would look at who owns it first.", ""]));
    expect(simulation.endedBy).toBe("candidate");
    expect(simulation.events.filter(({ type }) => type === "answer-given")).toHaveLength(2);
  });

  it("makes other interviews from other seeds", () => {
    const asked = Array.from({ length: 10 }, (_, seed) =>
      turnsOf(run("empty", { seed }))
        .filter(({ move }) => move.type === "ask")
        .map(({ text }) => text)
        .join("\n"),
    );
    expect(new Set(asked).size).toBe(10);
  });
});

describe("the gibberish candidate", () => {
  it("speaks only in sounds that were read by eye", () => {
    const sounds =
      /^(?:asdf|jkl|qwer|zxcv|sdfgh|hjkl|lkjh|qwrt|bnmv|xcvb|(?:blor|frum|glim|klap|marn|plim|snor|tarn|vask|wimb|zeld|drin){2,3})$/u;
    const said = [1, 2, 3, 4].flatMap((seed) =>
      run("gibberish", { seed }).events.flatMap((event) =>
        event.type === "answer-given" ? event.text.split(" ") : [],
      ),
    );
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((word) => !sounds.test(word))).toEqual([]);
  });
});

describe("an interview with a strong candidate", () => {
  it("does not ask who pays after that was said", () => {
    const probesOf = (answer: string) =>
      turnsOf(
        simulate(
          reader,
          setupOf({ format: "single", minutes: 8, level: "director", questionId: "central-vs-domain" }),
          scriptedCandidate([answer, "I wrote that down in a list.", "I told the directors so.", "They agreed."]),
        ),
      ).map(({ move }) => move.sourceId);
    const told = readTexts("strong", StrongTexts).questions["central-vs-domain"] ?? "";
    expect(told).toContain("Domains pay for what they run");
    expect(probesOf(told)).not.toContain("central-cost");
    expect(probesOf("We draw the line by habit, and I am fine with that.")).toContain("central-cost");
  });

  it("does not ask what breaks first after that was said", () => {
    const said = "At ten times the volume the catalogue index breaks first, at about 140 thousand writes a second.";
    expect(hear(reader, said, { ...hearing, earlierAnswers: [] }).met).toEqual(
      expect.arrayContaining(["scale-any-1", "scale-pressure-1"]),
    );
  });
});

describe("a clarifying question about the scenario", () => {
  it.each([
    ["Is European data allowed to leave Europe?", "regulation"],
    ["Does European data have to stay in Europe?", "regulation"],
    ["How is the platform's budget set, and who signs it?", "authority"],
    ["Is this a batch copy or a stream today?", "current-stack"],
    ["What does the platform cost today?", "bill"],
    ["How many people work in the domains?", "domain-teams"],
    ["What time does finance need its figures?", "latency-finance"],
    ["When is the next sale?", "deadline"],
    ["Who signs off spending?", "authority"],
    ["Are we on AWS or GCP?", "regions"],
    ["Can I hire?", "hiring"],
  ])("%s gets the fact %s", (question, fact) =>
    expect(hear(reader, question, { ...hearing, earlierAnswers: [] }).facts).toEqual([fact]),
  );

  it.each(["What colour is the logo of the company?", "Do you allow remote work?", "What is the salary?"])(
    "%s gets no fact",
    (question) => expect(hear(reader, question, { ...hearing, earlierAnswers: [] }).facts).toEqual([]),
  );
});

describe("the texts of the simulated candidates", () => {
  it("answer every question of the pack, strong and weak", () => {
    const ids = pack.questions.map(({ id }) => id).toSorted();
    expect(Object.keys(readTexts("strong", StrongTexts).questions).toSorted()).toEqual(ids);
    expect(Object.keys(readTexts("weak", WeakTexts).questions).toSorted()).toEqual(ids);
  });
});

describe("the JSON of a simulation", () => {
  it("numbers the turns, and holds null where a key does not apply", () => {
    const { turns, ledger, endedBy } = simulationToJson(run("weak"));
    expect(turns.map(({ n }) => n)).toEqual(turns.map((_, index) => index + 1));
    for (const turn of turns) {
      const keys = ["n", "speaker", "text", "atMs", "move", "kind", "reason", "questionId", "axis"];
      expect(Object.keys(turn)).toEqual(keys);
      expect(turn.speaker === "candidate" ? turn.move : turn.move !== null).toBe(
        turn.speaker === "candidate" ? null : true,
      );
    }
    expect(turns.map(({ atMs }) => atMs)).toEqual(
      turns.map(({ atMs }) => atMs).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    );
    expect(ledger.every(({ axis, state }) => axisIds.includes(axis) && state !== "asked")).toBe(true);
    expect(endedBy).toBe("agenda");
  });

  it("tells a person the move and the reason under each turn of the interviewer", () => {
    const text = simulationToText(run("weak"));
    expect(text).toContain(
      "probe axis cost · Your answer did not touch cost, and it had not come up in the interview yet.",
    );
    expect(text).toContain("Ended by: agenda");
  });
});
