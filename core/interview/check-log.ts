import type { Pack } from "../setup/pack.ts";
import type { InterviewerTurn, InterviewSetup, SessionEvent } from "../transcript/session.ts";
import { isFrom } from "./line-list.ts";

const longestTitle = 200;
const longestQuote = 400;

/** What is wrong with a set-up for this pack, as one sentence; `null` when it can be held. */
export function checkSetup(pack: Pack, setup: InterviewSetup): string | null {
  const { format, level, personaId, questionId, minutes, seed, story } = setup;
  if (!pack.formats.some((candidate) => candidate.id === format)) return `This pack has no format ${format}.`;
  if (!pack.levels.some((candidate) => candidate.id === level)) return `This pack has no level ${level}.`;
  if (!pack.personas.some((candidate) => candidate.id === personaId)) return "This pack has no such persona.";
  if (questionId !== null && !pack.questions.some((question) => question.id === questionId)) {
    return "This pack has no such question.";
  }
  if (format === "story") {
    if (pack.stories === undefined) return "This pack has no stories.";
    if (story === undefined || story.title.trim() === "") return "The format story needs the title of a story.";
    if (story.title.length > longestTitle) return `A story's title has ${longestTitle} characters at most.`;
  }
  const isTimed = Number.isFinite(minutes) && minutes > 0 && minutes <= 240;
  return isTimed && Number.isSafeInteger(seed) ? null : "The minutes or the seed are out of range.";
}

/**
 * What is wrong with a log, as one sentence; `null` when it can be folded: `seq` grows, ids are of this pack
 * (the one that `packForSetup` gives), and no silence or wish for a hint comes before anything was said.
 * A gap is allowed: a record that the browser could not read any more must not end the interview.
 */
export function checkLog(pack: Pack, events: readonly SessionEvent[]): string | null {
  const disorder = events.findIndex(({ seq }, index) => seq <= (events[index - 1]?.seq ?? -1));
  if (disorder !== -1) return `The log is out of order at event ${disorder}.`;
  const questionIds = new Set(pack.questions.map((question) => question.id));
  for (const [index, event] of events.entries()) {
    const problem = event.type === "interviewer-turn" ? brokenTurn(event, questionIds) : tooEarly(events, index);
    if (problem !== null) return problem;
  }
  return null;
}

function brokenTurn({ seq, move }: InterviewerTurn, questionIds: ReadonlySet<string>): string | null {
  const { questionId, quotes, type } = move;
  if (questionId !== null && !questionIds.has(questionId)) return `Event ${seq} names a question that this pack lacks.`;
  if (type === "hint" && questionId === null && !isFrom("noHintNow", move))
    return `Event ${seq} is a hint without its question.`;
  const isLong = quotes !== undefined && Math.max(quotes.earlier.length, quotes.now.length) > longestQuote;
  return isLong ? `Event ${seq} quotes more than a probe can hold.` : null;
}

/** In a log without a gap, nobody hears silence or asks for help before the interviewer has spoken. */
function tooEarly(events: readonly SessionEvent[], index: number): string | null {
  const event = events[index];
  const isHint = event?.type === "control-pressed" && event.control === "hint";
  if ((event?.type !== "silence-noticed" && !isHint) || event.seq !== index) return null;
  const isSpoken = events.slice(0, index).some(({ type }) => type === "interviewer-turn");
  return isSpoken ? null : `Event ${event.seq} reacts to an interviewer who has not spoken yet.`;
}
