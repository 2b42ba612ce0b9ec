import type { MirrorLine } from "#core/api.ts";
import type { SessionHeader } from "#core/transcript/session.ts";

/** Mirror lines for tests: small, valid, and different where it matters. */
export function headerOf(id: string, rev = 1, change: Partial<SessionHeader> = {}): SessionHeader {
  return {
    version: 1,
    id,
    rev,
    title: "A loop",
    createdAt: "2026-11-23T10:00:00.000Z",
    setup: {
      packId: "tiny",
      packHash: "0".repeat(64),
      format: "loop",
      level: "em",
      mode: "simulation",
      personaId: "neutral",
      minutes: 20,
      seed: 7,
      questionId: null,
    },
    state: "running",
    endedBy: null,
    deletedAt: null,
    summary: null,
    ...change,
  };
}

export const headerLine = (id: string, rev = 1, change: Partial<SessionHeader> = {}): MirrorLine => ({
  v: 1,
  seq: rev,
  kind: "header",
  data: headerOf(id, rev, change),
});

export const answerLine = (seq: number, text = `Answer ${seq}.`, id = `event-${seq}`): MirrorLine => ({
  v: 1,
  seq,
  kind: "event",
  data: { type: "answer-given", seq, id, atMs: seq * 1_000, text },
});

export const deletedLine = (deletedAt: string | null): MirrorLine => ({
  v: 1,
  seq: 0,
  kind: "deleted",
  data: { deletedAt },
});
