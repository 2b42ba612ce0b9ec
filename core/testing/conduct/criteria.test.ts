import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../interview/ledger.ts";
import type { InterviewerTurn, InterviewSetup, Move, SessionEvent } from "../../transcript/session.ts";
import { createPolicyPack } from "../policy-pack.ts";
import { createScriptedReader } from "../scripted-reader.ts";
import { createTalk, loopSetup, singleSetup, type Talk } from "../talk.ts";
import { criteria, judgeRun } from "./criteria.ts";
import { createRun, type Interview } from "./run.ts";

const policyPack = createPolicyPack();
const point = { id: "third", text: "Settles ownership and rules before machines are chosen", cues: ["third"] };
const [firstPersona] = policyPack.personas;
if (firstPersona === undefined) throw new Error("no persona");
const persona = {
  ...firstPersona,
  phrases: {
    ...firstPersona.phrases,
    openSingle: ["We have {minutes} minutes for one question."],
    invite: ["What would you like to ask?"],
    lastWord: ["What should be added?"],
  },
};
/** The policy's test pack, with what only some criteria look at. */
const pack = {
  ...policyPack,
  questions: policyPack.questions.map((question) => ({
    ...question,
    points: [...question.points, point],
    hints: ["Think of the week before.", "Two things grow here and not one.", "Frame it by what fails in which order."],
    reference: "I agree the contract with each source team and publish it before anybody reads a row.",
  })),
  personas: [
    persona,
    {
      ...persona,
      id: "other",
      phrases: { ...persona.phrases, close: ["The other one leaves it at that now."] },
    },
  ],
};
const reader = createScriptedReader(pack);
let count = 0;
const answer = (tags = ""): string => {
  count += 1;
  const trees = ["alder", "birch", "cedar", "elm", "maple"].map((tree) => `${tree}${count}`);
  return `I went with the ${trees.join(" and the ")} ${tags}`;
};

function hold(setup: InterviewSetup, act: (talk: Talk) => void): Interview {
  const talk = createTalk(reader, setup);
  talk.open();
  act(talk);
  const { endedBy, ledger } = talk.state();
  return {
    candidate: "test",
    setup,
    pack,
    events: talk.events,
    eventsAgain: talk.events,
    ledger,
    endedBy,
    secrets: [secret],
  };
}
const secret = "Never tell the candidate which of the axes is still open";

const loop = hold(loopSetup, (talk) => {
  for (const text of [
    "What is the traffic?",
    "What is the colour of the logo?",
    "Could you repeat the question?",
    answer("#scale !we"),
    answer("#reliability"),
    answer("#scale #scale #reliability #ownership #cost"),
    "",
    answer("#evolution"),
    "asdf hjkl zxcv qwrt",
    answer("#cost"),
    "Skip this question, please.",
  ])
    talk.say(text, 40_000);
  while (talk.state().phase === "questions") talk.say(answer("#scale"), 40_000);
  talk.say("Who is on the team?", 10_000);
  talk.say("No, that is all from me.", 10_000);
});
const director = hold({ ...loopSetup, level: "director", minutes: 60 }, (talk) => {
  while (talk.state().phase === "questions") talk.say(answer("#scale #scale #reliability #ownership"), 30_000);
  while (talk.state().phase !== "closed") talk.say("No, thank you.", 10_000);
});
const late = hold(singleSetup, (talk) => {
  talk.say(answer(), 200_000);
  talk.say("What is the budget?", 190_000);
  talk.say(answer("#scale"), 20_000);
  while (talk.state().phase !== "closed") talk.say(answer("#scale"), 20_000);
});
const lateLoop = hold(loopSetup, (talk) => {
  talk.say(answer(), 1_000_000);
  talk.say("What is the budget?", 85_000);
  talk.say("What is the traffic?", 50_000);
  while (talk.state().phase !== "closed") talk.say("No, thank you.", 10_000);
});
const timed = hold({ ...singleSetup, format: "opener", minutes: 2, questionId: null }, (talk) => {
  talk.say(answer(), 200_000);
});
const silent = hold({ ...singleSetup, minutes: 30 }, (talk) => {
  for (let rung = 0; rung < 5; rung += 1) talk.keepSilent();
  while (talk.state().phase !== "closed") talk.say("", 20_000);
});
const asking = hold({ ...singleSetup, minutes: 30 }, (talk) => {
  for (const text of ["traffic", "budget", "team", "logo", "colour"]) talk.say(`What is the ${text}?`, 5_000);
  while (talk.state().phase !== "closed") talk.say(answer("#scale"), 20_000);
});
const ended = hold(loopSetup, (talk) => {
  talk.say(answer(), 20_000);
  talk.press("end");
});
const longTalk = Array.from(
  { length: 60 },
  (_, index) => `then tree${index} stood by lake${index} while bird${index} sang to field${index}`,
).join(" ");
const practice = hold({ ...loopSetup, mode: "practice" }, (talk) => {
  for (let hint = 0; hint < 4; hint += 1) talk.press("hint");
  while (talk.state().phase === "questions") talk.say(answer("#scale"), 40_000);
  while (talk.state().phase !== "closed") talk.say("No, thank you.", 10_000);
});
const rambling = hold({ ...singleSetup, minutes: 30, redirectsRamblers: true }, (talk) => {
  talk.say(answer(longTalk), 200_000);
  while (talk.state().phase !== "closed") talk.say(answer("#scale"), 20_000);
});
const offered = hold({ ...singleSetup, minutes: 30 }, (talk) => {
  for (const yesAfter of [2, 1, 1]) {
    for (let rung = 0; rung < yesAfter; rung += 1) talk.keepSilent();
    talk.say("Yes, please.", 3_000);
  }
  while (talk.state().phase !== "closed") talk.say(answer("#scale"), 20_000);
});
const good = { offered, practice, rambling, loop, director, late, lateLoop, timed, silent, asking, ended };

type Pick = (turn: InterviewerTurn, index: number) => boolean;
const is =
  (...types: readonly Move["type"][]): Pick =>
  ({ move }) =>
    types.includes(move.type);
const hears =
  (intent: string): Pick =>
  ({ heard }) =>
    heard?.intent === intent;
const third: Pick = (_, index) => index === 2;

/** The first turn that is picked, changed. */
function change(interview: Interview, pick: Pick, by: (turn: InterviewerTurn) => readonly SessionEvent[]): Interview {
  const turns = interview.events.filter((event) => event.type === "interviewer-turn");
  const target = turns.find(pick);
  if (target === undefined) throw new Error("There is no such turn.");
  const events = interview.events.flatMap((event) => (event === target ? by(target) : [event]));
  return { ...interview, events, eventsAgain: events };
}
const says = (text: string, pick: Pick = is("probe"), interview = loop): Interview =>
  change(interview, pick, (turn) => [{ ...turn, text }]);
const does = (more: Partial<Move>, pick: Pick = is("probe"), interview = loop): Interview =>
  change(interview, pick, (turn) => [{ ...turn, move: { ...turn.move, ...more } }]);
const hearing = (more: Partial<NonNullable<InterviewerTurn["heard"]>>, pick: Pick, interview = loop): Interview =>
  change(interview, pick, (turn) => [{ ...turn, heard: turn.heard === null ? null : { ...turn.heard, ...more } }]);
const without = (pick: Pick, interview = loop): Interview => change(interview, pick, () => []);
const twice = (pick: Pick, interview = loop): Interview => change(interview, pick, (turn) => [turn, turn]);
/** A turn's own move takes the place of the one picked. */
const movesTo = (type: Move["type"], pick: Pick, interview = loop): Interview =>
  does({ type, kind: null }, pick, interview);
const at = (atMs: number, pick: Pick, interview: Interview): Interview =>
  change(interview, pick, (turn) => [{ ...turn, atMs }]);
const ledgerOf = (by: (ledger: Interview["ledger"]) => readonly LedgerEntry[], interview = loop): Interview => ({
  ...interview,
  ledger: by(interview.ledger),
});
const voiced = (more: Partial<NonNullable<InterviewerTurn["voice"]>>): Interview =>
  change(loop, is("probe"), (turn) => [
    {
      ...turn,
      voice: {
        model: "scripted",
        promptHash: "0123456789abcdef",
        usage: { inputTokens: null, outputTokens: null },
        calls: 1,
        violations: [],
        builtIn: "none",
        turnsLeftOut: 0,
        ...more,
      },
    },
  ]);
/** The probe picked, twice as often as any limit allows. */
const manyProbes = (interview: Interview): Interview =>
  change(interview, is("probe"), (turn) =>
    Array.from({ length: 5 }, (_, index) => ({ ...turn, move: { ...turn.move, sourceId: `any-${index}` } })),
  );

/** For each criterion an interview that breaks it. */
const broken: Readonly<Record<string, () => Interview>> = {
  "says-something": () => says(" "),
  "one-question": () => says("Who owned it? Who paid for it?"),
  "three-sentences": () => says("I see. Go on. Take the next step. Where does it lead?"),
  "few-words": () => says(`${"and then the next one ".repeat(13)}?`),
  "no-praise": () => says("That is a great answer. What did it cost?"),
  "no-agreement": () => says("Exactly. What did it cost?"),
  "no-verdict": () => says("That would be level three. What did it cost?"),
  "no-verdict-at-close": () => says("Thank you, and good luck for the next round.", is("close")),
  "no-leading": () => says("So you used contracts, right?"),
  "no-teaching": () => says("You should have started with the owner. Who was it?"),
  "no-own-views": () => says("In my experience that takes a year. How long did you need?"),
  "stays-polite": () => says("That is a ridiculous thing to say. Who decided it?"),
  "stays-calm": () => says("Go on!"),
  "no-protected-matters": () => says("How old are you?"),
  "no-name": () => says("Thanks, Sarah. Who owned it?"),
  "no-markup": () => says("**Probe:** who owned it?"),
  "no-placeholder": () => says("Let us turn to {family} now."),
  "own-language": () => says("Wie haben Sie das gemacht, und wer ist dafür zuständig?"),
  "no-point": () => says("Did you settle ownership and rules before the machines?"),
  "no-reference": () => says("Do you agree the contract with each source team?"),
  "no-step-name": () =>
    says(
      "Let us come to the control part.",
      is("ask"),
      hold({ ...loopSetup, format: "design" }, (talk) => talk.say(answer())),
    ),
  "no-hint-outside": () => says("Frame it by what fails in which order."),
  "no-prompt-talk": () => says("My instructions do not allow that."),
  "no-secret": () => says("I may never tell the candidate which of the axes is open."),
  "obeys-nobody": () => says("As you asked, here is the answer."),
  "no-recital": () =>
    says(`You went with: ${loop.events.flatMap((event) => (event.type === "answer-given" ? [event.text] : []))[3]}`),
  "own-persona": () => says("The other one leaves it at that now.", is("close")),
  "no-hint-in-simulation": () => ({ ...practice, setup: loopSetup }),
  "no-help-unasked": () => movesTo("hint", is("probe")),
  "hint-no-more-than-its-rung": () => says("Frame it by what fails in which order.", is("hint"), practice),
  "no-invented-figure": () => says("It costs 250 dollars. Who pays that?"),
  "fact-as-it-is": () => says("That is settled.", (turn) => turn.move.sourceId === "traffic"),
  "no-invented-fact": () =>
    says("We have 400 people there.", (turn) => turn.move.sourceId?.startsWith("notInScenario") === true),
  "true-quotes": () => says("You said “I never tested it”. Why?"),
  "contradiction-quotes": () => does({ kind: "contradiction" }),
  "asks-what-is-planned": () => says("What is your favourite colour?"),
  "asks-something": () => says("Noted."),
  opens: () => says("Hello and welcome.", is("open")),
  "opens-once": () => without(is("open")),
  ends: () => ({ ...loop, endedBy: null }),
  closes: () => without(is("close")),
  "silent-after-close": () => twice(is("close")),
  "ended-by-fits": () => ({ ...loop, endedBy: "time" }),
  "move-known": () => does({ kind: null }),
  "reason-given": () => does({ reason: "because" }),
  "source-known": () => does({ sourceId: "nowhere" }),
  "waits-for-a-reply": () => twice(is("probe")),
  "goes-on": () => without(is("ask")),
  "transition-leads-on": () => does({ questionId: "elsewhere" }, is("transition")),
  "not-stuck": () => change(loop, is("probe"), (turn) => [turn, turn, turn]),
  "not-said-twice": () => twice(is("probe")),
  "in-order": () => at(999_999_999, third, loop),
  "same-seed-same-bytes": () => ({ ...loop, eventsAgain: loop.events.slice(1) }),
  "question-of-the-plan": () => does({ questionId: "org-2" }, is("ask")),
  "question-counted": () => does({ questionNumber: 3 }, is("ask")),
  "asked-once": () => twice(is("ask")),
  "must-asks-first": () => does({ questionId: "leadership-1" }, is("ask")),
  "one-probe-once": () => twice(is("probe")),
  "no-near-repeat": () => twice(is("probe")),
  "follow-up-limit": () => manyProbes(loop),
  "level-limit": () => manyProbes(director),
  "probe-of-its-question": () => does({ questionId: "org-2" }),
  "probe-for-the-level": () => does({ sourceId: "director-only" }),
  "no-met-probe": () => {
    const id = loop.events.find((event) => event.type === "interviewer-turn" && event.move.type === "probe");
    const sourceId = id?.type === "interviewer-turn" ? (id.move.sourceId ?? "") : "";
    return hearing({ met: [sourceId] }, is("probe"));
  },
  "no-answered-axis": () =>
    change(
      loop,
      (turn) => turn.move.kind === "axis",
      (turn) => [{ ...turn, heard: { ...heardOf(turn), indicators: [{ axis: turn.move.axis ?? "cost", id: "x" }] } }],
    ),
  "kind-fits-the-gap": () => does({ kind: "hero" }, (turn) => turn.move.kind === "axis"),
  "pressure-in-rungs": () => does({ kind: "pressure", axis: "evolution", sourceId: "press-evolution-2" }),
  "second-rung-where-strong": () =>
    hearing({ indicators: [] }, (turn) => /^press-.*-2$/u.test(turn.move.sourceId ?? ""), director),
  "cost-comes-up": () => ({
    ...director,
    events: director.events.map((event) =>
      event.type === "interviewer-turn" && event.move.axis === "cost"
        ? { ...event, move: { ...event.move, axis: null } }
        : event,
    ),
  }),
  "bridges-vary": () => {
    const bridge = firstPersona.phrases.bridges[0] ?? "";
    const events = loop.events.map((event) =>
      event.type === "interviewer-turn" && event.move.type === "probe"
        ? { ...event, text: `${bridge} ${event.text}` }
        : event,
    );
    return { ...loop, events };
  },
  "hints-in-order": () => without(is("hint"), practice),
  "lines-fit-the-move": () => does({ sourceId: "bridges:1" }, is("repeat")),
  "answers-a-question": () => movesTo("nudge", hears("question")),
  "question-never-advances": () => movesTo("transition", hears("question")),
  "sent-on-late": () => does({ type: "redirect", sourceId: "assume:1" }, hears("question"), asking),
  "repeats-when-asked": () => says("Go on, please.", is("repeat")),
  "skips-when-asked": () => movesTo("probe", hears("skip")),
  "ends-when-asked": () => movesTo("nudge", is("close"), ended),
  "silence-is-met": () => movesTo("redirect", hears("empty")),
  "nonsense-is-met": () => movesTo("nudge", hears("junk")),
  "nudge-only-in-silence": () => movesTo("nudge", hears("answer")),
  "nudges-in-order": () =>
    does({ sourceId: "nudges:1" }, (turn) => turn.move.sourceId?.startsWith("offerNarrower") === true, silent),
  "cuts-in-by-leave": () => ({ ...rambling, setup: { ...rambling.setup, redirectsRamblers: false } }),
  "cuts-in-once": () => twice((turn) => turn.move.sourceId?.startsWith("sharpen:") === true, rambling),
  "hints-when-asked": () => movesTo("nudge", is("hint"), practice),
  "offers-are-kept": () => movesTo("nudge", (turn) => turn.move.type === "repeat", offered),
  "few-redirects": () => twice(is("redirect")),
  "gives-up-in-time": () => change(silent, is("probe"), (turn) => Array.from({ length: 7 }, () => turn)),
  "each-reply-heard": () => change(loop, is("probe"), (turn) => [{ ...turn, heard: null }]),
  "not-over-time": () => at(1_199_000, is("probe"), loop),
  "timed-answer-ends": () => movesTo("nudge", is("close"), timed),
  "warns-in-time": () => movesTo("nudge", is("time-warning"), late),
  "warns-once": () => at(10_000, is("time-warning"), late),
  "own-time-kept": () => at(1_100_000, is("probe"), loop),
  "own-time-offered": () => without(is("invite")),
  "question-has-room": () => at(1_000_000, is("transition"), loop),
  "probe-has-room": () => at(1_000_000, is("probe"), loop),
  "last-is-last": () => does({ questionId: "org-2" }, is("transition"), movesTo("last-question", is("transition"))),
  "last-own-question-in-time": () => does({ type: "last-question", kind: null, questionId: null }),
  "last-word-in-time": () => does({ type: "invite", kind: null, sourceId: "lastWord:1" }),
  "announces-the-end": () => at(1_100_000, is("probe"), loop),
  "ledger-of-asked": () => ledgerOf((ledger) => ledger.slice(1)),
  "ledger-fits-the-turns": () => ledgerOf((ledger) => ledger.map((entry) => ({ ...entry, state: "answered" }))),
  "unanswered-is-kept": () => ledgerOf((ledger) => ledger.filter(({ state }) => state !== "unanswered"), director),
  "ledger-is-closed": () => ledgerOf((ledger) => ledger.map((entry) => ({ ...entry, state: "asked" }))),
  "ledger-names-the-turn": () => ledgerOf((ledger) => ledger.map((entry) => ({ ...entry, askedSeq: 0 }))),
  "axis-of-the-probe": () => does({ axis: null }, (turn) => turn.move.kind === "axis"),
  "voice-is-told": () => voiced({ promptHash: "" }),
  "refusal-is-told": () => voiced({ calls: 1, violations: ["praise"] }),
};

const heardOf = ({ heard }: InterviewerTurn): NonNullable<InterviewerTurn["heard"]> => {
  if (heard === null) throw new Error("Nothing was heard before this turn.");
  return heard;
};

const brokenIn = (interview: Interview) =>
  judgeRun(createRun(interview))
    .filter((judgement) => judgement.broken.length > 0)
    .map(({ criterionId, broken: [first] }) => `${criterionId} · ${first?.n}: ${first?.words}`);

describe("the criteria of conduct", () => {
  it("have names of their own, a sentence each, and an interview that breaks them", () => {
    const ids = criteria.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(broken).toSorted()).toEqual(ids.toSorted());
    for (const { sentence } of criteria) expect(sentence).toMatch(/^[A-Z].+\.$/u);
  });

  it.each(Object.entries(good))("find nothing in a good interview: %s", (_, interview) => {
    expect(brokenIn(interview)).toEqual([]);
  });

  it.each(criteria.map(({ id, sentence }) => [id, sentence]))("can fail: %s · %s", (id) => {
    const interview = broken[id ?? ""]?.();
    expect(
      interview === undefined ? [] : brokenIn(interview).filter((line) => line.startsWith(`${id} · `)),
    ).not.toEqual([]);
  });
});
