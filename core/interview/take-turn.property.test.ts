import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelIds, modeIds } from "../setup/names.ts";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { createScriptedReader } from "../testing/scripted-reader.ts";
import { createTalk, loopSetup, type Talk } from "../testing/talk.ts";
import type { InterviewSetup, SessionEvent } from "../transcript/session.ts";
import { awaitsReply, countedEvents, foldInterview } from "./state.ts";

const pack = createPolicyPack();
const reader = createScriptedReader(pack);

const setups: fc.Arbitrary<InterviewSetup> = fc.record({
  packId: fc.constant("policy"),
  packHash: fc.constant("hash"),
  format: fc.constantFrom(...pack.formats.map(({ id }) => id)),
  level: fc.constantFrom(...levelIds),
  mode: fc.constantFrom(...modeIds),
  redirectsRamblers: fc.boolean(),
  personaId: fc.constant("neutral"),
  minutes: fc.constantFrom(1, 3, 8, 20, 60),
  seed: fc.integer(),
  questionId: fc.constantFrom(null, "org-2"),
  story: fc.constant({ id: "s", title: "The night of the frozen prices" }),
});

const tags = fc
  .subarray([
    "#cost",
    "#scale",
    "#scale",
    "#ownership",
    "#evolution",
    "!we",
    "!tools",
    "!hero",
    "!vague",
    "!number",
    "!star",
    "!blame",
    "~steps/control",
    "~steps/compute",
    "~beats/first",
    "~story-demands/people",
  ])
  .map((chosen) => chosen.join(" "));
const answers = fc
  .tuple(
    fc.array(fc.constantFrom("alder", "birch", "cedar", "elm", "fir", "oak", "maple", "ash", "yew"), { minLength: 3 }),
    tags,
  )
  .map(([trees, tagged]) => `I went with the ${trees.join(" and the ")} ${tagged}`);
const longTalk = Array.from({ length: 60 }, (_, at) => `and then there was the rowan${at} behind it`).join(" ");
const texts = fc.oneof(
  { weight: 6, arbitrary: answers },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      "",
      "asdf hjkl zxcv qwrt",
      "I would set up a good plan and then look at it with everybody.",
      "What is the traffic?",
      "What is the colour of the logo?",
      "I would start with a price #cost for it. Who is on the team?",
      "Could you repeat the question?",
      "Skip this question, please.",
      "Yes, please.",
      "I led a team of eight #scale #cost #ownership, beside the alder.",
      "I led a team of twenty #scale #cost #ownership, beside the yew.",
      longTalk,
    ),
  },
);

type Act =
  | { readonly type: "say"; readonly text: string; readonly takesMs: number }
  | { readonly type: "lose"; readonly text: string }
  | { readonly type: "press"; readonly control: "skip" | "repeat" | "hint" }
  | { readonly type: "hush"; readonly takesMs: number }
  | { readonly type: "wait"; readonly takesMs: number }
  | { readonly type: "pause" };
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant("say"), text: texts, takesMs: fc.integer({ min: 1_000, max: 200_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("lose"), text: texts }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("press"), control: fc.constantFrom("skip", "repeat", "hint", "hint") }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("hush"), takesMs: fc.integer({ min: 5_000, max: 60_000 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("wait"), takesMs: fc.integer({ min: 0, max: 600_000 }) }) },
  { weight: 1, arbitrary: fc.constant({ type: "pause" }) },
);

function perform(talk: Talk, act: Act) {
  if (act.type === "say") return talk.say(act.text, act.takesMs);
  if (act.type === "lose") return talk.sayAndLose(act.text, "interrupted");
  if (act.type === "press") return talk.press(act.control);
  if (act.type === "hush") return talk.keepSilent(act.takesMs);
  if (act.type === "wait") return talk.wait(act.takesMs);
  talk.pause();
  return [];
}

function hold(setup: InterviewSetup, list: readonly Act[]): Talk {
  const talk = createTalk(reader, setup);
  talk.open();
  for (const act of list) perform(talk, act);
  return talk;
}

const movesOf = (events: readonly SessionEvent[]) =>
  countedEvents(events).flatMap((event) => (event.type === "interviewer-turn" ? [event.move] : []));
const followUpsOf = (setup: InterviewSetup) => {
  const format = pack.formats.find(({ id }) => id === setup.format);
  const level = pack.levels.find(({ id }) => id === setup.level);
  return format?.followUps ?? (format?.answerSeconds === undefined ? (level?.followUps ?? 0) : 0);
};
/** A drill of one timed answer leaves room to type it, however short it was set. */
const longestAnswerMinutes = 7;
const runs = fc.array(acts, { minLength: 1, maxLength: 60 });

describe("takeTurn, whatever the candidate does", () => {
  it("speaks in runs that end where a reply is awaited or the interview is over", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const talk = createTalk(reader, setup);
        for (const act of [{ type: "wait", takesMs: 0 } as const, ...list]) {
          const moves = perform(talk, act).map(({ move }) => move);
          const awaiting = moves.map((move) => awaitsReply(move) || move.type === "close");
          expect(awaiting.slice(0, -1)).not.toContain(true);
          expect(moves.at(-1)?.type === "time-warning" || awaiting.at(-1) !== false).toBe(true);
        }
      }),
    );
  });

  it("never asks more follow-ups than the level allows, and no probe twice", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const moves = movesOf(hold(setup, list).events);
        const probes = moves.filter(({ type }) => type === "probe");
        expect(new Set(probes.map(({ sourceId }) => sourceId)).size).toBe(probes.length);
        for (const id of [...pack.questions.map((question) => question.id), "your-story"]) {
          const here = probes.filter(({ questionId }) => questionId === id);
          expect(here.length).toBeLessThanOrEqual(followUpsOf(setup));
        }
      }),
    );
  });

  it("asks each question of the plan once, in order, and none after the questions are over", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const moves = movesOf(hold(setup, list).events);
        const asks = moves.filter(({ type }) => type === "ask");
        expect(asks.map(({ questionNumber }) => questionNumber)).toEqual(asks.map((_, index) => index + 1));
        expect(new Set(asks.map(({ questionId }) => questionId)).size).toBe(asks.length);
        const over = moves.findIndex(({ type }) => type === "invite" || type === "close");
        if (over !== -1) expect(moves.slice(over).filter(({ type }) => type === "ask" || type === "probe")).toEqual([]);
      }),
    );
  });

  it("never moves on after a reply that is a question, unless the clock calls", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        for (const { heard, move } of hold(setup, list).turns) {
          if (heard?.intent !== "question") continue;
          expect(["ask", "probe", "transition"]).not.toContain(move.type);
        }
      }),
    );
  });

  it("gives one plain sentence as the reason of every move", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        for (const { move } of hold(setup, list).turns) expect(move.reason).toMatch(/^[A-Z](?:[^.!?]|\.(?=\S))*\.$/u);
      }),
    );
  });

  it("helps only in practice, at most three times a question, in the order of the rungs", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const talk = hold(setup, list);
        const helps = movesOf(talk.events).filter(({ sourceId }) => sourceId?.startsWith("hints:") === true);
        const used = Object.values(talk.state().hintsUsed);
        expect(used.reduce((sum, count) => sum + count, 0)).toBe(helps.length);
        expect(used.every((count) => count <= 3)).toBe(true);
        if (setup.mode === "simulation") expect(helps).toEqual([]);
      }),
    );
  });

  it("neither moves on nor uses a follow-up for a hint or a silence, unless the clock calls", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const talk = createTalk(reader, setup);
        talk.open();
        for (const act of list) {
          const before = talk.state().question;
          const isOwed = talk.state().owes === "interviewer";
          const moves = perform(talk, act).map(({ move }) => move.type);
          const isHint = act.type === "press" && act.control === "hint";
          if (isOwed || (act.type !== "hush" && !isHint)) continue;
          expect(moves.filter((type) => ["ask", "probe", "transition"].includes(type))).toEqual([]);
          const after = talk.state().question;
          if (after !== null) expect([after.id, after.followUps]).toEqual([before?.id, before?.followUps]);
        }
      }),
    );
  });

  it("meets a silence with each line once, and cuts in once a question where that was agreed", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const moves = movesOf(hold(setup, list).events);
        const offers = moves
          .filter(({ sourceId }) => sourceId?.startsWith("offer") === true)
          .map(({ sourceId }) => sourceId);
        expect(new Set(offers).size).toBe(offers.length);
        const cuts = moves
          .filter(({ sourceId }) => sourceId?.startsWith("sharpen:"))
          .map(({ questionId }) => questionId);
        expect(new Set(cuts).size).toBe(cuts.length);
        if (!setup.redirectsRamblers) expect(cuts).toEqual([]);
      }),
    );
  });

  it("says the same to the same log, and folds it to the same state", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const [first, second] = [hold(setup, list), hold(setup, list)];
        expect(second.events).toEqual(first.events);
        const stored: unknown = JSON.parse(JSON.stringify(first.events));
        expect(stored).toEqual(second.events);
        expect(foldInterview(first.events)).toEqual(second.state());
      }),
    );
  });

  it("keeps a ledger in which only the present question is still asked for", () => {
    fc.assert(
      fc.property(setups, runs, (setup, list) => {
        const { ledger, question } = hold(setup, list).state();
        const asked = ledger.filter(({ state }) => state === "asked");
        expect(asked.filter(({ questionId }) => questionId !== question?.id)).toEqual([]);
        const keys = ledger.map(({ questionId, axis }) => `${questionId} ${axis}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("is over when its time is, says so once, and is silent after", () => {
    fc.assert(
      fc.property(setups, runs, answers, (setup, list, text) => {
        const talk = hold(setup, list);
        talk.say(text, (setup.minutes + longestAnswerMinutes) * 60_000);
        expect(talk.state().phase).toBe("closed");
        expect(movesOf(talk.events).filter(({ type }) => type === "close")).toHaveLength(1);
        expect(talk.say(text)).toEqual([]);
        expect(talk.press("repeat")).toEqual([]);
      }),
    );
  });

  it("ends within its bounds when every reply takes a second", () => {
    fc.assert(
      fc.property(setups, fc.infiniteStream(answers), (setup, stream) => {
        const talk = createTalk(reader, setup);
        talk.open();
        let replies = 0;
        for (const text of stream) {
          if (talk.state().phase === "closed") break;
          talk.say(text, 1_000);
          replies += 1;
        }
        // Each question takes its follow-ups and a redirect or a narrower question for each answer that was a repeat.
        expect(replies).toBeLessThanOrEqual(10 * (3 * followUpsOf(setup) + 4) + 2);
      }),
      { numRuns: 50 },
    );
  });
});

describe("takeTurn in a loop with time enough", () => {
  const silentOnCost = fc.array(
    answers.map((text) => text.replaceAll("#cost", "")),
    { minLength: 40, maxLength: 40 },
  );

  it("asks about cost before the end whenever cost never came up", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...levelIds), silentOnCost, (seed, level, list) => {
        const talk = createTalk(reader, { ...loopSetup, seed, level });
        talk.open();
        for (const text of list) {
          if (talk.state().phase !== "questions") break;
          talk.say(text, 15_000);
        }
        expect(talk.turns.some(({ move }) => move.type === "probe" && move.axis === "cost")).toBe(true);
      }),
    );
  });
});
