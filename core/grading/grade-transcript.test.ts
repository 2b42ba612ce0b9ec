import { describe, expect, it } from "vitest";
import { err, ok } from "../result.ts";
import { createReader } from "../reading/reader.ts";
import type { Pack } from "../setup/pack.ts";
import { tinyPack } from "../testing/tiny-pack.ts";
import { realTokeniser } from "../testing/tokeniser.ts";
import type { Move, TranscriptTurn } from "../transcript/session.ts";
import type { Grade } from "./grade.ts";
import { type GradingStep, gradeTranscript } from "./grade-transcript.ts";
import type { Grader, Proposal, Subject } from "./grader.ts";

const tokenise = realTokeniser();
const move = (change: Partial<Move>): Move => ({
  type: "ask",
  kind: null,
  reason: "",
  questionId: "alpha",
  axis: null,
  sourceId: null,
  ...change,
});
const asked = (text: string, change: Partial<Move>): Omit<TranscriptTurn, "n"> => ({
  speaker: "interviewer",
  text,
  atMs: 0,
  move: move(change),
});
const said = (text: string): Omit<TranscriptTurn, "n"> => ({ speaker: "candidate", text, atMs: 0, move: null });
const numbered = (turns: readonly Omit<TranscriptTurn, "n">[]): TranscriptTurn[] =>
  turns.map((turn, index) => ({ ...turn, n: index + 1 }));

const interview = numbered([
  asked("How would you build the alpha feed?", {}),
  said("I moved the first part to the stock team in spring. They sign every change before it goes out."),
  asked("Who pays for alpha, and how much?", { type: "probe", kind: "axis", axis: "cost" }),
  said("Let me think about it for a while. That is hard to say for somebody like me, honestly."),
]);

/** A grader that proposes what the test wrote; `fails` fails. */
const scripted = (script: Partial<Record<Subject, readonly Proposal[] | "fails">>): Grader => ({
  name: "model",
  model: "scripted",
  promptHash: null,
  limits: [],
  propose: async (subject) => {
    const proposals = script[subject] ?? [];
    return proposals === "fails" ? err({ code: "unreachable" }) : ok(proposals);
  },
});
const shows = (segment: string, quote: string, indicatorId: string): Proposal => ({
  segment,
  quote,
  indicatorId,
  polarity: "shows",
});

async function stepsOf(grader: Grader, turns: readonly TranscriptTurn[] = interview, pack: Pack = tinyPack()) {
  const steps: GradingStep[] = [];
  const reader = createReader(pack, tokenise);
  for await (const step of gradeTranscript({ turns, level: "em", packHash: "hash", reader, grader })) steps.push(step);
  return steps;
}
async function gradeOf(...given: Parameters<typeof stepsOf>): Promise<Grade> {
  const last = (await stepsOf(...given)).at(-1);
  if (last?.type !== "grade") throw new Error("no grade at the end");
  return last.grade;
}
const axisOf = (grade: Grade, id: string) => grade.axes.find((axis) => axis.id === id);
const flagOf = (grade: Grade, id: string) => grade.redFlags.find((flag) => flag.id === id);

describe("grading a transcript", () => {
  it("gives each axis, then the flags, then the whole grade", async () => {
    const types = (await stepsOf(scripted({}))).map((step) => step.type);
    expect(types).toEqual(["axis", "axis", "axis", "axis", "axis", "flags", "grade"]);
  });

  it("shows a found quote at its place", async () => {
    const quote = "They sign every change before it goes out.";
    const grade = await gradeOf(scripted({ scale: [shows("t2s2", quote, "scaleword1")] }));
    const start = interview[1]?.text.indexOf(quote) ?? -1;
    expect(axisOf(grade, "scale")).toMatchObject({
      status: "graded",
      level: 2,
      quotes: [{ turn: 2, start, end: start + quote.length, text: quote }],
    });
    expect(grade.droppedQuotes).toBe(0);
  });

  it("drops and counts what was never said, and leaves that axis without a level", async () => {
    const grade = await gradeOf(
      scripted({
        scale: [
          shows("t2s1", "I cut the whole bill in half within a week", "scaleword1"),
          shows("t1s1", "How would you build the alpha feed", "scaleword2"),
        ],
      }),
    );
    expect(axisOf(grade, "scale")).toMatchObject({ status: "not-assessed", level: null, quotes: [] });
    expect(grade.droppedQuotes).toBe(2);
    expect(JSON.stringify(grade)).not.toContain("whole bill");
  });

  it("is level 1 where an axis was asked for and nothing was said, and null where it was not", async () => {
    const grade = await gradeOf(scripted({}));
    expect(axisOf(grade, "cost")).toMatchObject({ status: "graded", level: 1 });
    expect(axisOf(grade, "evolution")).toMatchObject({ status: "not-probed", level: null });
  });

  it("grades what nobody asked for where two things show it, and not for one word in passing", async () => {
    const proposed = [
      shows("t2s2", "They sign every change before it goes out.", "evolutionword3"),
      shows("t2s1", "I moved the first part to the stock team in spring.", "evolutionword2"),
    ];
    const one = await gradeOf(scripted({ evolution: proposed.slice(0, 1) }));
    const two = await gradeOf(scripted({ evolution: proposed }));
    expect(axisOf(one, "evolution")).toMatchObject({ status: "not-probed", level: null });
    expect(axisOf(two, "evolution")).toMatchObject({ status: "graded", level: 2 });
  });

  it("marks an axis whose call failed as incomplete, and grades the others", async () => {
    const grade = await gradeOf(scripted({ cost: "fails" }));
    expect(axisOf(grade, "cost")).toMatchObject({ status: "incomplete", level: null });
    expect(axisOf(grade, "scale")).toMatchObject({ status: "graded" });
    expect(grade.confidence).toBe("low");
  });

  it("raises a flag of absence where there was room, cites the turn, and caps the decision", async () => {
    const quotes = ["scale", "reliability", "ownership"] as const;
    const decision = [{ decision: "hire", mean: 2.5, lowest: 1, axes: 1 }];
    const pack = tinyPack({
      levels: tinyPack().levels.map((level) => ({ ...level, decision })),
      axes: tinyPack().axes.map((axis) => ({
        ...axis,
        levels: { 2: { atLeast: 1 }, 3: { atLeast: 1 }, 4: { atLeast: 2 } },
      })),
    });
    const script = Object.fromEntries(
      quotes.map((axis) => [
        axis,
        [1, 2].map((n) => shows("t2s2", "They sign every change before it goes out.", `${axis}word${n}`)),
      ]),
    );
    const grade = await gradeOf(scripted(script), interview, pack);
    expect(flagOf(grade, "no-cost-awareness")).toMatchObject({ verdict: "present", opportunityTurns: [3], quotes: [] });
    expect(flagOf(grade, "no-evolution-path")).toMatchObject({ verdict: "not-probed" });
    expect(grade.gates.map((gate) => gate.flagId)).toEqual(["no-cost-awareness"]);
    expect([grade.decisionBeforeGates, grade.decision]).toEqual(["hire", "lean-hire"]);
  });

  it("takes one open design question for one, however many replies it got", async () => {
    const [question] = tinyPack().questions;
    if (question === undefined) throw new Error("no question");
    const pack = tinyPack({ questions: [{ ...question, kind: "design" }] });
    const turns = numbered([
      asked(question.text, { type: "ask", questionId: question.id, axes: [] }),
      said("The order feed is split by market, and each market can fall behind by itself."),
      said("A second copy of the order feed waits in another place until somebody needs it."),
    ]);
    const grade = await gradeOf(scripted({}), turns, pack);
    expect(flagOf(grade, "no-evolution-path")).toMatchObject({ verdict: "not-probed", opportunityTurns: [] });
  });

  it("does not raise it where one piece of evidence was found", async () => {
    const grade = await gradeOf(
      scripted({ cost: [shows("t2s2", "They sign every change before it goes out.", "costword1")] }),
    );
    expect(flagOf(grade, "no-cost-awareness")?.verdict).toBe("absent");
  });

  it("grades nothing below the minimum of words", async () => {
    const grade = await gradeOf(
      scripted({}),
      numbered([asked("Who pays?", { type: "probe", axis: "cost" }), said("No idea.")]),
    );
    expect(grade.axes.map((axis) => axis.level)).toEqual([null, null, null, null, null]);
    expect([grade.decision, grade.scopeFit]).toEqual([null, null]);
    expect(grade.integrityNotes).toMatchObject([{ type: "trivial", turn: 2 }]);
  });

  it("takes an answer and its follow-ups for one answer", async () => {
    const evidence = (segments: readonly string[]) =>
      scripted({
        scale: segments.map((segment, index) =>
          shows(
            segment,
            index === 0
              ? "They sign every change before it goes out."
              : "That is hard to say for somebody like me, honestly.",
            `scaleword${index + 2}`,
          ),
        ),
      });
    const decision = [{ decision: "hire", mean: 2.5, lowest: 1, axes: 1 }];
    const pack = tinyPack({
      levels: tinyPack().levels.map((level) => ({ ...level, decision })),
      axes: tinyPack().axes.map((axis) => ({ ...axis, levels: { ...axis.levels, 3: { atLeast: 2, answers: 2 } } })),
    });
    const secondQuestion = interview.map((turn) =>
      turn.n === 3 ? { ...turn, move: move({ questionId: "beta" }) } : turn,
    );
    expect(axisOf(await gradeOf(evidence(["t2s2", "t4s2"]), interview, pack), "scale")?.level).toBe(3);
    expect(axisOf(await gradeOf(evidence(["t2s2", "t4s2"]), secondQuestion, pack), "scale")?.level).toBe(3);
    const third = numbered([
      ...secondQuestion,
      asked("Tell me about a beta of yours; what happened?", { questionId: "beta" }),
      said("There is not much to say about that one really."),
    ]);
    expect(axisOf(await gradeOf(evidence(["t2s2", "t2s2"]), third, pack), "scale")?.level).toBe(2);
  });
});

describe("flags that can be said", () => {
  const built = scripted({});
  const single = (text: string) => numbered([asked("How would you build the alpha feed?", {}), said(text)]);

  it("quotes a tour of tools, and lets reasoned choices pass", async () => {
    const tour = await gradeOf(
      built,
      single(
        "I would put Kafka in front. Then Spark behind Kafka and Spark again on top, with Kafka for the rest of it.",
      ),
    );
    expect(flagOf(tour, "tools-first")?.verdict).toBe("present");
    expect(flagOf(tour, "tools-first")?.quotes[0]?.text).toContain("Spark behind Kafka");
    const reasoned = await gradeOf(
      built,
      single(
        "We kept Kafka because the order team needs seven days of replay. Spark went out, so that the bill fell by 20 percent.",
      ),
    );
    expect(flagOf(reasoned, "tools-first")).toMatchObject({ verdict: "absent", quotes: [] });
  });

  it("takes no fashion for a reason, and a figure that hung on the choice for one", async () => {
    const tour = "I would put Kafka in front, Spark behind it and Kafka again on top.";
    const fashion = "We took it because it is the newest, and 40 companies already run it.";
    const outcome = "It fell from 40 to 3 lost orders a week, so that shops stopped calling.";
    expect(flagOf(await gradeOf(built, single(`${tour} ${fashion}`)), "tools-first")?.verdict).toBe("present");
    expect(flagOf(await gradeOf(built, single(`${tour} ${outcome}`)), "tools-first")?.verdict).toBe("absent");
  });

  it("does not hold a few words of we against a reply that nobody asked for owners", async () => {
    const passing = "We sort the rows. We cut them by day. We load them then.";
    const rest = "Late rows wait. Early rows go in front. Odd rows stop the load. The rest is quick.";
    expect(flagOf(await gradeOf(built, single(passing)), "vague-ownership")?.verdict).toBe("present");
    expect(flagOf(await gradeOf(built, single(`${passing} ${rest}`)), "vague-ownership")?.verdict).toBe("absent");
  });

  it("takes a rescuer who is still the one to call for one who changed nothing", async () => {
    const rescue = "The feed broke. I repaired the table and restarted the loads one after the other.";
    const kept = "They still call me each time, and now every team has my private number.";
    const given = "Now every team has a written list of steps, and their own engineers repair it.";
    expect(flagOf(await gradeOf(built, single(`${rescue} ${kept}`)), "hero-narrative")?.verdict).toBe("present");
    expect(flagOf(await gradeOf(built, single(`${rescue} ${given}`)), "hero-narrative")?.verdict).toBe("absent");
  });

  it("quotes ownership by nobody, and lets one own decision or named owner pass", async () => {
    const vague = "We looked at it as a group. It was decided that it would be moved. We sorted it out in the end.";
    expect(flagOf(await gradeOf(built, single(vague)), "vague-ownership")?.verdict).toBe("present");
    for (const named of ["I decided to stop it.", "The stock team owns it."]) {
      expect(flagOf(await gradeOf(built, single(`${vague} ${named}`)), "vague-ownership")?.verdict).toBe("absent");
    }
  });

  it("quotes a rescue, and lets one with a lasting change pass", async () => {
    const rescue = "The feed broke in the night. I stayed up for two nights and fixed it by hand.";
    expect(flagOf(await gradeOf(built, single(rescue)), "hero-narrative")?.quotes[0]?.text).toContain("two nights");
    const lasting = `${rescue} Since then every change runs through a check, and nobody has to do that again.`;
    expect(flagOf(await gradeOf(built, single(lasting)), "hero-narrative")?.verdict).toBe("absent");
  });
});
