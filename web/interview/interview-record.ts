import type { EndedBy } from "#core/setup/names.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import type { WebDeps } from "../deps.ts";
import { createSnapshotCell, type SnapshotCell } from "../snapshot-cell.ts";
import type { LoadedSession, StoreError } from "../storage/session-store.ts";
import { createDraftKeeper, type DraftKeeper } from "./draft-keeper.ts";
import { createInterviewMeter } from "./interview-meter.ts";
import type { InterviewSnapshot, InterviewStage, SaveState } from "./interview-snapshot.ts";
import type { ArrivingTurn } from "./interviewer-turn.ts";
import { createLogWriter } from "./log-writer.ts";

export interface InterviewRecordOptions extends Pick<WebDeps, "store" | "mirror" | "clock" | "ids"> {
  readonly sessionId: string;
}

/** An event without what the log gives it. */
export type Happening = SessionEvent extends infer Event
  ? Event extends SessionEvent
    ? Omit<Event, "seq" | "id" | "atMs">
    : never
  : never;

/** One interview as it is shown and as it is kept: log, header, draft and interview time, always changed together. */
export interface InterviewRecord extends Pick<SnapshotCell<InterviewSnapshot>, "get" | "set" | "subscribe"> {
  readonly drafts: DraftKeeper;
  /** Shows the box as empty; until `append` has settled, the text is still what a draft would save. */
  beginAnswer(text: string): void;
  elapsedMs(): number;
  stopClock(): void;
  /** Shows a stage; interview time runs while someone speaks or is to speak. */
  stand(stage: InterviewStage): void;
  /** Shows a turn as it arrives; once it is whole (`null`), the next words are awaited. */
  showArriving(turn: ArrivingTurn | null): void;
  /** Takes over what the store holds, with what is only in memory. False = it cannot be read, and the stage says so. */
  load(): Promise<boolean>;
  /** Resolves once the event is kept, or could not be; `stale` = another tab was first, and nothing was written. */
  append(happening: Happening): Promise<"appended" | "stale">;
  /** Tries to keep what is only in memory. */
  saveAgain(): Promise<"appended" | "stale">;
  /** Takes the log as another tab left it, in place of what is only in memory. */
  giveUp(): Promise<void>;
  finish(endedBy: EndedBy): Promise<void>;
}

export function createInterviewRecord({
  sessionId,
  store,
  mirror,
  clock,
  ids,
}: InterviewRecordOptions): InterviewRecord {
  const { get, set, subscribe } = createSnapshotCell<InterviewSnapshot>({
    header: null,
    events: [],
    stage: { type: "loading" },
    partial: null,
    awaited: null,
    draft: "",
    elapsedMs: 0,
    saving: { type: "saved" },
    mirror: mirror.state(),
    unreadable: [],
  });
  const log = createLogWriter(sessionId, store, mirror);
  const meter = createInterviewMeter(clock, () => set({ elapsedMs: meter.elapsedMs() }));
  let nextSeq = 0;
  /** The answer that is on its way into the log, with the place that it is to take. */
  let sending: { readonly text: string; readonly seq: number } | null = null;

  const saveDraft = async () => {
    const { text, seq } = sending ?? { text: get().draft, seq: nextSeq };
    const saved = await store.saveDraft(sessionId, { text, seq, atMs: meter.elapsedMs() });
    if (!saved.ok) set({ saving: notSaved(saved.error) });
  };
  const stand = (stage: InterviewStage) => {
    const isSpeaking = stage.type === "interviewer-speaking";
    if (isSpeaking || stage.type === "your-turn") meter.start();
    else meter.stop();
    set({ stage, elapsedMs: meter.elapsedMs(), ...(isSpeaking ? {} : { partial: null, awaited: null }) });
  };
  const adopt = ({ header, events, nextSeq: next, draft, unreadable }: LoadedSession) => {
    sending = null;
    const all = [...events, ...log.unsaved()];
    nextSeq = Math.max(next, ...all.map(({ seq }) => seq + 1));
    meter.setTo(Math.max(0, draft?.atMs ?? 0, ...all.map(({ atMs }) => atMs)));
    set({ header, events: all, unreadable, draft: draft?.text ?? get().draft, elapsedMs: meter.elapsedMs() });
  };
  const load = async () => {
    const loaded = await store.load(sessionId);
    if (loaded.ok) adopt(loaded.value);
    else stand({ type: "missing", error: loaded.error });
    return loaded.ok;
  };
  const showSaving = (saving: SaveState | "stale") => {
    if (saving === "stale") return "stale";
    set({ saving });
    return "appended";
  };

  return {
    get,
    set,
    subscribe,
    stand,
    load,
    drafts: createDraftKeeper(clock, () => void saveDraft()),
    beginAnswer(text) {
      sending = { text, seq: nextSeq };
      set({ draft: "" });
    },
    showArriving: (turn) =>
      set({
        partial: turn === null ? null : { move: turn.move, text: turn.text },
        awaited: turn === null ? { sinceMs: meter.elapsedMs(), again: null } : turn.text === "" ? get().awaited : null,
      }),
    elapsedMs: meter.elapsedMs,
    stopClock: meter.stop,
    async append(happening) {
      const event: SessionEvent = { ...happening, seq: nextSeq, id: ids.next(), atMs: meter.elapsedMs() };
      nextSeq += 1;
      set({ events: [...get().events, event], saving: { type: "saving" } });
      const saving = await log.append(event);
      if (event.type === "answer-given") sending = null;
      return showSaving(saving);
    },
    saveAgain: async () => showSaving(await log.flush()),
    async giveUp() {
      log.drop();
      set({ saving: { type: "saved" } });
      await load();
    },
    async finish(endedBy) {
      const ended = await store.updateHeader(sessionId, (header) =>
        header.state === "running" ? { ...header, state: "ended", endedBy } : header,
      );
      const { header } = get();
      if (ended.ok) set({ header: ended.value });
      else if (header !== null) set({ header: { ...header, state: "ended", endedBy }, saving: notSaved(ended.error) });
      stand({ type: "ended" });
    },
  };
}

const notSaved = ({ type }: StoreError): SaveState => ({
  type: "not-saved",
  reason: type === "full" ? "full" : "broken",
});
