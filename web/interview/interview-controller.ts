import { foldInterview } from "#core/interview/state.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiError } from "../api/client.ts";
import type { WebDeps } from "../deps.ts";
import { leftOffWith } from "./left-off.ts";
import { createInterviewRecord, type Happening } from "./interview-record.ts";
import { cutTurn, type InterviewController, type InterviewStage } from "./interview-snapshot.ts";
import { type ArrivingTurn, askForTurn, type Asking, partStatus, turnRequest } from "./interviewer-turn.ts";

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

const maxRequestsInARow = 8;

/**
 * Runs one interview. Everything that writes or asks goes through one queue, so that order is never a matter of luck: an answer
 * is committed before the interviewer is asked, and a pause waits for the turn that it cut off. What happens next is always
 * read from the log, so coming back after a crash is the same step as going on.
 */
export function createInterviewController(options: InterviewControllerOptions): InterviewController {
  const { sessionId, store, client, clock, mirror, locks, pageLife, namesOut } = options;
  const record = createInterviewRecord(options);
  const { drafts, stand } = record;
  let visit: Visit | null = null;
  let queue = Promise.resolve();
  let queued = 0;

  const stageIs = (...types: InterviewStage["type"][]) => types.includes(record.get().stage.type);
  const isRunning = () => record.get().header?.state === "running";
  const isPaused = () => record.get().events.at(-1)?.type === "paused";
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
  const beginSpeaking = (of: Visit) => {
    of.cut.abort();
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
  /** Another tab was first: its log stands, and this one only reads. */
  const giveWay = async (of: Visit) => {
    readOnly(of);
    await record.giveUp();
    if (!stageIs("missing") && !isRunning()) stand({ type: "ended" });
  };
  /** Appends to the log; false when that is no longer this tab's to do. */
  const append = async (of: Visit, happening: Happening): Promise<boolean> => {
    if (!canWrite(of)) return false;
    if ((await record.append(happening)) === "appended") return true;
    await giveWay(of);
    return false;
  };

  async function enter(of: Visit, steal: boolean) {
    const release = await locks.acquire(sessionId, { steal, onLost: () => readOnly(of) });
    if (of.isLeft) return release?.();
    of.release = release;
    if (!(await record.load()) || of.isLeft) return;
    if (release === null) return stand({ type: isRunning() ? "read-only" : "ended" });
    await proceed(of, leftOffWith(record.get().events));
  }

  /** Does what the log asks for next. @param leftOff why the interviewer is not asked before the person says so */
  async function proceed(of: Visit, leftOff: ApiError | null = null, ask?: Asking) {
    if (!isRunning()) return stand({ type: "ended" });
    if (isPaused()) return stand({ type: "paused" });
    if (await rest()) return;
    await (leftOff === null ? speak(of, ask) : breakOff(leftOff));
  }

  /** Stands where the log says that the interviewer has nothing to say; false when there is something. */
  async function rest(): Promise<boolean> {
    const { phase, owes, endedBy } = foldInterview(record.get().events);
    if (phase === "closed") await record.finish(endedBy ?? "agenda");
    else if (owes === "candidate") stand({ type: "your-turn" });
    else return false;
    return true;
  }

  async function speak(of: Visit, ask?: Asking) {
    if (!stageIs("interviewer-speaking")) beginSpeaking(of);
    for (let request = 0; request < maxRequestsInARow; request += 1) {
      const failure = await speakOnce(of, request === 0 ? ask : undefined);
      if (!canWrite(of)) return;
      if (failure !== null) return breakOff(failure);
      if (await rest()) return;
    }
    stand({ type: "interrupted", error: apiError("internal") });
  }

  async function speakOnce(of: Visit, ask?: Asking): Promise<ApiError | null> {
    const { header, events } = record.get();
    if (header === null) return apiError("internal");
    let arriving: ArrivingTurn | null = null;
    record.set({ awaited: { sinceMs: record.elapsedMs(), again: null } });
    const request = { ...turnRequest(header.setup, events, record.elapsedMs(), namesOut.getSnapshot()), ...ask };
    const said = await askForTurn(request, {
      client,
      clock,
      store,
      signal: of.cut.signal,
      onWaiting(reason, waitMs) {
        const nowMs = record.elapsedMs();
        const { awaited } = record.get();
        record.set({ awaited: { sinceMs: awaited?.sinceMs ?? nowMs, again: { reason, atMs: nowMs + waitMs } } });
      },
      onArriving(turn) {
        arriving = turn;
        if (canWrite(of)) record.showArriving(turn);
      },
      onWhole: async (turn) => void (await append(of, { type: "interviewer-turn", ...turn, status: "complete" })),
    });
    if (said.ok) return record.get().events.length > events.length ? null : apiError("interrupted");
    await keepPartial(of, arriving, said.error);
    return said.error;
  }

  /** It stays the person's turn meanwhile, and whatever she does cuts it off. The interviewer may also wait, and say nothing. */
  async function breakSilence(of: Visit, cut: AbortController) {
    if (of.cut !== cut || !(await append(of, { type: "silence-noticed" })) || of.cut !== cut) return;
    await speakOnce(of);
    if (canWrite(of) && stageIs("your-turn")) await rest();
  }

  /** What came of a turn. One of which nothing came is kept where the person stopped it, or where it took a model's tokens. */
  async function keepPartial(of: Visit, turn: ArrivingTurn | null, { code }: ApiError) {
    record.set({ partial: null });
    if (turn === null || (turn.text === "" && turn.voice === undefined && code !== "stopped")) return;
    await append(of, { type: "interviewer-turn", ...turn, status: partStatus(code) });
  }

  /** The interviewer did not finish. Whoever pressed End is let go all the same. */
  async function breakOff(error: ApiError) {
    const { events } = record.get();
    const lastAct = events.findLast(({ type }) => type === "answer-given" || type === "control-pressed");
    if (lastAct?.type === "control-pressed" && lastAct.control === "end") return record.finish("candidate");
    if (queued === 0) stand({ type: "interrupted", error });
  }

  async function follow(of: Visit) {
    if (of.release !== null || !stageIs("read-only") || !(await record.load())) return;
    if (!isRunning()) stand({ type: "ended" });
  }

  function open() {
    const mine: Visit = { isLeft: false, release: null, cut: new AbortController() };
    visit = mine;
    stand({ type: "loading" });
    enqueue((of) => enter(of, false));
    const ends = [
      pageLife.onHide(() => {
        if (canWrite(mine) && !stageIs("ended", "loading")) drafts.flush({ always: true });
      }),
      mirror.subscribe(() => record.set({ mirror: mirror.state() })),
      store.subscribe(({ sessionId: changed, here }) => {
        if (!here && (changed === null || changed === sessionId)) enqueue(follow);
      }),
    ];
    return () => {
      if (canWrite(mine)) drafts.flush();
      mine.isLeft = true;
      mine.cut.abort();
      record.stopClock();
      for (const end of ends) end();
      queue = queue.then(() => mine.release?.());
    };
  }

  const press = (control: "skip" | "repeat" | "hint") => {
    if (!stageIs("your-turn") || visit === null) return;
    beginSpeaking(visit);
    enqueue(async (of) => {
      if (await append(of, { type: "control-pressed", control })) await proceed(of);
    });
  };

  const askOnceMore = (ask?: Asking) => {
    if (!stageIs("interrupted") || visit === null) return;
    beginSpeaking(visit);
    enqueue((of) => proceed(of, null, ask));
  };

  return {
    getSnapshot: record.get,
    subscribe: record.subscribe,
    open,
    answer(text) {
      if (!stageIs("your-turn") || visit === null || text.trim() === "") return;
      drafts.flush();
      beginSpeaking(visit);
      record.beginAnswer(text);
      enqueue(async (of) => {
        if (await append(of, { type: "answer-given", text })) return proceed(of);
        record.set({ draft: text });
      });
    },
    skip: () => press("skip"),
    repeat: () => press("repeat"),
    hint: () => press("hint"),
    noticeSilence() {
      if (!stageIs("your-turn") || visit === null) return;
      const cut = new AbortController();
      visit.cut = cut;
      enqueue((of) => breakSilence(of, cut));
    },
    chooseVoice(voice) {
      if (!stageIs("interviewer-speaking", "your-turn", "interrupted") || visit === null) return;
      visit.cut.abort();
      enqueue(async (of) => {
        if (!isRunning() || isPaused()) return;
        if (!stageIs("your-turn")) beginSpeaking(of);
        if (await append(of, { type: "voice-chosen", voice })) await proceed(of);
      });
    },
    end() {
      if (!stageIs("interviewer-speaking", "your-turn", "paused", "interrupted") || visit === null) return;
      visit.cut.abort();
      enqueue(async (of) => {
        if (!isRunning()) return;
        if (isPaused() && !(await append(of, { type: "resumed" }))) return;
        beginSpeaking(of);
        if (await append(of, { type: "control-pressed", control: "end" })) await proceed(of);
      });
    },
    pause() {
      if (!stageIs("interviewer-speaking", "your-turn", "interrupted") || visit === null) return;
      visit.cut.abort();
      drafts.flush();
      enqueue(async (of) => {
        if (!isRunning() || isPaused()) return;
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
    retry: () => askOnceMore(),
    goOn() {
      if (cutTurn(record.get())?.status === "truncated") askOnceMore({ goesOn: true });
    },
    setDraft(text) {
      if (stageIs("read-only", "ended", "missing", "loading")) return;
      record.set({ draft: text });
      drafts.changed();
    },
    takeOver() {
      if (!stageIs("read-only")) return;
      stand({ type: "loading" });
      enqueue((of) => enter(of, true));
    },
    saveAgain() {
      enqueue(async (of) => {
        if (!canWrite(of) || record.get().saving.type !== "not-saved") return;
        if ((await record.saveAgain()) === "stale") await giveWay(of);
      });
    },
  };
}
