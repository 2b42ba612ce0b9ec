import type { Pack } from "../setup/pack.ts";
import type { InterviewSetup, SessionEvent } from "../transcript/session.ts";

const longestTitle = 200;

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
 * (the one that `packForSetup` gives).
 * A gap is allowed: a record that the browser could not read any more must not end the interview.
 */
export function checkLog(pack: Pack, events: readonly SessionEvent[]): string | null {
  const disorder = events.findIndex(({ seq }, index) => seq <= (events[index - 1]?.seq ?? -1));
  if (disorder !== -1) return `The log is out of order at event ${disorder}.`;
  const questionIds = new Set(pack.questions.map((question) => question.id));
  for (const event of events) {
    if (event.type !== "interviewer-turn") continue;
    const { questionId } = event.move;
    if (questionId !== null && !questionIds.has(questionId))
      return `Event ${event.seq} names a question that this pack lacks.`;
  }
  return null;
}
