import * as z from "zod/mini";
import { AxisGrade, RedFlagGrade } from "./grading/grade.ts";
import { Report } from "./report/report.ts";
import { AxisId, FormatId, LevelId } from "./setup/names.ts";
import { Story, StoryText } from "./setup/story.ts";
import { ReferencePage } from "./setup/reference-page.ts";
import { Heard } from "./transcript/heard.ts";
import { InterviewSetup, Move, SessionEvent, SessionHeader, Turn, TurnVoice, Usage } from "./transcript/session.ts";

/** Everything that page and server exchange. Both ends parse it. */

/** A name that cannot lead out of the folder in which it stands. */
const PlainName = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/));

/** GET /api/health (open to all on this machine). */
export const HealthReply = z.object({ ok: z.literal(true), version: z.string() });

/** The worksheet of a signature story, what each story must hit, and stories to begin with. */
export const StoryGuide = z.object({
  fields: z.array(z.object({ id: z.string(), title: z.string(), help: z.string(), template: z.string() })),
  demands: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  suggestions: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), points: z.array(z.string()) })),
});
export type StoryGuide = z.infer<typeof StoryGuide>;

/** A pack as the set-up screen needs it; the whole of it comes from GET /api/packs/:hash. */
export const PackSummary = z.object({
  id: z.string(),
  hash: z.string(),
  title: z.string(),
  summary: z.string(),
  scenarioNotice: z.string(),
  levels: z.array(z.object({ id: LevelId, title: z.string() })),
  personas: z.array(z.object({ id: z.string(), title: z.string(), description: z.string() })),
  formats: z.array(
    z.object({
      id: FormatId,
      title: z.string(),
      summary: z.string(),
      lengths: z.array(z.object({ minutes: z.number(), questions: z.number() })),
      defaultMinutes: z.number(),
      /** Ids of the questions that it asks, in the pack's order. */
      questions: z.array(z.string()),
      /** Seconds for the one timed answer; `null` = the clock is the interview's. */
      answerSeconds: z.nullable(z.number()),
    }),
  ),
  axes: z.array(z.object({ id: AxisId, letter: z.string(), title: z.string() })),
  families: z.array(z.object({ id: z.string(), title: z.string() })),
  questions: z.array(z.object({ id: z.string(), family: z.string(), title: z.string(), text: z.string() })),
  /** Only where the pack has the worksheet of a signature story. */
  stories: z.optional(StoryGuide),
});
export type PackSummary = z.infer<typeof PackSummary>;

/** A pack file that could not be used; the last good version of its pack serves on. Line and column count from 1. */
export const PackProblem = z.object({
  packId: z.string(),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
});
export type PackProblem = z.infer<typeof PackProblem>;

/** Where the files of a pack lie. */
export const PackPlace = z.object({
  packId: z.string(),
  /** As problems name it. */
  folder: z.string(),
  /** In the data folder, where updates of the program never come. */
  isOwn: z.boolean(),
  /** A shipped pack has the same id and is not used. */
  replacesShipped: z.boolean(),
  /** The person's own questions; `null` = none written yet. */
  ownQuestionsFile: z.nullable(z.string()),
});
export type PackPlace = z.infer<typeof PackPlace>;

/** GET /api/setup */
export const SetupReply = z.object({
  packs: z.array(PackSummary),
  problems: z.array(PackProblem),
  places: z.optional(z.array(PackPlace)),
  /** Where the copy on disk is kept, or `null` when it is switched off. */
  mirrorFolder: z.nullable(z.string()),
});
export type SetupReply = z.infer<typeof SetupReply>;

/** POST /api/setup/questions: a person's own question, to be kept in the data folder. */
export const OwnQuestionRequest = z.object({
  packId: z.string(),
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
  family: z.string(),
  axes: z.array(AxisId).check(z.minLength(1), z.maxLength(5)),
});
export type OwnQuestionRequest = z.infer<typeof OwnQuestionRequest>;
export const OwnQuestionReply = z.object({ id: z.string() });

/** GET /api/setup/changes → event stream: `watching` once changes are told from here on, `changed` after each; `end` when the server stops. */
export const SetupFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("watching") }),
  z.object({ type: z.literal("changed") }),
]);
export type SetupFrame = z.infer<typeof SetupFrame>;

/** GET /api/prepare — the pages of reference material of all packs, in the order of reading. */
export const PrepareReply = z.object({
  pages: z.array(z.extend(ReferencePage, { packId: z.string(), packTitle: z.string() })),
  problems: z.array(PackProblem),
});
export type PrepareReply = z.infer<typeof PrepareReply>;

/** GET and POST /api/packs/:hash — a pack as JSON, kept by the page with the session that uses it. */
export const PackDocument = z.object({ hash: z.string(), pack: z.unknown() });
export type PackDocument = z.infer<typeof PackDocument>;

/** A name of a person or an employer, and what a model reads in its stead ("[employer]"). */
export const NameOut = z.object({
  name: z.string().check(z.trim(), z.minLength(2), z.maxLength(80)),
  as: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
});
export type NameOut = z.infer<typeof NameOut>;

/**
 * POST /api/interview/turn → event stream. The request holds the whole log: the server keeps nothing.
 * `nowMs` is interview time. What the person last did is the log's last event (none = the interview opens).
 */
export const InterviewTurnRequest = z.object({
  setup: InterviewSetup,
  events: z.array(SessionEvent).check(z.maxLength(2_000)),
  nowMs: z.number().check(z.nonnegative()),
  /** The log's last turn is `truncated`, and is to be gone on with rather than said anew; it comes whole again, part and rest. */
  goesOn: z.optional(z.boolean()),
  /** Replaced in all that goes to a model, and put back in what comes from it. */
  namesOut: z.optional(z.array(NameOut).check(z.maxLength(100))),
});
export type InterviewTurnRequest = z.infer<typeof InterviewTurnRequest>;

/** Frames of that stream: one or more turns (`turn-start`, `turn-delta`…, `turn-end`), then `end`; or `error`, then `end`. `turn-cut` ends a turn that failed. */
export const InterviewFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("turn-start"), move: Move, heard: z.nullable(Heard) }),
  z.object({ type: z.literal("turn-delta"), text: z.string() }),
  z.object({ type: z.literal("turn-end"), voice: z.optional(TurnVoice) }),
  /** What a turn took that will not be whole; not sent where no model took it on. */
  z.object({ type: z.literal("turn-cut"), voice: TurnVoice }),
  /** A model's server asked for patience, or is tried once more: nothing has been said yet. */
  z.object({ type: z.literal("waiting"), reason: z.string(), waitMs: z.number() }),
  z.object({
    type: z.literal("error"),
    error: z.object({
      code: z.string(),
      message: z.string(),
      retryable: z.boolean(),
      retryAfterMs: z.optional(z.number()),
    }),
  }),
  z.object({ type: z.literal("end"), reason: z.enum(["complete", "failed"]) }),
]);
export type InterviewFrame = z.infer<typeof InterviewFrame>;

/** POST /api/interview/preview, with the body of a turn: what would go to the model for the next turn, word by word. */
export const PreviewReply = z.object({
  model: z.string(),
  host: z.string(),
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), text: z.string() })),
  turnsLeftOut: z.number(),
});
export type PreviewReply = z.infer<typeof PreviewReply>;

/** A model that this server may use. Its key and its whole address stay on the server. */
export const ModelSummary = z.object({
  /** What a request names; never an address. */
  id: z.string(),
  model: z.string(),
  /** Host and port alone, so that a person sees where words go. */
  host: z.string(),
  isOnThisMachine: z.boolean(),
  /** `found` = on a usual port of this machine. */
  source: z.enum(["environment", ".env", "settings.yaml", "found"]),
  /** The setting to change, such as `HOTSEAT_CHAT_MODEL`; `null` for what was found. */
  setting: z.nullable(z.string()),
  hasKey: z.boolean(),
  /** Tokens that a prompt and its reply may fill. */
  contextTokens: z.number(),
  /** For a million tokens, in the person's own currency; `null` = no price was given. */
  prices: z.nullable(z.object({ currency: z.string(), input: z.number(), output: z.number() })),
});
export type ModelSummary = z.infer<typeof ModelSummary>;

/** GET /api/models (`?of=settings`: without what was found): what is configured or was found, which of it a new interview and a grading would use, and what is wrong with the settings. */
export const ModelsReply = z.object({
  models: z.array(ModelSummary),
  /** Ids; `null` = the built-in interviewer, the built-in grader. */
  chat: z.nullable(z.string()),
  grader: z.nullable(z.string()),
  /** Where `settings.yaml` lies or would lie. */
  settingsFile: z.string(),
  problems: z.array(z.object({ source: z.string(), line: z.nullable(z.number()), message: z.string() })),
});
export type ModelsReply = z.infer<typeof ModelsReply>;

/** POST /api/models/try: one turn, as in an interview. Errors are those of any call. */
export const ModelTryRequest = z.object({ modelId: z.string() });
export const ModelTryReply = z.object({
  firstTokenMs: z.number(),
  totalMs: z.number(),
  /** The words as they came, also where they broke a rule. */
  said: z.string(),
  usage: Usage,
  /** How the turn was worded; `null` where no pack is there to try it with, and the model was only asked to answer. */
  voice: z.nullable(TurnVoice),
});
export type ModelTryReply = z.infer<typeof ModelTryReply>;

/** POST /api/grading → event stream: `axis` as each is ready, `flags`, `report`, `end`. */
export const GradingRequest = z.object({
  setup: InterviewSetup,
  events: z.array(SessionEvent).check(z.maxLength(2_000)),
});
export type GradingRequest = z.infer<typeof GradingRequest>;

export const GradingFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("axis"), axis: AxisGrade }),
  z.object({ type: z.literal("flags"), redFlags: z.array(RedFlagGrade) }),
  z.object({ type: z.literal("report"), report: Report }),
  z.object({
    type: z.literal("error"),
    error: z.object({
      code: z.string(),
      message: z.string(),
      retryable: z.boolean(),
      retryAfterMs: z.optional(z.number()),
    }),
  }),
  z.object({ type: z.literal("end"), reason: z.enum(["complete", "failed"]) }),
]);
export type GradingFrame = z.infer<typeof GradingFrame>;

/**
 * A line of `sessions/<id>.jsonl`. `header` (rev in data) and `report` replace earlier ones, `event` appends (seq = the event's),
 * `deleted` holds `{ deletedAt: ISO | null }` (null undoes).
 */
export const MirrorLine = z.discriminatedUnion("kind", [
  z.object({ v: z.literal(1), seq: z.number(), kind: z.literal("header"), data: SessionHeader }),
  z.object({ v: z.literal(1), seq: z.number(), kind: z.literal("event"), data: SessionEvent }),
  z.object({ v: z.literal(1), seq: z.number(), kind: z.literal("report"), data: Report }),
  z.object({
    v: z.literal(1),
    seq: z.number(),
    kind: z.literal("deleted"),
    data: z.object({ deletedAt: z.nullable(z.string()) }),
  }),
]);
export type MirrorLine = z.infer<typeof MirrorLine>;

/** POST /api/mirror/:id → 200 `{ lines }`: how many lines the file holds. Lines that it has already are not written again. */
export const MirrorAppendRequest = z.object({ lines: z.array(MirrorLine).check(z.minLength(1), z.maxLength(2_000)) });
export const MirrorAppendReply = z.object({ lines: z.number() });

/** GET /api/mirror: what a restore would bring back, newest first. */
export const MirrorListReply = z.object({
  folder: z.string(),
  sessions: z.array(z.object({ id: z.string(), header: SessionHeader, events: z.number() })),
});
export type MirrorListReply = z.infer<typeof MirrorListReply>;

/** GET /api/mirror/:id */
export const MirrorSession = z.object({
  header: SessionHeader,
  events: z.array(SessionEvent),
  report: z.nullable(Report),
});
export type MirrorSession = z.infer<typeof MirrorSession>;

/**
 * POST /api/examples: what a person holds against a grading, as a labelled transcript of the data folder (`examples/<pack>/<name>.txt`
 * and `labels.json`). The same name replaces what it held; without any label it is removed.
 */
export const ExampleRequest = z.object({
  packId: PlainName,
  name: PlainName,
  /** The level that was interviewed for. */
  level: LevelId,
  turns: z.array(Turn).check(z.maxLength(5_000)),
  axes: z.array(z.object({ axis: AxisId, level: z.number().check(z.int(), z.minimum(1), z.maximum(4)) })),
  indicators: z.array(z.object({ axis: AxisId, indicator: PlainName, verdict: z.enum(["yes", "no"]) })),
  /** Why, in the person's words. */
  notes: z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(200)),
});
export type ExampleRequest = z.infer<typeof ExampleRequest>;
/** The folder for `npm run eval -- --set`. */
export const ExampleReply = z.object({ folder: z.string(), file: z.string() });
export type ExampleReply = z.infer<typeof ExampleReply>;

/** A line of `stories.jsonl`: one version of a story, `seq` = its `rev`. The line of the highest `rev` is the story. */
export const StoryLine = z.object({ v: z.literal(1), seq: z.number(), kind: z.literal("story"), data: Story });
export type StoryLine = z.infer<typeof StoryLine>;

/** POST /api/stories → 200 `{ lines }`: how many lines the file holds. Versions that it has already are not written again. */
export const StoryAppendRequest = z.object({ lines: z.array(StoryLine).check(z.minLength(1), z.maxLength(200)) });
export const StoryAppendReply = z.object({ lines: z.number() });

/** GET /api/stories: the newest version of each, the deleted ones too. */
export const StoryListReply = z.object({ folder: z.string(), stories: z.array(Story) });
export type StoryListReply = z.infer<typeof StoryListReply>;

/** POST /api/stories/read */
export const StoryReadRequest = z.object({
  packHash: z.string(),
  /** As in `Story`. */
  fields: z.record(z.string(), StoryText),
});
export type StoryReadRequest = z.infer<typeof StoryReadRequest>;

/** Its reply: the pack's demands in their order, each with the words that meet it; none = the story lacks it. */
export const StoryReading = z.object({
  demands: z.array(
    z.object({
      id: z.string(),
      quotes: z.array(z.object({ fieldId: z.string(), start: z.number(), end: z.number(), text: z.string() })),
    }),
  ),
});
export type StoryReading = z.infer<typeof StoryReading>;
