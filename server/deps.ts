import type { OwnQuestionRequest, PackPlace, PackProblem } from "#core/api.ts";
import type { AppError } from "#core/errors.ts";
import type { TranscriptReader } from "#core/reading/reader.ts";
import type { Result } from "#core/result.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { ExampleFolder } from "./examples.ts";
import type { Mirror } from "./mirror.ts";
import type { ModelStore, TalkToModel } from "./models/model.ts";
import type { PromptStore } from "./prompts.ts";
import type { ReferenceStore } from "./reference.ts";
import type { StoryCopy } from "./stories.ts";

/** The packs on this machine: the newest good version of each, and every version that a session may still name. */
export interface PackStore {
  current(): Promise<{
    readonly packs: readonly LoadedPack[];
    readonly problems: readonly PackProblem[];
    readonly places: readonly PackPlace[];
  }>;
  /**
   * Adds a person's own question to the file of the data folder and gives its id. Errors: `pack-unknown`; `bad-request` with the field, or
   * where the file is not one that can be added to.
   */
  addQuestion(packId: string, draft: OwnQuestionRequest): Promise<Result<string, AppError>>;
  /** Calls back after each change of what `current` gives. Returns its own end. */
  subscribe(listener: () => void): () => void;
  /** Any version seen on this machine; `pack-unknown` when there is none. */
  byHash(hash: string): Promise<Result<LoadedPack, AppError>>;
  /** Takes a version that a page kept; refused unless it parses and its canonical JSON has that hash. */
  adopt(hash: string, pack: unknown): Promise<Result<LoadedPack, AppError>>;
}

/** All that routes may use. Real ones are made in `main.ts`, scripted ones in tests. */
export interface ServerDeps {
  readonly version: string;
  readonly port: number;
  /** 32 bytes as hex; every route but health and page files asks for it. */
  readonly secret: string;
  readonly packs: PackStore;
  readonly reference: ReferenceStore;
  /** `null` when the copy on disk is switched off. */
  readonly mirror: Mirror | null;
  /** The same for the person's stories. */
  readonly stories: StoryCopy | null;
  readonly examples: ExampleFolder;
  readonly models: ModelStore;
  readonly talk: TalkToModel;
  readonly prompts: PromptStore;
  /** Loads the tokeniser when first asked. */
  readonly readerFor: (loaded: LoadedPack) => Promise<TranscriptReader>;
  /** Folder of the built page. */
  readonly pageFolder: string;
  readonly log: (line: string) => void;
  /** Aborts when the server is about to stop: streams that wait for something end then. */
  readonly stopping: AbortSignal;
}
