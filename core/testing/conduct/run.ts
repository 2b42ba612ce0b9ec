import type { Ledger } from "../../interview/ledger.ts";
import type { EndedBy } from "../../setup/names.ts";
import type { Format, Pack, Question } from "../../setup/pack.ts";
import { type InterviewPlan, planInterview } from "../../setup/plan.ts";
import { packForSetup } from "../../setup/story-question.ts";
import type { Heard } from "../../transcript/heard.ts";
import type { InterviewerTurn, InterviewSetup, Move, SessionEvent } from "../../transcript/session.ts";

/** An interview that was held, as the conduct suite judges it. */
export interface Interview {
  readonly candidate: string;
  readonly setup: InterviewSetup;
  /** As the server has it; a story's question is added here. */
  readonly pack: Pack;
  readonly events: readonly SessionEvent[];
  readonly ledger: Ledger;
  readonly endedBy: EndedBy | null;
  /** The events of the same interview held once more. */
  readonly eventsAgain: readonly SessionEvent[];
  /** Words that must never be shown: prompts, and what a scripted model said that it must not. */
  readonly secrets: readonly string[];
}

/** What the candidate did before the interviewer spoke. */
export interface ReplyBefore {
  /** All that was said, joined. */
  readonly text: string;
  readonly control: string | null;
  /** As the turn after it kept it. */
  readonly heard: Heard | null;
  readonly atMs: number;
}

/** One interviewer turn with what surrounds it. */
export interface Said {
  /** Counts both speakers from 1, as `simulate` prints them. */
  readonly n: number;
  readonly text: string;
  readonly move: Move;
  readonly heard: Heard | null;
  readonly atMs: number;
  readonly voice: InterviewerTurn["voice"];
  /** `null` before the first reply to anything. */
  readonly reply: ReplyBefore | null;
  /** Place in the row of turns that were said without the candidate in between, from 0. */
  readonly runIndex: number;
  /** The question that stands when this is said; an `ask` stands for itself. */
  readonly question: Question | null;
  /** All that the candidate had said by then. */
  readonly told: readonly string[];
}

/** An interview made ready for the criteria. */
export interface Run extends Interview {
  readonly plan: InterviewPlan;
  readonly format: Format;
  readonly said: readonly Said[];
}

/** One place that a criterion looked at. */
export interface Verdict {
  readonly n: number;
  readonly words: string;
  readonly isBroken: boolean;
}

/** A yes/no rule of conduct. `judge` gives a verdict for every place where it could have been broken; none = it did not apply. */
export interface Criterion {
  readonly id: string;
  readonly sentence: string;
  readonly judge: (run: Run) => readonly Verdict[];
}

type Test = (said: Said, run: Run, index: number) => boolean;

/** A criterion that looks at each interviewer turn to which it applies. */
export const onTurns = (id: string, sentence: string, applies: Test, isBroken: Test): Criterion => ({
  id,
  sentence,
  judge: (run) =>
    run.said.flatMap((said, index) =>
      applies(said, run, index)
        ? [{ n: said.n, words: `${said.move.type}: ${said.text}`, isBroken: isBroken(said, run, index) }]
        : [],
    ),
});

/** A criterion on the interview as a whole; `null` = it does not apply, else what is wrong, empty when nothing is. */
export const onWhole = (id: string, sentence: string, wrong: (run: Run) => string | null): Criterion => ({
  id,
  sentence,
  judge: (run) => {
    const words = wrong(run);
    return words === null ? [] : [{ n: run.said.at(-1)?.n ?? 0, words, isBroken: words !== "" }];
  },
});

export const always = (): boolean => true;
export const isMove =
  (...types: readonly Move["type"][]): Test =>
  ({ move }) =>
    types.includes(move.type);

export function createRun(interview: Interview): Run {
  const pack = packForSetup(interview.pack, interview.setup);
  const format = pack.formats.find(({ id }) => id === interview.setup.format);
  if (format === undefined) throw new Error(`The pack has no format ${interview.setup.format}.`);
  const plan = planInterview(pack, interview.setup);
  return { ...interview, pack, format, plan, said: readTurns(pack, interview.events) };
}

function readTurns(pack: Pack, events: readonly SessionEvent[]): Said[] {
  const said: Said[] = [];
  const told: string[] = [];
  let n = 0;
  let reply: ReplyBefore | null = null;
  let runIndex = 0;
  let question: Question | null = null;
  for (const event of events) {
    if (event.type !== "interviewer-turn") {
      n += event.type === "answer-given" ? 1 : 0;
      if (event.type === "answer-given") told.push(event.text);
      const after: ReplyBefore | null = replyAfter(runIndex === 0 ? reply : null, event);
      if (after !== null) [reply, runIndex] = [after, 0];
      continue;
    }
    if (event.status !== "complete") continue;
    const { text, move, heard, atMs, voice } = event;
    n += 1;
    question = questionAfter(question, move, pack);
    if (runIndex === 0) reply = withHeard(reply, heard);
    said.push({ n, text, move, heard, atMs, voice, reply, runIndex, question, told: [...told] });
    runIndex += 1;
  }
  return said;
}

/** The candidate's own time has no question. */
function questionAfter(question: Question | null, move: Move, pack: Pack): Question | null {
  if (move.type === "ask") return pack.questions.find(({ id }) => id === move.questionId) ?? null;
  return move.type === "invite" || (move.type === "last-question" && move.questionId === null) ? null : question;
}

const withHeard = (reply: ReplyBefore | null, heard: Heard | null): ReplyBefore | null =>
  reply === null ? null : { ...reply, heard };

/** Answers in a row are one reply; `null` for what is no reply. */
function replyAfter(before: ReplyBefore | null, event: SessionEvent): ReplyBefore | null {
  if (event.type === "answer-given") {
    const text = before === null || before.control !== null ? event.text : `${before.text}\n${event.text}`;
    return { text, control: null, heard: null, atMs: event.atMs };
  }
  if (event.type === "control-pressed") return { text: "", control: event.control, heard: null, atMs: event.atMs };
  return event.type === "silence-noticed" ? { text: "", control: "silence", heard: null, atMs: event.atMs } : null;
}
