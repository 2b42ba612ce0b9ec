import * as z from "zod/mini";
import { AxisId, EndedBy, FormatId, LevelId, ModeId, MoveType, ProbeKind, Speaker } from "../setup/names.ts";
import { Heard } from "./heard.ts";
import { OwnView } from "./own-view.ts";

/** What the interviewer does in one turn, and why. `null` = does not apply. */
export const Move = z.object({
  type: MoveType,
  kind: z.nullable(ProbeKind),
  /** One sentence for the person, shown after the interview as "why you were asked that". */
  reason: z.string(),
  questionId: z.nullable(z.string()),
  axis: z.nullable(AxisId),
  /** Id of the pack's probe, phrase or fact behind the words; asked probes are never asked again. */
  sourceId: z.nullable(z.string()),
  /** Only on a probe in a format that steps through a checklist: the item (`checklist/item`) that it gives room for. */
  item: z.optional(z.string()),
  /** Only on `ask`: what the ledger opens for this question. */
  axes: z.optional(z.array(AxisId)),
  /** Only on `ask`: which question of how many. */
  questionNumber: z.optional(z.number()),
  questionCount: z.optional(z.number()),
  /** Only on `ask` in practice mode: how many points an answer is held against. */
  pointCount: z.optional(z.number()),
  /** Only on a probe of the kind `contradiction`: the candidate's own words that it sets side by side. */
  quotes: z.optional(z.object({ earlier: z.string(), now: z.string() })),
  /** Only on `close`. */
  endedBy: z.optional(EndedBy),
  /** Only on an `answer` to the candidate's last question: another turn follows at once, no reply is awaited. */
  continues: z.optional(z.boolean()),
});
export type Move = z.infer<typeof Move>;

/** Who is to word the interviewer's turns: the pack's own phrases, or a configured model by its id (see `ModelSummary`). */
export const VoiceChoice = z.discriminatedUnion("name", [
  z.object({ name: z.literal("built-in") }),
  z.object({ name: z.literal("model"), modelId: z.string() }),
]);
export type VoiceChoice = z.infer<typeof VoiceChoice>;

/** Tokens as the model's server counted them; `null` where it did not say. */
export const Usage = z.object({ inputTokens: z.nullable(z.number()), outputTokens: z.nullable(z.number()) });
export type Usage = z.infer<typeof Usage>;

/** How a model worded one turn. A turn without it was said by the built-in voice, as no model was chosen. */
export const TurnVoice = z.object({
  /** The model's name, as its server knows it. */
  model: z.string(),
  /** Of the prompt files behind the turn. */
  promptHash: z.string(),
  /** All calls of this turn together. */
  usage: Usage,
  calls: z.number(),
  /** Those of them whose tokens nobody told: `usage` is at least what they all took. Missing = none. */
  uncountedCalls: z.optional(z.number()),
  /** Which rules its words broke, first attempt and second; those words were never shown. */
  violations: z.array(z.string()),
  /** What the built-in voice said in its stead: nothing, the end after sentences of the model's own, or all of it. */
  builtIn: z.enum(["none", "end", "all"]),
  /** Earlier turns that the model got in short only, so that the talk fits its window. */
  turnsLeftOut: z.number(),
});
export type TurnVoice = z.infer<typeof TurnVoice>;

/**
 * The log of an interview: appended to, never changed. One record each in the browser's store, one line each in the mirror.
 * `seq` counts from 0 without gaps and decides the order; `atMs` is interview time (pauses do not count), from the start.
 */
export const SessionEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("interviewer-turn"),
    seq: z.number(),
    id: z.string(),
    atMs: z.number(),
    text: z.string(),
    move: Move,
    /** The reply that this turn follows, as heard; `null` when it follows none. */
    heard: z.nullable(Heard),
    /**
     * All but `complete` hold the part that arrived; the turn is said again when the interview goes on. One that is `truncated`
     * hit the model's limit of length and can be gone on with: the whole of it follows then.
     */
    status: z.enum(["complete", "interrupted", "stopped", "truncated"]),
    voice: z.optional(TurnVoice),
  }),
  z.object({
    type: z.literal("answer-given"),
    seq: z.number(),
    id: z.string(),
    atMs: z.number(),
    text: z.string(),
  }),
  /** The person pressed a button instead of answering. */
  z.object({
    type: z.literal("control-pressed"),
    seq: z.number(),
    id: z.string(),
    atMs: z.number(),
    /** \`hint\` only in practice mode. */
    control: z.enum(["skip", "repeat", "end", "hint"]),
  }),
  /** Nothing was said or typed for a while; the interviewer's patience has rungs. */
  z.object({ type: z.literal("silence-noticed"), seq: z.number(), id: z.string(), atMs: z.number() }),
  /** Counts from here on; without any the voice is the built-in one. */
  z.object({ type: z.literal("voice-chosen"), seq: z.number(), id: z.string(), atMs: z.number(), voice: VoiceChoice }),
  z.object({ type: z.literal("paused"), seq: z.number(), id: z.string(), atMs: z.number() }),
  z.object({ type: z.literal("resumed"), seq: z.number(), id: z.string(), atMs: z.number() }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;
export type InterviewerTurn = Extract<SessionEvent, { type: "interviewer-turn" }>;
export type AnswerGiven = Extract<SessionEvent, { type: "answer-given" }>;

/** How an interview was set up: with the pack, all that the policy needs to make the same plan again. */
export const InterviewSetup = z.object({
  packId: z.string(),
  packHash: z.string(),
  format: FormatId,
  level: LevelId,
  mode: ModeId,
  personaId: z.string(),
  minutes: z.number(),
  seed: z.number(),
  /** Only in the single format: the question chosen; `null` = the seed chooses. */
  questionId: z.nullable(z.string()),
  /** Only in the format `story`: the person's own story that is asked about. */
  story: z.optional(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Ids of the demands that its worksheet does not show yet; missing = not known. */
      lacks: z.optional(z.array(z.string())),
    }),
  ),
  /** The candidate agreed to be interrupted, once a question, where an answer runs on. */
  redirectsRamblers: z.optional(z.boolean()),
});
export type InterviewSetup = z.infer<typeof InterviewSetup>;

/** The header of a session: what the history lists without reading its events. `rev` grows by one with each change. */
export const SessionHeader = z.object({
  version: z.literal(1),
  id: z.string(),
  rev: z.number(),
  title: z.string(),
  /** ISO 8601, for display only. */
  createdAt: z.string(),
  setup: InterviewSetup,
  /** `graded` once a whole report is kept. */
  state: z.enum(["running", "ended", "graded"]),
  endedBy: z.nullable(EndedBy),
  /** ISO 8601, or `null`. Deleted sessions stay for 30 days. */
  deletedAt: z.nullable(z.string()),
  /** The session that this one is another attempt of. */
  attemptOf: z.optional(z.string()),
  /** What the person says of the grading; missing = nothing yet. */
  ownView: z.optional(OwnView),
  /** From the last report, for the list. */
  summary: z.nullable(
    z.object({
      decision: z.nullable(z.string()),
      levels: z.array(z.object({ axis: AxisId, level: z.nullable(z.number()) })),
    }),
  ),
});
export type SessionHeader = z.infer<typeof SessionHeader>;

/** One spoken turn, as graders, files and the command line see it. `n` counts from 1 over both speakers. */
export const Turn = z.object({ n: z.number(), speaker: Speaker, text: z.string() });
export type Turn = z.infer<typeof Turn>;

/** A turn with what is known of it. In an imported transcript `move` and `atMs` are `null`. */
export const TranscriptTurn = z.extend(Turn, {
  atMs: z.nullable(z.number()),
  move: z.nullable(Move),
  /** Only where a model had a part in it. */
  voice: z.optional(TurnVoice),
});
export type TranscriptTurn = z.infer<typeof TranscriptTurn>;
