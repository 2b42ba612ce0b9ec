import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { createScriptedReader } from "../testing/scripted-reader.ts";
import { createTalk, loopSetup, singleSetup, type Talk } from "../testing/talk.ts";
import type { InterviewSetup } from "../transcript/session.ts";
import { linesOf, personaOf } from "./lines.ts";
import type { SaidTurn } from "./take-turn.ts";

const reader = createScriptedReader(createPolicyPack());
const minute = 60_000;
let count = 0;
/** Different words each time, so that nothing is taken for a repeat. */
const answer = (tags = ""): string => {
  count += 1;
  const words = ["alder", "birch", "cedar", "elm", "maple"].map(
    (tree) => `${tree}${"abcdefghij".charAt(count % 10)}${count}`,
  );
  return `I did this and that with the ${words.join(" and the ")} ${tags}`;
};
const begin = (change: Partial<InterviewSetup> = {}, setup = loopSetup): Talk => {
  const talk = createTalk(reader, { ...setup, ...change });
  talk.open();
  return talk;
};
const types = (turns: readonly SaidTurn[]) => turns.map(({ move }) => move.type);
const last = (turns: readonly SaidTurn[]) => turns.at(-1)?.move;

describe("opening", () => {
  it("says length and plan, then asks the first question in a turn of its own", () => {
    const talk = createTalk(reader, loopSetup);
    const turns = talk.open();
    expect(types(turns)).toEqual(["open", "ask"]);
    expect(turns[0]?.text).toBe("We have 20 minutes and 4 questions.");
    expect(turns[1]?.move).toMatchObject({ questionNumber: 1, questionCount: 4, axes: expect.any(Array) });
  });

  it("says nothing while a reply is awaited", () => expect(begin().wait(5_000)).toEqual([]));
});

describe("probes", () => {
  it("go to a red flag just heard before anything else, in this order: tools, hero, blame, we", () => {
    const talk = begin({}, singleSetup);
    expect(last(talk.say(answer("!number !we !blame !hero")))).toMatchObject({ type: "probe", kind: "hero" });
    expect(last(talk.say(answer("!we !tools")))).toMatchObject({ type: "probe", kind: "tools" });
  });

  it.each(["tools", "hero", "blame", "we"] as const)("press %s once a question, where it was heard", (gap) => {
    const talk = begin({ level: "director" }, singleSetup);
    const full = "#scale #reliability #ownership";
    const kinds = [1, 2, 3].map(() => last(talk.say(answer(`!${gap} ${full}`)))?.kind);
    expect(kinds.filter((kind) => kind === gap)).toEqual([gap]);
    expect(kinds[0]).toBe(gap);
    const other = begin({ level: "director" }, singleSetup);
    expect(last(other.say(answer(full)))?.kind).not.toBe(gap);
  });

  it("prefer what the pack keeps to this level, and leave out what it keeps to others", () => {
    const strong = () => answer("#ownership #ownership #ownership #scale #reliability");
    const pack = createPolicyPack();
    const forDirectors = {
      id: "for-directors",
      kind: "pressure" as const,
      axis: "ownership" as const,
      rung: 1,
      cues: [],
    };
    const probes = [
      ...pack.probes,
      { ...forDirectors, levels: ["director" as const], text: "Elderx elderxx elderxxx?" },
    ];
    const firstProbe = (level: InterviewSetup["level"]) => {
      const talk = createTalk(createScriptedReader({ ...pack, probes }), { ...singleSetup, level });
      talk.open();
      return last(talk.say(strong()))?.sourceId;
    };
    expect(firstProbe("director")).toBe("for-directors");
    expect(firstProbe("em")).toBe("press-ownership-1");
  });

  it("decide on this very answer, not on the one before it", () => {
    const talk = begin({ level: "director" }, singleSetup);
    talk.say(answer("!hero #scale"));
    expect(last(talk.say(answer("#scale")))).toMatchObject({ kind: "axis" });
  });

  it("go to an axis of the question that the answer left open", () => {
    const talk = begin({}, singleSetup);
    expect(last(talk.say(answer("#scale #reliability")))).toMatchObject({ kind: "axis", axis: "ownership" });
  });

  it("press on what stayed vague once no axis is open", () => {
    const talk = begin({}, singleSetup);
    expect(last(talk.say(answer("#scale #reliability #ownership !number !vague")))).toMatchObject({ kind: "vague" });
  });

  it("put pressure on a strong answer, rung by rung", () => {
    const talk = begin({ level: "director" }, singleSetup);
    const strong = () => talk.say(answer("#scale #scale #reliability #ownership"));
    expect(last(strong())).toMatchObject({ kind: "pressure", axis: "scale", sourceId: "press-scale-1" });
    expect(last(strong())).toMatchObject({ kind: "pressure", axis: "scale", sourceId: "press-scale-2" });
  });

  it("press on what the question is about most, where the answer had clearly something to show on it", () => {
    const pressedAfter = (tags: string) => last(begin({}, singleSetup).say(answer(tags)));
    const others = "#reliability #reliability #reliability #ownership";
    expect(pressedAfter(`#scale #scale ${others}`)).toMatchObject({ kind: "pressure", axis: "scale" });
    expect(pressedAfter(`#scale ${others}`)).toMatchObject({ kind: "pressure", axis: "reliability" });
  });

  it("leave out what the answer has said already, and what fits other families only", () => {
    const pack = createPolicyPack();
    const told = pack.probes.map((probe) => (probe.id === "press-scale-1" ? { ...probe, met: ["alder"] } : probe));
    const strong = `I moved it past the alder and on to the cedar bush #scale #scale #reliability #ownership`;
    const firstProbe = (probes: typeof told) => {
      const talk = createTalk(createScriptedReader({ ...pack, probes }), singleSetup);
      talk.open();
      return last(talk.say(strong))?.sourceId;
    };
    expect(firstProbe(pack.probes)).toBe("press-scale-1");
    expect(firstProbe(told)).toBe("press-scale-2");
    expect(firstProbe(pack.probes.map((probe) => ({ ...probe, families: ["cost"] })))).not.toMatch(/^press/u);
  });

  it("take what an answer said for said in its own question only, and for the whole interview where they press", () => {
    const pack = createPolicyPack();
    const questions = pack.questions.map((question) => ({ ...question, probes: [] }));
    const probes = pack.probes.map((probe) => ({ ...probe, met: [`met-${probe.id}`] }));
    const afterFirst = (first: string, second: string) => {
      const talk = createTalk(createScriptedReader({ ...pack, questions, probes }), loopSetup);
      talk.open();
      talk.say(`${answer()} ${first}`);
      talk.press("skip");
      return last(talk.say(`${answer()} ${second}`))?.sourceId;
    };
    const all = "#scale #reliability #ownership #evolution #cost";
    expect(afterFirst("met-we-1", "!we")).toBe("we-1");
    expect(afterFirst("", "!we met-we-1")).toBe("we-2");
    expect(afterFirst("", `${all} #cost`)).toBe("press-cost-1");
    expect(afterFirst("met-press-cost-1", `${all} #cost`)).toBe("press-cost-2");
  });

  it("stop at two a question, and at three for a director", () => {
    for (const [level, followUps] of [
      ["em", 2],
      ["director", 3],
    ] as const) {
      const talk = begin({ level });
      const firstQuestion = talk.state().question?.id;
      for (let turn = 0; turn < followUps; turn += 1) expect(last(talk.say(answer()))?.type).toBe("probe");
      expect(last(talk.say(answer()))?.type).toBe("ask");
      expect(talk.state().question?.id).not.toBe(firstQuestion);
    }
  });

  it("give cost a chance in a loop where it never came up", () => {
    const talk = begin();
    for (let turn = 0; turn < 30 && talk.state().phase === "questions"; turn += 1)
      talk.say(answer("#scale !tools !we"));
    expect(talk.turns.some(({ move }) => move.type === "probe" && move.axis === "cost")).toBe(true);
  });

  it("give every axis that never came up a probe before a loop ends", () => {
    const talk = begin();
    for (let turn = 0; turn < 30 && talk.state().phase === "questions"; turn += 1)
      talk.say(answer("!tools !we !hero !blame"));
    const probed = new Set(talk.turns.map(({ move }) => (move.type === "probe" ? move.axis : null)));
    expect([...probed].filter((axis) => axis !== null).toSorted()).toEqual([
      "cost",
      "evolution",
      "ownership",
      "reliability",
      "scale",
    ]);
  });
});

describe("a wish to hear it again", () => {
  const other = linesOf(personaOf(createPolicyPack(), "neutral"), "otherWords");
  const leadOf = (turn: SaidTurn | undefined) => other.find((line) => turn?.text.startsWith(line)) ?? null;

  it("gets the same words, or the other wording of the question where that was asked for", () => {
    const talk = begin();
    const asked = talk.turns.at(-1)?.text ?? "";
    const [same] = talk.say("Could you repeat the question?");
    expect([same?.move.type, leadOf(same), same?.text.endsWith(asked)]).toEqual(["repeat", null, true]);
    const [rephrased] = talk.say("Could you rephrase it?");
    expect([rephrased?.move.type, rephrased?.text.includes(asked)]).toEqual(["repeat", false]);
    expect(leadOf(rephrased)).not.toBeNull();
    expect(leadOf(talk.say("Could you rephrase it again?")[0])).toBeNull();
    expect(talk.state().question).toMatchObject({ followUps: 0, answers: 0 });
  });

  it("gets a question of one wording in the same words", () => {
    const pack = createPolicyPack();
    const questions = pack.questions.map((question) => ({ ...question, variants: [] }));
    const talk = createTalk(createScriptedReader({ ...pack, questions }), loopSetup);
    talk.open();
    expect(leadOf(talk.say("Could you rephrase it?")[0])).toBeNull();
  });

  it("gets a follow-up, which has one wording, in the same words", () => {
    const talk = begin();
    const probe = talk.say(answer())[0]?.text ?? "";
    const [again] = talk.say("What do you mean by that?");
    expect([again?.move.type, leadOf(again), again?.text.endsWith(probe)]).toEqual(["repeat", null, true]);
  });
});

describe("a reply that is a question", () => {
  it("gets a fact of the scenario, once more in short, and never moves the interview on", () => {
    const talk = begin();
    const before = talk.state().question;
    const [first] = talk.say("What is the traffic?");
    expect(first).toMatchObject({ move: { type: "answer", sourceId: "traffic" } });
    expect(first?.text).toMatch(/^The traffic is known\. ./u);
    const [again] = talk.say("And what is the traffic at night?");
    expect(again).toMatchObject({ move: { type: "answer", sourceId: "traffic" } });
    expect(again?.text).toMatch(/:\sThe traffic is known\.$/u);
    expect(last(talk.say("Yes, but what is the traffic?"))?.sourceId).toMatch(/^toldBefore:/u);
    expect(talk.state().question).toMatchObject({ id: before?.id, followUps: 0 });
  });

  it("is told that the scenario does not hold it where no fact fits", () =>
    expect(last(begin().say("What is the colour of the logo?"))?.sourceId).toMatch(/^notInScenario:/u));

  it("is not sent back to an answer that has not begun", () => {
    const lines = linesOf(personaOf(createPolicyPack(), "neutral"), "afterFact");
    const back = (talk: Talk) => {
      const text = talk.say("What is the budget?")[0]?.text ?? "";
      return lines.some((line) => text.includes(line));
    };
    expect(back(begin())).toBe(false);
    const begun = begin();
    begun.say(answer());
    expect(back(begun)).toBe(true);
  });

  it("gets the fact that comes near as no more than that", () => {
    const pack = createPolicyPack();
    const facts = pack.scenario.facts.map((fact) => (fact.id === "team" ? { ...fact, near: ["the tea"] } : fact));
    const talk = createTalk(createScriptedReader({ ...pack, scenario: { ...pack.scenario, facts } }), loopSetup);
    talk.open();
    expect(talk.say("How old is the team?")[0]?.text).toMatch(/^[^.]+: The team is known\./u);
    expect(talk.say("What is the budget?")[0]?.text).toMatch(/^The budget is known\./u);
  });

  it("beside the case gets a plain word, and the question stays", () => {
    const talk = begin();
    const lists = ["How did I do?", "Are you a robot?", "What are the next steps?"].map(
      (text) => last(talk.say(text))?.sourceId?.split(":")[0],
    );
    expect(lists).toEqual(["aboutResult", "aboutMe", "aboutNext"]);
    expect(talk.state()).toMatchObject({ owes: "candidate", questionNumber: 1, question: { followUps: 0 } });
  });

  it("is led back to its answer in new words each time, and not after every fact", () => {
    const talk = begin();
    talk.say(answer());
    const back = linesOf(personaOf(createPolicyPack(), "neutral"), "afterFact");
    const tails = ["traffic", "budget", "team"].map((fact) => {
      const [turn] = talk.say(`What is the ${fact}?`);
      return turn?.text.replace(/^The .+ is known\. ?/u, "");
    });
    expect(tails.map((tail) => back.includes(tail ?? ""))).toEqual([true, false, true]);
    expect(tails[2]).not.toBe(tails[0]);
  });

  it("is told in a word that the rest is for the candidate to assume where a part of it has no fact", () => {
    const assume = linesOf(personaOf(createPolicyPack(), "neutral"), "restToAssume");
    const saidAfter = (text: string) =>
      begin()
        .say(text)
        .map((turn) => turn.text.replace(/^The .+? is known\. /u, ""));
    const [open] = saidAfter("What is the traffic, and who is the founder?");
    expect(assume).toContain(open);
    const both = saidAfter("What is the traffic, what is the budget, and who is the founder?");
    expect([both[0], assume.includes(both[1] ?? "")]).toEqual(["The traffic is known.", true]);
    expect(assume).not.toContain(saidAfter("What is the traffic, and what is the traffic at night?")[0]);
    expect(assume).not.toContain(saidAfter("Who is the founder, and where is the office?")[0]);
  });

  it("gets a fact for each of its parts, one turn after the other, and then waits", () => {
    const talk = begin();
    const both = talk.say("What is the traffic, and what is the budget?");
    expect(both.map(({ move }) => [move.type, move.sourceId, move.continues])).toEqual([
      ["answer", "traffic", true],
      ["answer", "budget", undefined],
    ]);
    expect(both.map(({ heard }) => heard !== null)).toEqual([true, false]);
    expect(both[0]?.text).toBe("The traffic is known.");
    expect(both[1]?.text).toBe("The budget is known.");
    expect(talk.say("What is the traffic, and how large is the team?").map(({ move }) => move.sourceId)).toEqual([
      "team",
    ]);
  });

  it("is sent on with an assumption after six in a row, and still does not advance", () => {
    const talk = begin();
    const before = talk.state().question?.id;
    const ask = (index: number) => last(talk.say(`What is the colour of logo ${index}?`))?.type;
    const asked = Array.from({ length: 8 }, (_, index) => ask(index));
    expect(asked).toEqual([...Array.from({ length: 6 }, () => "answer"), "redirect", "redirect"]);
    expect(talk.state().question?.id).toBe(before);
    talk.say("I moved the writes to a second place first, for 40 teams.");
    expect(ask(9)).toBe("answer");
  });
});

describe("replies with nothing in them", () => {
  it("are met by patience, then help, then a narrower question, then the next one", () => {
    const talk = begin();
    expect(last(talk.say(""))?.type).toBe("nudge");
    expect(last(talk.say(""))?.type).toBe("nudge");
    expect(last(talk.say(""))).toMatchObject({ type: "probe", axis: "cost" });
    expect(last(talk.say(""))?.type).toBe("ask");
    expect(talk.state().ledger).toContainEqual(expect.objectContaining({ axis: "cost", state: "unanswered" }));
  });

  it("are redirected once when they are nonsense, with the question in other words", () => {
    const talk = begin({}, singleSetup);
    const asked = talk.turns[1]?.text;
    const [redirect] = talk.say("asdf jkl qwer zxcv");
    expect(redirect?.move.type).toBe("redirect");
    expect(redirect?.text).toMatch(/\?$/u);
    expect(redirect?.text).not.toContain(asked);
    expect(last(talk.say("hjkl sdfgh xcvb qwrt"))?.type).toBe("probe");
  });

  it("are told so once when they repeat an earlier answer", () => {
    const talk = begin();
    const same = "I would set up a good plan and then look at it with everybody.";
    talk.say(same);
    expect(last(talk.say(same))?.sourceId).toMatch(/^saidBefore:/u);
    expect(last(talk.say(same))?.type).toBe("probe");
    expect(last(talk.say(same))?.type).toBe("ask");
  });

  it("end the interview after three questions in a row", () => {
    const talk = begin();
    for (let turn = 0; turn < 20 && talk.state().phase !== "closed"; turn += 1) talk.say("");
    expect(talk.state()).toMatchObject({ phase: "closed", endedBy: "exhausted", questionNumber: 3 });
  });

  it("do not end an interview in which something was said in between", () => {
    const talk = begin();
    for (let turn = 0; turn < 40 && talk.state().phase === "questions"; turn += 1)
      talk.say(turn % 4 === 0 ? answer() : "");
    expect(talk.state().endedBy).not.toBe("exhausted");
  });
});

describe("what the candidate may ask for", () => {
  it("a repeat brings the very question again, and costs nothing", () => {
    const talk = begin();
    const asked = talk.turns.at(-1)?.text ?? "";
    for (const turns of [talk.press("repeat"), talk.say("Could you repeat the question?")]) {
      expect(turns[0]?.move.type).toBe("repeat");
      expect(turns[0]?.text.endsWith(asked)).toBe(true);
    }
    expect(talk.state().question?.followUps).toBe(0);
  });

  it("a repeat after a probe brings the probe", () => {
    const talk = begin({}, singleSetup);
    const [probe] = talk.say(answer("!we"));
    expect(talk.press("repeat")[0]?.text).toContain(probe?.text.split(". ").at(-1));
  });

  it("a skip goes to the next question and leaves what was asked unanswered", () => {
    const talk = begin();
    talk.say(answer());
    const axis = talk.turns.at(-1)?.move.axis;
    expect(types(talk.press("skip")).at(-1)).toBe("ask");
    expect(talk.state().ledger).toContainEqual(expect.objectContaining({ axis, state: "unanswered" }));
  });

  it("an end closes at once, by button and by words", () => {
    for (const act of [(talk: Talk) => talk.press("end"), (talk: Talk) => talk.say("Let's stop here.")]) {
      const talk = begin();
      expect(last(act(talk))).toMatchObject({ type: "close", endedBy: "candidate" });
    }
  });
});

describe("the clock", () => {
  it("keeps the last minutes of a loop for the candidate's own questions", () => {
    const talk = begin();
    expect(last(talk.say(answer(), 17.2 * minute))).toMatchObject({ type: "invite" });
    expect(last(talk.say("What is the traffic?"))).toMatchObject({ type: "answer", sourceId: "traffic" });
    expect(last(talk.say("No, that is all."))).toMatchObject({ type: "close", endedBy: "time" });
  });

  it("asks no new question that has no time left", () => {
    const talk = begin();
    for (let turn = 0; turn < 2; turn += 1) talk.say(answer(), 30_000);
    expect(last(talk.say(answer(), 14.7 * minute))?.type).toBe("invite");
  });

  it("offers one last question of the candidate's own at two minutes, answers it, and closes", () => {
    const talk = begin();
    expect(last(talk.say(answer(), 18.3 * minute))).toMatchObject({ type: "last-question", questionId: null });
    expect(types(talk.say("What is the budget?", 5_000))).toEqual(["answer", "close"]);
  });

  it("turns from an answer to the last own question when the two minutes begin", () => {
    const talk = begin();
    talk.say(answer(), 17.2 * minute);
    expect(types(talk.say("What is the traffic?", minute))).toEqual(["answer", "last-question"]);
    expect(types(talk.say("What is the team like?", 10_000))).toEqual(["answer", "close"]);
  });

  it("waits once for a question that is announced or does not come, then closes", () => {
    const talk = begin();
    talk.say(answer(), 17.2 * minute);
    expect(last(talk.say("Yes, I have two questions.", 3_000))?.type).toBe("nudge");
    expect(last(talk.say("What is the budget?", 3_000))?.type).toBe("answer");
    expect(last(talk.say("", 3_000))?.type).toBe("nudge");
    expect(last(talk.say("", 3_000))?.type).toBe("close");
  });

  it("gives the last word at one minute and closes at half a minute", () => {
    const lastMinute = begin();
    expect(last(lastMinute.say(answer(), 19.2 * minute))).toMatchObject({ type: "invite", sourceId: "lastWord:1" });
    expect(last(lastMinute.say(answer(), 5_000))).toMatchObject({ type: "close" });
    const tooLate = begin();
    expect(last(tooLate.say(answer(), 25 * minute))).toMatchObject({ type: "close", endedBy: "time" });
  });

  it("announces in a single drill that what follows is the last", () => {
    const talk = begin({}, singleSetup);
    expect(types(talk.say(answer(), 6.3 * minute))).toEqual(["last-question", "probe"]);
    expect(types(talk.say(answer(), 10_000))).toEqual(["close"]);
  });

  it("warns once while a question is pending, and goes on waiting", () => {
    const talk = begin({}, singleSetup);
    expect(types(talk.wait(6.2 * minute))).toEqual(["time-warning"]);
    expect(talk.state().owes).toBe("candidate");
    expect(talk.wait(10_000)).toEqual([]);
  });

  it("never cuts an answer: only well after the end does it close unasked", () => {
    const talk = begin({}, singleSetup);
    talk.wait(7.8 * minute);
    expect(talk.wait(20_000)).toEqual([]);
    expect(types(talk.wait(15_000))).toEqual(["close"]);
  });
});

describe("the candidate's own time", () => {
  const own = () => {
    const talk = begin();
    talk.say(answer(), 17.2 * minute);
    return talk;
  };

  it("answers what is asked of the interviewer, the result and the process, and asks on", () => {
    const talk = own();
    const said = ["How did I do?", "Are you a person?", "What comes next for me?"].map((text) => talk.say(text, 3_000));
    expect(said.map((turns) => last(turns)?.sourceId?.split(":")[0])).toEqual(["aboutResult", "aboutMe", "aboutNext"]);
    expect(talk.state().phase).toBe("own-questions");
  });

  it("does not end at words that nobody understands, but does at the second", () => {
    const talk = own();
    expect(last(talk.say("asdf jkl qwer zxcv", 3_000))).toMatchObject({ type: "redirect", questionId: null });
    expect(last(talk.say("What is the traffic?", 3_000))?.type).toBe("answer");
    expect(last(talk.say("Wie groß ist das Team und wer hat es?", 3_000))?.sourceId).toMatch(/^inEnglish:/u);
    expect(last(talk.say("asdf jkl qwer zxcv", 3_000))?.type).toBe("close");
  });
});

describe("an answer in another language", () => {
  it("is told twice that only English can be judged, and then the interview goes on", () => {
    const talk = begin();
    const said = [1, 2, 3].map(() => last(talk.say("Ich habe mit dem Team die Kosten gemessen und nicht mehr.")));
    expect(said.map((move) => move?.sourceId?.split(":")[0])).toEqual(["inEnglish", "inEnglish", "any-cost"]);
  });
});

describe("the way through a loop", () => {
  it("names a change of family, announces the last question, invites own questions, and closes", () => {
    const talk = begin();
    for (let turn = 0; turn < 40 && talk.state().phase !== "closed"; turn += 1) {
      talk.say(talk.state().phase === "questions" ? answer("#cost") : "No, thank you.", 10_000);
    }
    const moves = types(talk.turns);
    expect(moves.filter((type) => type === "ask")).toHaveLength(4);
    expect(moves.filter((type) => type === "transition")).toHaveLength(2);
    expect(moves.filter((type) => type === "last-question")).toHaveLength(1);
    expect(moves.slice(-2)).toEqual(["invite", "close"]);
    expect(talk.state().endedBy).toBe("agenda");
  });

  it("puts a bridge before at most every second probe, and another one each time", () => {
    const bridges = bridgesAfter("#cost");
    const said = bridges.filter((bridge) => bridge !== null);
    expect(said.length).toBeGreaterThan(3);
    expect(said.length).toBeLessThanOrEqual(bridges.length / 2);
    expect(said.filter((bridge, index) => bridge === said[index - 1])).toEqual([]);
  });

  it.each(["", "#cost !vague"])("puts no bridge after empty talk (%j)", (tags) =>
    expect(bridgesAfter(tags).filter((bridge) => bridge !== null)).toEqual([]),
  );
});

/** Before each probe of a long interview: the bridge, or `null`. */
function bridgesAfter(tags: string): (string | null)[] {
  const talk = begin({ minutes: 60 });
  for (let turn = 0; turn < 40 && talk.state().phase === "questions"; turn += 1) talk.say(answer(tags), 10_000);
  const probes = talk.turns.filter(({ move }) => move.type === "probe").map(({ text }) => text.split(". "));
  expect(probes.length).toBeGreaterThan(10);
  return probes.map((sentences) => (sentences.length > 1 ? (sentences[0] ?? null) : null));
}

describe("a turn that was cut off", () => {
  it("is said again in the same words and counts once", () => {
    for (const status of ["interrupted", "stopped"] as const) {
      const talk = begin({}, singleSetup);
      const cut = talk.sayAndLose(answer("!we"), status);
      const again = talk.wait(1_000);
      expect(again).toEqual(cut);
      expect(talk.state().question?.followUps).toBe(1);
    }
  });

  it("goes on after the turns that did arrive", () => {
    const talk = begin();
    talk.say(answer());
    talk.say(answer());
    expect(types(talk.sayAndLose(answer(), "interrupted"))).toEqual(["transition", "ask"]);
    expect(types(talk.wait(1_000))).toEqual(["ask"]);
  });

  it("counts as asked when it was answered all the same", () => {
    const talk = begin({}, singleSetup);
    const cut = talk.sayAndLose(answer("!we"), "stopped");
    const next = talk.say(answer("!we"));
    expect(talk.state().question?.followUps).toBe(2);
    expect(last(next)?.sourceId).not.toBe(last(cut)?.sourceId);
  });

  it("is not told apart from one in a paused interview", () => {
    const talk = begin();
    talk.pause();
    expect(talk.wait(1_000)).toEqual([]);
    expect(last(talk.say(answer()))?.type).toBe("probe");
  });
});
