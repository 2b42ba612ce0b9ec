import type { Conversation } from "#core/grading/conversation.ts";
import type { Grader, Proposal, Subject } from "#core/grading/grader.ts";
import type { Segment } from "#core/grading/segments.ts";
import type { FoundIndicator } from "#core/reading/indicator-evidence.ts";
import type { TranscriptReader } from "#core/reading/reader.ts";
import { ok } from "#core/result.ts";

interface Found extends FoundIndicator {
  readonly segment: Segment;
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
      "It does not check whether an answer fits its question: what you say counts wherever you say it.",
      "It cannot tell whether what you said is true or fits together.",
      "It is not calibrated against human panels, and its confidence is medium at most.",
    ],
    propose: (subject, conversation) => Promise.resolve(ok(proposalsFor(subject, readOnce(conversation)))),
  };
}

function read(conversation: Conversation, reader: TranscriptReader): readonly Found[] {
  return conversation.replies.flatMap((reply) => {
    const segments = new Map(reply.segments.map((segment) => [segment.start, segment]));
    const { text } = reply.canonical;
    const evidence = reply.isTrivial
      ? []
      : [...reader.evidence(text, reply.context), ...reader.lensEvidence(text, reply.context)];
    return evidence.flatMap((found) => {
      const segment = segments.get(found.start);
      return segment === undefined || segment.withheld !== null ? [] : [{ ...found, segment }];
    });
  });
}

const proposalsFor = (subject: Subject, found: readonly Found[]): readonly Proposal[] =>
  found
    .filter((one) => one.axis === subject)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ id, strength, segment }) => ({
      segment: segment.id,
      quote: segment.text,
      indicatorId: id,
      polarity: strength === "clear" ? "shows" : "hints",
    }));
