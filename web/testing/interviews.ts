import { createInterviewController, type InterviewControllerOptions } from "../interview/interview-controller.ts";
import type { InterviewController, InterviewStage } from "../interview/interview-snapshot.ts";
import { createNamesOut } from "../settings/names-out.ts";
import { createMemorySessionStore } from "../storage/memory-session-store.ts";
import { createTestClock, createTestIds, createTestPageLife } from "./clock.ts";
import { createTestLocks } from "./locks.ts";
import { createTestMirror } from "./mirror.ts";
import { createScriptedInterviewer, type Script } from "./scripted-client.ts";
import { headerOf } from "./sessions.ts";
import { createTestStorage } from "./storage.ts";

/** The interview "s" with a scripted interviewer, and all that a test may want to turn. */
export async function setUpInterview(scripts: Script[] = [], change: Partial<InterviewControllerOptions> = {}) {
  const store = change.store ?? createMemorySessionStore();
  await store.create(headerOf("s"), { hash: "hash-1", pack: { title: "Pack" } });
  const interviewer = createScriptedInterviewer(scripts);
  const clock = createTestClock();
  const pageLife = createTestPageLife();
  const mirror = createTestMirror();
  const options: InterviewControllerOptions = {
    sessionId: "s",
    store,
    client: interviewer.client,
    mirror,
    locks: createTestLocks(),
    clock,
    ids: createTestIds(),
    pageLife,
    namesOut: createNamesOut(createTestStorage()),
    ...change,
  };
  return { store, interviewer, clock, pageLife, mirror, options, controller: createInterviewController(options) };
}

/** Resolves once the interview stands at one of these. */
export function reach(controller: InterviewController, ...types: InterviewStage["type"][]): Promise<InterviewStage> {
  return new Promise((resolve) => {
    const look = () => {
      const { stage } = controller.getSnapshot();
      if (!types.includes(stage.type)) return;
      leave();
      resolve(stage);
    };
    const leave = controller.subscribe(look);
    look();
  });
}
