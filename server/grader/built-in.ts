import type { Conversation, Reply } from "#core/grading/conversation.ts";
import type { Grader, Proposal, Subject } from "#core/grading/grader.ts";
import type { FoundIndicator, TranscriptReader } from "#core/reading/reader.ts";
import { ok } from "#core/result.ts";

interface Found extends FoundIndicator {
  readonly reply: Reply;
}

/** The grader that needs no model: the pack's cues, slots and examples, read by rules. Every conversation is read once for all axes. */
export function createBuiltInGrader(reader: TranscriptReader): Grader {
  const readings = new WeakMap<Conversation, readonly Found[]>();
  const readOnce = (conversation: Conversation): readonly Found[] => {
    const found = readings.get(conversation) ?? read(conversation, reader);
    readings.set(conversation, found);
    return found;
  };
  return {
    name: "built-in",
    model: null,
    promptHash: null,
    limits: [
      "The built-in grader matches words and patterns of the pack; it does not understand an argument, and it misses a good point in words that the pack does not know.",
      "It cannot tell whether what you said is true or fits together.",
      "It is not calibrated against human panels, and its confidence is medium at most.",
    ],
    propose: (subject, conversation) => Promise.resolve(ok(proposalsFor(subject, readOnce(conversation)))),
  };
}

const read = (conversation: Conversation, reader: TranscriptReader): readonly Found[] =>
  conversation.replies
    .filter((reply) => !reply.isTrivial)
    .flatMap((reply) => reader.evidence(reply.canonical.text, reply.context).map((found) => ({ ...found, reply })));

function proposalsFor(subject: Subject, found: readonly Found[]): readonly Proposal[] {
  return found
    .filter((one) => one.axis === subject)
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ id, start, strength, reply }) => {
      const segment = reply.segments.find((one) => one.start === start);
      if (segment === undefined || segment.withheld !== null) return [];
      const polarity = strength === "clear" ? "shows" : "hints";
      return [{ segment: segment.id, quote: segment.text, indicatorId: id, polarity }];
    });
}
