import type {
  ExampleReply,
  ExampleRequest,
  GradingFrame,
  GradingRequest,
  InterviewFrame,
  InterviewTurnRequest,
  MirrorLine,
  MirrorListReply,
  MirrorSession,
  ModelsReply,
  ModelTryReply,
  OwnQuestionRequest,
  PackDocument,
  PrepareReply,
  PreviewReply,
  SetupFrame,
  SetupReply,
  StoryLine,
  StoryListReply,
  StoryReading,
  StoryReadRequest,
} from "#core/api.ts";
import type { ErrorCode } from "#core/errors.ts";
import type { Result } from "#core/result.ts";

/** A failed request, ready to be shown. `message` is for the person; what is kept is said by the page. */
export interface ApiError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
}

export interface StreamOptions<Frame> {
  /** Aborting ends the stream with `stopped`. */
  readonly signal: AbortSignal;
  /** Called for every frame but `error` and `end`; the next frame waits for it. */
  readonly onFrame: (frame: Frame) => void | Promise<void>;
}

/**
 * The server, as the page sees it. Every reply is parsed.
 * Errors of all calls: `unreachable` when nothing answers, `stopped` after an abort, `internal` for a reply that is not Hotseat's.
 * Streams succeed only with their terminal frame; without it they are `interrupted`.
 */
export interface ApiClient {
  health(signal?: AbortSignal): Promise<Result<{ readonly version: string }, ApiError>>;
  setup(signal?: AbortSignal): Promise<Result<SetupReply, ApiError>>;
  /** Goes on until it is aborted or the server stops. */
  streamSetupChanges(options: StreamOptions<SetupFrame>): Promise<Result<void, ApiError>>;
  prepare(signal?: AbortSignal): Promise<Result<PrepareReply, ApiError>>;
  /** Keeps a question of the person's own in the data folder; gives its id. */
  addQuestion(request: OwnQuestionRequest): Promise<Result<string, ApiError>>;
  pack(hash: string, signal?: AbortSignal): Promise<Result<PackDocument, ApiError>>;
  sendPack(document: PackDocument, signal?: AbortSignal): Promise<Result<void, ApiError>>;
  streamInterviewTurn(
    request: InterviewTurnRequest,
    options: StreamOptions<InterviewFrame>,
  ): Promise<Result<void, ApiError>>;
  /** What the next turn would send to the model, word by word. `model-unknown` when no model words this interview. */
  previewTurn(request: InterviewTurnRequest, signal?: AbortSignal): Promise<Result<PreviewReply, ApiError>>;
  models(signal?: AbortSignal): Promise<Result<ModelsReply, ApiError>>;
  /** Those of the settings alone: no look around this machine is waited for. */
  configuredModels(signal?: AbortSignal): Promise<Result<ModelsReply, ApiError>>;
  /** One short call to a model. Errors: also those of the model's server. */
  tryModel(modelId: string, signal?: AbortSignal): Promise<Result<ModelTryReply, ApiError>>;
  streamGrading(request: GradingRequest, options: StreamOptions<GradingFrame>): Promise<Result<void, ApiError>>;
  /** How many lines the copy on disk holds afterwards. At most 2,000 lines at once. */
  mirrorLines(sessionId: string, lines: readonly MirrorLine[]): Promise<Result<number, ApiError>>;
  mirrorList(signal?: AbortSignal): Promise<Result<MirrorListReply, ApiError>>;
  mirrorSession(sessionId: string, signal?: AbortSignal): Promise<Result<MirrorSession, ApiError>>;
  /** Writes what the person disputes as a labelled example, or removes it where she disputes nothing. `example-failed`. */
  keepExample(request: ExampleRequest, signal?: AbortSignal): Promise<Result<ExampleReply, ApiError>>;
  /** Which demands of the pack a story meets. */
  readStory(request: StoryReadRequest, signal?: AbortSignal): Promise<Result<StoryReading, ApiError>>;
  storyList(signal?: AbortSignal): Promise<Result<StoryListReply, ApiError>>;
  /** How many lines the copy on disk holds afterwards. At most 200 at once. */
  storyLines(lines: readonly StoryLine[]): Promise<Result<number, ApiError>>;
}
