import type { InterviewerTurn, Move, SessionEvent, SessionHeader, VoiceChoice } from "#core/transcript/session.ts";
import type { ApiError } from "../api/client.ts";
import type { MirrorState } from "../storage/mirror-sync.ts";
import type { StoreError, UnreadableRecord } from "../storage/session-store.ts";

/**
 * What the person can do now. `interrupted`: the interviewer's turn did not arrive whole (also after Stop): retry.
 * `read-only`: another tab holds the interview: take over. `missing`: there is no such session, or it cannot be read.
 */
export type InterviewStage =
  | { readonly type: "loading" }
  | { readonly type: "interviewer-speaking" }
  | { readonly type: "your-turn" }
  | { readonly type: "paused" }
  | { readonly type: "interrupted"; readonly error: ApiError }
  | { readonly type: "ended" }
  | { readonly type: "read-only" }
  | { readonly type: "missing"; readonly error: StoreError };

/** `not-saved`: the interview goes on in memory; export is what keeps it. */
export type SaveState =
  | { readonly type: "saved" }
  | { readonly type: "saving" }
  | { readonly type: "not-saved"; readonly reason: "full" | "broken" };

/** The interviewer was asked and has not said a word yet. Times are interview time. */
export interface WordsAwaited {
  readonly sinceMs: number;
  /** The model's server asked for patience: why, and when it is asked again. */
  readonly again: { readonly reason: string; readonly atMs: number } | null;
}

export interface InterviewSnapshot {
  readonly header: SessionHeader | null;
  /** The whole log, also what could not be saved. Stable between changes. */
  readonly events: readonly SessionEvent[];
  readonly stage: InterviewStage;
  /** The turn that is arriving; it becomes an event when it is whole. */
  readonly partial: { readonly move: Move; readonly text: string } | null;
  /** `null` while nothing is awaited, or once words arrive. */
  readonly awaited: WordsAwaited | null;
  readonly draft: string;
  /** Interview time, in steps of about a second: pauses, interruptions and time while the page is closed do not count. */
  readonly elapsedMs: number;
  readonly saving: SaveState;
  readonly mirror: MirrorState;
  readonly unreadable: readonly UnreadableRecord[];
}

/** Runs one interview: effects in order, state for `useSyncExternalStore`. Actions that do not fit the stage do nothing. */
export interface InterviewController {
  getSnapshot(): InterviewSnapshot;
  subscribe(listener: () => void): () => void;
  /** Loads the session and goes on with it. Returns what leaves it again; may be opened anew after that (`useEffect`). */
  open(): () => void;
  /** In `your-turn`. Kept strictly before the interviewer is asked. Blank text does nothing. */
  answer(text: string): void;
  skip(): void;
  repeat(): void;
  /** In `your-turn` of a practice. */
  hint(): void;
  /** In `your-turn`, when nothing was typed for a while; it stays the person's turn. */
  noticeSilence(): void;
  /** Who words the interviewer's turns from here on. A turn that is arriving or did not arrive is said anew in that voice. */
  chooseVoice(voice: VoiceChoice): void;
  /** Any time but `ended` and `read-only`; ends also when the server is away. */
  end(): void;
  pause(): void;
  resume(): void;
  /** Cuts the interviewer off; what arrived is kept as `stopped`. */
  stop(): void;
  /** After `interrupted`: asks for the whole turn anew. */
  retry(): void;
  /** After `interrupted`, where the last turn is `truncated`: asks for the rest of it. */
  goOn(): void;
  /** Shown at once, kept within 300 ms, and when the page is hidden. */
  setDraft(text: string): void;
  /** In `read-only`: takes the interview from the other tab. */
  takeOver(): void;
  /** After `not-saved`: tries to save what is only in memory. */
  saveAgain(): void;
}

/** The turn that did not arrive whole, as far as it came, where it is the last thing that happened. */
export function cutTurn({ events }: Pick<InterviewSnapshot, "events">): InterviewerTurn | null {
  const last = events.at(-1);
  return last?.type === "interviewer-turn" && last.status !== "complete" ? last : null;
}
