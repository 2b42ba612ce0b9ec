import { foldInterview } from "#core/interview/state.ts";
import type { EndedBy } from "#core/setup/names.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiError } from "../api/client.ts";
import type { WebDeps } from "../deps.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";
import type { LoadedSession } from "../storage/session-store.ts";
import { createDraftKeeper } from "./draft-keeper.ts";
import { createInterviewMeter } from "./interview-meter.ts";
import type { InterviewController, InterviewSnapshot, InterviewStage, SaveState } from "./interview-snapshot.ts";
import { type ArrivingTurn, askForTurn } from "./interviewer-turn.ts";
import { createLogWriter } from "./log-writer.ts";

export interface InterviewControllerOptions extends WebDeps {
  readonly sessionId: string;
}

/** One time that the screen is open. */
interface Visit {
  isLeft: boolean;
  /** Gives the session's lock back; `null` = another tab writes, and this one only reads. */
  release: (() => void) | null;
  /** Cuts the interviewer off. */
  cut: AbortController;
}

/** An event without what the log gives it. */
type Happening = SessionEvent extends infer Event
  ? Event extends SessionEvent
    ? Omit<Event, "seq" | "id" | "atMs">
    : never
  : never;

const maxRequestsInARow = 8;

/**
 * Runs one interview. Everything that writes or asks goes through one queue, so that order is never a matter of luck: an answer
 * is committed before the interviewer is asked, and a pause waits for the turn that it cut off. What happens next is always
 * read from the log, so coming back after a crash is the same step as going on.
 */
export function createInterviewController(options: InterviewControllerOptions): InterviewController {
  const { sessionId, store, client, mirror, locks, clock, ids, pageLife } = options;
  const cell = createSnapshotCell<InterviewSnapshot>({
    header: null,
    events: [],
    stage: { type: "loading" },
    partial: null,
    draft: "",
    elapsedMs: 0,
    saving: { type: "saved" },
    mirror: mirror.state(),
    unreadable: [],
  });
  const log = createLogWriter(sessionId, store, mirror);
  const meter = createInterviewMeter(clock, () => cell.set({ elapsedMs: meter.elapsedMs() }));
  const drafts = createDraftKeeper(clock, () => void saveDraft());
  let visit: Visit | null = null;
  let nextSeq = 0;
  let queue = Promise.resolve();
  let queued = 0;

  const stageIs = (...types: InterviewStage["type"][]) => types.includes(cell.get().stage.type);
  const canWrite = (of: Visit) => !of.isLeft && of.release !== null;

  /** Runs after everything that was asked before, unless the screen was left by then. */
  const enqueue = (task: (of: Visit) => Promise<void>) => {
    const of = visit;
    if (of === null) return;
    queued += 1;
    queue = queue.then(async () => {
      queued -= 1;
      if (!of.isLeft) await task(of);
    });
  };

  async function saveDraft() {
    const saved = await store.saveDraft(sessionId, { text: cell.get().draft, atMs: meter.elapsedMs() });
    if (saved.ok) return;
    cell.set({ saving: { type: "not-saved", reason: saved.error.type === "full" ? "full" : "broken" } });
  }

  const stand = (stage: InterviewStage) => {
    if (stage.type === "interviewer-speaking" || stage.type === "your-turn") meter.start();
    else meter.stop();
    cell.set({
      stage,
      elapsedMs: meter.elapsedMs(),
      ...(stage.type === "interviewer-speaking" ? {} : { partial: null }),
    });
  };
  const beginSpeaking = (of: Visit) => {
    of.cut = new AbortController();
    stand({ type: "interviewer-speaking" });
  };
  const readOnly = (of: Visit) => {
    of.release?.();
    of.release = null;
    of.cut.abort();
    drafts.cancel();
    if (!of.isLeft) stand({ type: "read-only" });
  };

  const adopt = ({ header, events, nextSeq: next, draft, unreadable }: LoadedSession) => {
    const all = [...events, ...log.unsaved()];
    nextSeq = Math.max(next, ...all.map(({ seq }) => seq + 1));
    meter.setTo(Math.max(0, draft?.atMs ?? 0, ...all.map(({ atMs }) => atMs)));
    const typed = cell.get().draft;
    cell.set({ header, events: all, unreadable, draft: draft?.text ?? typed, elapsedMs: meter.elapsedMs() });
  };
  const reload = async (): Promise<boolean> => {
    const loaded = await store.load(sessionId);
    if (loaded.ok) adopt(loaded.value);
    else stand({ type: "missing", error: loaded.error });
    return loaded.ok;
  };

  async function enter(of: Visit, steal: boolean) {
    const release = await locks.acquire(sessionId, { steal, onLost: () => readOnly(of) });
    if (of.isLeft) return release?.();
    of.release = release;
    if (!(await reload()) || of.isLeft) return;
    if (release === null) return stand({ type: cell.get().header?.state === "running" ? "read-only" : "ended" });
    await proceed(of);
  }

  /** Does what the log asks for next. */
  async function proceed(of: Visit) {
    const { header, events } = cell.get();
    if (header?.state !== "running") return stand({ type: "ended" });
    if (events.at(-1)?.type === "paused") return stand({ type: "paused" });
    const { phase, owes, endedBy } = foldInterview(events);
    if (phase === "closed") return finish(endedBy ?? "agenda");
    if (owes === "candidate") return stand({ type: "your-turn" });
    await speak(of);
  }

  async function speak(of: Visit) {
    if (!stageIs("interviewer-speaking")) beginSpeaking(of);
    for (let request = 0; request < maxRequestsInARow; request += 1) {
      const failure = await speakOnce(of);
      if (!canWrite(of)) return;
      if (failure !== null) return breakOff(of, failure);
      const { phase, owes, endedBy } = foldInterview(cell.get().events);
      if (phase === "closed") return finish(endedBy ?? "agenda");
      if (owes === "candidate") return stand({ type: "your-turn" });
    }
    stand({ type: "interrupted", error: apiError("internal") });
  }

  async function speakOnce(of: Visit): Promise<ApiError | null> {
    const { header, events } = cell.get();
    if (header === null) return apiError("internal");
    let arriving: ArrivingTurn | null = null;
    const said = await askForTurn(
      { setup: header.setup, events: [...events], nowMs: meter.elapsedMs() },
      {
        client,
        store,
        signal: of.cut.signal,
        onArriving(turn) {
          arriving = turn;
          if (canWrite(of)) cell.set({ partial: turn === null ? null : { move: turn.move, text: turn.text } });
        },
        onWhole: async ({ move, heard, text }) =>
          void (await append(of, { type: "interviewer-turn", text, move, heard, status: "complete" })),
      },
    );
    if (said.ok) return cell.get().events.length > events.length ? null : apiError("interrupted");
    await keepPartial(of, arriving, said.error);
    return said.error;
  }

  async function keepPartial(of: Visit, turn: ArrivingTurn | null, { code }: ApiError) {
    cell.set({ partial: null });
    if (turn === null || turn.text === "" || !canWrite(of)) return;
    const { move, heard, text } = turn;
    const status = code === "stopped" ? "stopped" : "interrupted";
    await append(of, { type: "interviewer-turn", text, move, heard, status });
  }

  /** The interviewer did not finish. Whoever pressed End is let go all the same. */
  async function breakOff(of: Visit, error: ApiError) {
    if (!canWrite(of)) return;
    const lastAct = cell.get().events.findLast(({ type }) => type === "answer-given" || type === "control-pressed");
    if (lastAct?.type === "control-pressed" && lastAct.control === "end") return finish("candidate");
    if (queued === 0) stand({ type: "interrupted", error });
  }

  /** Appends to the log. False when another tab was first: then its log stands, and this one only reads. */
  async function append(of: Visit, happening: Happening): Promise<boolean> {
    if (!canWrite(of)) return false;
    const event: SessionEvent = { ...happening, seq: nextSeq, id: ids.next(), atMs: meter.elapsedMs() };
    nextSeq += 1;
    cell.set({ events: [...cell.get().events, event], saving: { type: "saving" } });
    const saving = await log.append(event);
    if (saving !== "stale") {
      cell.set({ saving });
      return true;
    }
    await giveWay(of);
    return false;
  }

  async function giveWay(of: Visit) {
    log.drop();
    readOnly(of);
    cell.set({ saving: { type: "saved" } });
    if ((await reload()) && cell.get().header?.state !== "running") stand({ type: "ended" });
  }

  async function finish(endedBy: EndedBy) {
    const ended = await store.updateHeader(sessionId, (header) =>
      header.state === "running" ? { ...header, state: "ended", endedBy } : header,
    );
    const { header, saving } = cell.get();
    if (ended.ok) cell.set({ header: ended.value });
    else if (header !== null) {
      const unsaved: SaveState = { type: "not-saved", reason: ended.error.type === "full" ? "full" : "broken" };
      cell.set({
        header: { ...header, state: "ended", endedBy },
        saving: saving.type === "not-saved" ? saving : unsaved,
      });
    }
    stand({ type: "ended" });
  }

  const press = (control: "skip" | "repeat") => {
    if (!stageIs("your-turn") || visit === null) return;
    beginSpeaking(visit);
    enqueue(async (of) => {
      if (await append(of, { type: "control-pressed", control })) await proceed(of);
    });
  };

  return {
    getSnapshot: cell.get,
    subscribe: cell.subscribe,

    open() {
      const mine: Visit = { isLeft: false, release: null, cut: new AbortController() };
      visit = mine;
      stand({ type: "loading" });
      enqueue((of) => enter(of, false));
      const ends = [
        pageLife.onHide(() => {
          if (canWrite(mine) && !stageIs("ended", "loading")) drafts.flush({ always: true });
        }),
        mirror.subscribe(() => cell.set({ mirror: mirror.state() })),
        store.subscribe(({ sessionId: changed, here }) => {
          if (here || (changed !== null && changed !== sessionId) || !stageIs("read-only")) return;
          enqueue(async (of) => {
            if (of.release !== null || !(await reload())) return;
            if (cell.get().header?.state !== "running") stand({ type: "ended" });
          });
        }),
      ];
      return () => {
        if (canWrite(mine)) drafts.flush();
        mine.isLeft = true;
        mine.cut.abort();
        meter.stop();
        for (const end of ends) end();
        queue = queue.then(() => mine.release?.());
      };
    },

    answer(text) {
      if (!stageIs("your-turn") || visit === null || text.trim() === "") return;
      drafts.flush();
      beginSpeaking(visit);
      cell.set({ draft: "" });
      enqueue(async (of) => {
        if (await append(of, { type: "answer-given", text })) return proceed(of);
        cell.set({ draft: text });
      });
    },
    skip: () => press("skip"),
    repeat: () => press("repeat"),

    end() {
      if (!stageIs("interviewer-speaking", "your-turn", "paused", "interrupted") || visit === null) return;
      visit.cut.abort();
      enqueue(async (of) => {
        if (cell.get().header?.state !== "running") return;
        const wasPaused = cell.get().events.at(-1)?.type === "paused";
        if (wasPaused && !(await append(of, { type: "resumed" }))) return;
        beginSpeaking(of);
        if (await append(of, { type: "control-pressed", control: "end" })) await proceed(of);
      });
    },
    pause() {
      if (!stageIs("interviewer-speaking", "your-turn", "interrupted") || visit === null) return;
      visit.cut.abort();
      drafts.flush();
      enqueue(async (of) => {
        if (cell.get().header?.state !== "running" || cell.get().events.at(-1)?.type === "paused") return;
        stand({ type: "paused" });
        await append(of, { type: "paused" });
      });
    },
    resume() {
      if (!stageIs("paused")) return;
      enqueue(async (of) => {
        if (stageIs("paused") && (await append(of, { type: "resumed" }))) await proceed(of);
      });
    },
    stop() {
      if (stageIs("interviewer-speaking")) visit?.cut.abort();
    },
    retry() {
      if (!stageIs("interrupted") || visit === null) return;
      beginSpeaking(visit);
      enqueue(proceed);
    },
    setDraft(text) {
      if (stageIs("read-only", "ended", "missing", "loading")) return;
      cell.set({ draft: text });
      drafts.changed();
    },
    takeOver() {
      if (!stageIs("read-only")) return;
      stand({ type: "loading" });
      enqueue((of) => enter(of, true));
    },
    saveAgain() {
      enqueue(async (of) => {
        if (!canWrite(of) || cell.get().saving.type !== "not-saved") return;
        const saving = await log.flush();
        if (saving === "stale") await giveWay(of);
        else cell.set({ saving });
      });
    },
  };
}
