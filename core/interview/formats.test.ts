import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { createScriptedReader } from "../testing/scripted-reader.ts";
import { createTalk, loopSetup } from "../testing/talk.ts";
import type { InterviewSetup } from "../transcript/session.ts";
import { checkLog, checkSetup } from "./check-log.ts";

const pack = createPolicyPack();
const reader = createScriptedReader(pack);
const setupFor = (format: InterviewSetup["format"], minutes: number): InterviewSetup => ({
  ...loopSetup,
  format,
  minutes,
});
const talkIn = (format: InterviewSetup["format"], minutes: number, more: Partial<InterviewSetup> = {}) => {
  const talk = createTalk(reader, { ...setupFor(format, minutes), ...more });
  return { talk, opened: talk.open() };
};
const trees = "I went with the alder and the birch and the cedar";

describe("one timed answer", () => {
  it("is announced with its seconds, asked, answered and closed", () => {
    const { talk, opened } = talkIn("opener", 2);
    expect(opened.map(({ move }) => move.type)).toEqual(["open", "ask"]);
    expect(opened[0]?.text).toContain("30 seconds");
    const closed = talk.say(`${trees} #scale`, 25_000);
    expect(closed.map(({ move }) => [move.type, move.endedBy])).toEqual([["close", "agenda"]]);
  });

  it.each([
    [50, "about 20 of its 30 seconds"],
    [88, "5 more than planned and within the grace of 15"],
    [500, "more than the 30 that were planned"],
  ])("notes how long %i words take to say, however long they took to type, and cuts none", (words, reason) => {
    const text = Array.from({ length: words / 2 }, (_, at) => `the alder${at}`).join(" ");
    for (const takesMs of [2_000, 110_000]) {
      const { talk } = talkIn("opener", 2);
      const [close] = talk.say(text, takesMs);
      expect(close?.move.endedBy).toBe("agenda");
      expect(close?.move.reason).toContain(reason);
      expect(close?.heard?.seconds).toBe(Math.round(words * 0.4));
    }
  });

  it("says nothing of the clock while the answer is given", () => {
    const { talk } = talkIn("opener", 2);
    expect(talk.wait(70_000)).toEqual([]);
    expect(talk.say(trees).at(-1)?.move.endedBy).toBe("agenda");
  });

  it("meets a question back, silence and a repeat as ever", () => {
    const { talk } = talkIn("opener", 5);
    expect(talk.say("What is the traffic?", 2_000)[0]?.move.type).toBe("answer");
    expect(talk.say("", 2_000)[0]?.move.type).toBe("nudge");
    expect(talk.say("Could you repeat the question?", 2_000)[0]?.move.type).toBe("repeat");
    expect(talk.say(trees, 20_000)[0]?.move.type).toBe("close");
  });

  it("gets the follow-ups that its format names", () => {
    const { talk } = talkIn("star", 4);
    expect(talk.say(`${trees} !number`, 20_000)[0]?.move.type).toBe("probe");
    expect(talk.say("The price #cost was a tenth of the old one for each order", 20_000)[0]?.move.type).toBe("close");
  });
});

describe("a format that steps through a checklist", () => {
  it("asks for the first step that was left out, in the order of the list, each once", () => {
    const { talk } = talkIn("design", 30);
    const turns = [
      talk.say(trees),
      talk.say("The oak and the elm came next ~steps/control"),
      talk.say("Then fir and yew"),
    ];
    // Without a probe that fits, a line sends the candidate on, never twice in a row.
    expect(turns.map(([turn]) => turn?.move.item)).toEqual(["steps/clarify", undefined, "steps/compute"]);
  });

  it("names the step in the reason, and never in the words", () => {
    const { talk } = talkIn("design", 30);
    const [probe] = talk.say(trees);
    expect(probe?.move.reason).toBe("Your answer had not come to “The clarify part” yet.");
    expect(probe?.text.toLowerCase()).not.toContain("clarify");
  });

  it("goes back once when a later step came first", () => {
    const { talk } = talkIn("design", 30);
    const [back] = talk.say(`${trees} ~steps/clarify ~steps/compute`);
    expect(back?.move).toMatchObject({ type: "probe", item: "steps/control" });
    expect(back?.move.reason).toBe(
      "Your answer had come to “The compute part” before “The control part”, so this went back.",
    );
    const [on] = talk.say("The oak and the elm came next");
    expect(on?.move.item).toBe("steps/evolve");
  });

  it("takes the probe that names the item before a line of its own", () => {
    const [question] = pack.questions;
    if (question === undefined) throw new Error("no question");
    const probe = { id: "named", kind: "number" as const, item: "control", text: "Namedx namedxx?", cues: [] };
    const named = {
      ...pack,
      questions: [{ ...question, probes: [...question.probes, probe] }, ...pack.questions.slice(1)],
    };
    const talk = createTalk(createScriptedReader(named), setupFor("design", 30));
    talk.open();
    expect(talk.say(`${trees} ~steps/clarify`)[0]?.move).toMatchObject({ sourceId: "named", item: "steps/control" });
  });

  it("does not ask for an item by its probe once the item was heard", () => {
    const [question] = pack.questions;
    if (question === undefined) throw new Error("no question");
    const probe = {
      id: "named",
      kind: "axis" as const,
      axis: "cost" as const,
      item: "control",
      text: "Namedx?",
      cues: [],
    };
    const named = {
      ...pack,
      questions: [{ ...question, probes: [probe, ...question.probes] }, ...pack.questions.slice(1)],
    };
    const talk = createTalk(createScriptedReader(named), setupFor("design", 30));
    talk.open();
    const said = ["~steps/clarify ~steps/control", "Then fir and yew", "Then ash", "Then larch"];
    const asked = said.map((text) => talk.say(`${trees} ${text}`)[0]?.move.sourceId);
    expect(asked).not.toContain("named");
  });

  it("asks for cost before the last follow-ups are used, where it never came up", () => {
    const [question] = pack.questions;
    if (question === undefined) throw new Error("no question");
    const steps = ["clarify", "control", "compute", "evolve"].map((item) => ({
      id: `to-${item}`,
      kind: "number" as const,
      item,
      cues: [],
      text: `${item}w ${item}ww ${item}www?`,
    }));
    const dear = { ...question, axes: [...question.axes, "cost" as const], probes: [...question.probes, ...steps] };
    const reader = createScriptedReader({ ...pack, questions: [dear, ...pack.questions.slice(1)] });
    const axesOf = (said: readonly string[]) => {
      const talk = createTalk(reader, setupFor("design", 30));
      talk.open();
      return said.map((text) => talk.say(text)[0]?.move.axis);
    };
    const poor = [trees, "Then fir grew", "Then yew and elm", "Then larch and oak"];
    expect(axesOf(poor)[3]).toBe("cost");
    expect(axesOf([`${trees} #cost`, ...poor.slice(1)])).not.toContain("cost");
  });

  it("goes on like any other question once every step was heard", () => {
    const { talk } = talkIn("design", 30);
    const [probe] = talk.say(`${trees} ~steps/clarify ~steps/control ~steps/compute ~steps/evolve #cost`);
    expect(probe?.move).toMatchObject({ type: "probe", kind: "axis" });
    expect(probe?.move.item).toBeUndefined();
  });

  it("counts a step that a clarifying question comes to, and not one that is only said again", () => {
    const { talk } = talkIn("design", 30);
    talk.say("Is ~steps/clarify what you mean?");
    expect(talk.state().heardItems).toEqual(["steps/clarify"]);
    talk.say(`${trees} and more of the maple`);
    talk.say(`${trees} and more of the maple ~steps/evolve`);
    expect(talk.state().heardItems).toEqual(["steps/clarify"]);
  });
});

describe("an interview on a story of one's own", () => {
  const story = { id: "s", title: "The night. What a mess!" };

  it("asks the pack's question with the title, without marks that would ask twice", () => {
    const { opened, talk } = talkIn("story", 15, { story });
    expect(opened.at(-1)?.text).toBe("Walk me through The night What a mess, from the start?");
    expect(checkLog(pack, talk.events)).not.toBeNull();
  });

  it("asks for each demand that is left out by its own probe, first for what the worksheet lacks", () => {
    const { stories } = pack;
    if (stories === undefined) throw new Error("no stories");
    const demands = stories.demands.map((demand) => ({ ...demand, probe: `${demand.id}q ${demand.id}qq?` }));
    const reader = createScriptedReader({ ...pack, stories: { ...stories, demands } });
    const asked = (lacks?: string[]) => {
      const talk = createTalk(reader, { ...setupFor("story", 15), story: { ...story, ...(lacks ? { lacks } : {}) } });
      talk.open();
      return [trees, "Then fir and yew grew"].map((text) => talk.say(text)[0]?.move.sourceId);
    };
    expect(asked()).toEqual(["your-story-scale", "your-story-people"]);
    expect(asked(["people"])).toEqual(["your-story-people", "your-story-scale"]);
  });

  it("follows up on what the story must hit, then closes", () => {
    const { talk } = talkIn("story", 15, { story });
    const [probe] = talk.say(`${trees} ~story-demands/people`);
    expect(probe?.move).toMatchObject({ type: "probe", axis: "scale", item: "story-demands/scale" });
  });

  it("is refused without a title, or without stories in the pack", () => {
    const { stories: _stories, ...bare } = pack;
    expect(checkSetup(pack, { ...setupFor("story", 15), story })).toBeNull();
    expect(checkSetup(pack, setupFor("story", 15))).toContain("title");
    expect(checkSetup(pack, { ...setupFor("story", 15), story: { id: "s", title: " " } })).toContain("title");
    expect(checkSetup(pack, { ...setupFor("story", 15), story: { id: "s", title: "x".repeat(201) } })).toContain("200");
    expect(checkSetup(bare, { ...setupFor("story", 15), story })).toContain("no stories");
  });
});

describe("practice", () => {
  it("asks the question chosen where it is one of the format's", () => {
    expect(talkIn("practice", 10, { questionId: "org-2" }).opened.at(-1)?.move.questionId).toBe("org-2");
    expect(["org-1", "org-2"]).toContain(
      talkIn("practice", 10, { questionId: "cost-1" }).opened.at(-1)?.move.questionId,
    );
  });
});
