import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { createScriptedReader } from "../testing/scripted-reader.ts";
import { createTalk, loopSetup, singleSetup, type Talk } from "../testing/talk.ts";
import type { InterviewSetup } from "../transcript/session.ts";

const pack = createPolicyPack();
const reader = createScriptedReader(pack);
const begin = (change: Partial<InterviewSetup> = {}, setup = loopSetup): Talk => {
  const talk = createTalk(reader, { ...setup, ...change });
  talk.open();
  return talk;
};
const listOf = (talk: Talk) => talk.turns.at(-1)?.move.sourceId?.split(":")[0];
const answer = (salt: string, tags = "") =>
  `I moved the ${salt}alder behind the ${salt}cedar and the ${salt}birch ${tags}`;

describe("a silence", () => {
  it("is met by patience, the question again, a narrower one, the next one, and then by silence", () => {
    const talk = begin();
    const lists = [1, 2, 3, 4].map(() => {
      talk.keepSilent();
      return listOf(talk);
    });
    expect(lists).toEqual(["nudges", "offerRepeat", "offerNarrower", "offerSkip"]);
    expect(talk.keepSilent()).toEqual([]);
    expect(talk.keepSilent()).toEqual([]);
    expect(talk.state()).toMatchObject({
      owes: "candidate",
      questionNumber: 1,
      question: { followUps: 0, answers: 0 },
    });
  });

  it("goes on up the ladder after a follow-up, and starts anew with the next question", () => {
    const talk = begin();
    talk.keepSilent();
    talk.say(answer("a"));
    talk.keepSilent();
    expect(listOf(talk)).toBe("offerRepeat");
    talk.press("skip");
    talk.keepSilent();
    expect(listOf(talk)).toBe("nudges");
  });

  it("never hears a line twice, however many questions are met by it", () => {
    const talk = begin({ minutes: 60 });
    for (let question = 0; question < 10 && talk.state().phase === "questions"; question += 1) {
      for (let silence = 0; silence < 5; silence += 1) talk.keepSilent();
      talk.press("skip");
    }
    const said = talk.turns.filter(({ move }) => move.type === "nudge").map(({ move }) => move.sourceId);
    expect(said.length).toBeGreaterThan(12);
    expect(new Set(said).size).toBe(said.length);
  });

  it("gets what it was offered with a yes", () => {
    const repeat = begin();
    repeat.keepSilent();
    repeat.keepSilent();
    expect(repeat.say("Yes, please.")[0]?.move.type).toBe("repeat");
    repeat.keepSilent();
    expect(repeat.say("Yes.").at(-1)?.move).toMatchObject({
      type: "probe",
      reason: expect.stringContaining("narrower"),
    });
    repeat.keepSilent();
    expect(repeat.say("OK.").at(-1)?.move).toMatchObject({ type: "ask", questionNumber: 2 });
  });

  it("of a whole timed answer is told once, and leaves the time to begin again", () => {
    const timed = begin({ format: "star", minutes: 4 });
    expect(timed.keepSilent(30_000)).toEqual([]);
    expect(timed.keepSilent(75_000)[0]?.move).toMatchObject({ type: "nudge", sourceId: "silentAnswer:1" });
    expect(timed.keepSilent(105_000)).toEqual([]);
    const [probe] = timed.say(answer("a"), 60_000);
    expect(probe).toMatchObject({ heard: { intent: "answer" }, move: { type: "probe" } });
    timed.keepSilent(45_000);
    expect(listOf(timed)).toBe("nudges");
  });

  it("is not met while the interviewer owes a word", () => {
    const talk = begin();
    talk.sayAndLose(answer("a"), "interrupted");
    const again = talk.keepSilent();
    expect(again.map(({ move }) => move.type)).not.toContain("nudge");
    const handedIn = begin();
    handedIn.sayAndLose("", "interrupted");
    handedIn.keepSilent();
    expect(handedIn.state().question).toMatchObject({ nudges: 1, silences: 0 });
  });

  it("is met once in the candidate's own time", () => {
    const talk = begin();
    talk.say(answer("a"), 17.2 * 60_000);
    expect(talk.keepSilent(5_000)[0]?.move).toMatchObject({ type: "nudge", questionId: null });
    expect(talk.keepSilent(5_000)).toEqual([]);
  });

  it("gives way to the warning of the clock", () => {
    const talk = begin({}, singleSetup);
    expect(talk.keepSilent(6.2 * 60_000).map(({ move }) => move.type)).toEqual(["time-warning"]);
    expect(talk.keepSilent(1_000)[0]?.move.type).toBe("nudge");
  });
});

describe("an answer that runs on", () => {
  const rambling = (count: number, tree = "cedar") =>
    Array.from({ length: count / 8 }, (_, at) => `and then there was the ${tree}${at} behind ${tree}er${at}`).join(" ");
  const agreed = { redirectsRamblers: true };

  it("is cut in on once a question, with the question in other words, where the candidate agreed", () => {
    const talk = begin(agreed, singleSetup);
    const [cut] = talk.say(`#scale ${rambling(400)}`);
    expect(cut?.move).toMatchObject({ type: "redirect", sourceId: expect.stringMatching(/^sharpen:/u) });
    const question = pack.questions.find(({ id }) => id === "platform-1");
    const asked = talk.turns[1]?.text ?? "";
    const other = [question?.text, ...(question?.variants ?? [])].find((wording) => wording !== asked) ?? "-";
    expect(cut?.text.endsWith(other)).toBe(true);
    expect(talk.state().question).toMatchObject({ followUps: 0, isSharpened: true });
    expect(talk.say(`${rambling(400, "maple")} #cost`)[0]?.move.type).toBe("probe");
  });

  it("is let be without that, in time, on the point to its end, and in a timed drill", () => {
    expect(begin({}, singleSetup).say(`#scale ${rambling(400)}`)[0]?.move.type).toBe("probe");
    expect(begin(agreed, singleSetup).say(`#scale ${rambling(300)}`)[0]?.move.type).toBe("probe");
    expect(begin(agreed, singleSetup).say(`${rambling(400)} #scale #cost`)[0]?.move.type).toBe("probe");
    expect(
      begin({ ...agreed, format: "opener", minutes: 2 })
        .say(rambling(400))
        .at(-1)?.move.type,
    ).toBe("close");
  });

  it("has less room after a follow-up", () => {
    const talk = begin(agreed, singleSetup);
    talk.say(answer("a"));
    expect(talk.say(rambling(300))[0]?.move.sourceId).toMatch(/^sharpen:/u);
  });
});

describe("words that do not go together", () => {
  const first = `I led a team of eight. ${answer("a", "#scale #reliability #ownership")}`;
  const second = `I led a team of twenty. ${answer("b", "!tools")}`;
  const quotes = { earlier: "I led a team of eight", now: "I led a team of twenty" };

  it("are set side by side before a red flag, in the candidate's own words, once a question", () => {
    const talk = begin({ level: "director" }, singleSetup);
    talk.say(first);
    const [probe] = talk.say(second);
    expect(probe?.move).toMatchObject({ type: "probe", kind: "contradiction", quotes });
    expect(talk.state().question?.probedKinds).toContain("contradiction");
    expect(talk.say(`I led a team of ninety. ${answer("c", "!tools")}`)[0]?.move.kind).toBe("tools");
  });

  it("stand in the words of the pack's own probe, and in a plain line where it has none", () => {
    const said = (probes: typeof pack.probes) => {
      const talk = createTalk(createScriptedReader({ ...pack, probes }), singleSetup);
      talk.open();
      talk.say(first);
      return [talk.say(second)[0]?.text, talk.press("repeat")[0]?.text];
    };
    const rest = pack.probes.filter(({ kind }) => kind !== "contradiction");
    const own = { id: "both", kind: "contradiction" as const, text: "First “{earlier}”, then “{now}”?", cues: [] };
    const sideBySide = "First “I led a team of eight”, then “I led a team of twenty”?";
    expect(said([own, ...rest])).toEqual([sideBySide, expect.stringContaining(sideBySide)]);
    for (const text of said(rest)) {
      expect(text).toContain("“I led a team of eight”");
      expect(text).toContain("“I led a team of twenty”");
    }
  });

  it("are not looked for across questions", () => {
    const talk = begin();
    talk.say(first);
    talk.press("skip");
    expect(talk.say(second)[0]?.move.kind).not.toBe("contradiction");
  });

  it("are not set side by side again in a later question, while others are", () => {
    const talk = begin({ minutes: 60 });
    const kindAfter = (before: string, after: string) => {
      talk.say(before);
      const kind = talk.say(after)[0]?.move.kind;
      talk.press("skip");
      return kind;
    };
    const team = (size: string, salt: string) => `I led a team of ${size}. ${answer(salt, "!tools")}`;
    expect(kindAfter(team("eight", "d"), team("twenty", "e"))).toBe("contradiction");
    expect(kindAfter(team("twenty", "f"), team("eight", "g"))).not.toBe("contradiction");
    expect(kindAfter(team("twenty", "h"), team("ninety", "i"))).toBe("contradiction");
  });

  it("are left alone where they hold what an interviewer may not say", () => {
    const talk = begin({ level: "director" }, singleSetup);
    talk.say(`I led a great team of eight. ${answer("a")}`);
    const [probe] = talk.say(`I led a great team of twenty. ${answer("b", "!tools")}`);
    expect(probe?.heard?.contradiction).toBeDefined();
    expect(probe?.move.kind).toBe("tools");
  });
});
