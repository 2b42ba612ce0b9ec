import type { InterviewSnapshot } from "./interview-snapshot.ts";

const patienceMs = 20_000;
const quietMs = 3_000;

/** Says what is waited for while no word has come: nothing at first, then for how long, or when the model is asked again. */
export function WaitingNote({ snapshot }: { readonly snapshot: InterviewSnapshot }) {
  const { awaited, elapsedMs, stage } = snapshot;
  if (stage.type !== "interviewer-speaking" || awaited === null) return null;
  const waitedMs = elapsedMs - awaited.sinceMs;
  const leftMs = awaited.again === null ? 0 : awaited.again.atMs - elapsedMs;
  const isLong = waitedMs >= patienceMs;
  if (awaited.again !== null && leftMs > 0) {
    return (
      <p className="stage-words">
        <span role="status">{sentence(awaited.again.reason)} It is asked again in a moment.</span>{" "}
        <span aria-hidden="true">{Math.ceil(leftMs / 1_000)} s</span>
      </p>
    );
  }
  if (waitedMs < quietMs) return null;
  return (
    <p className="stage-words">
      <span role="status">{isLong ? "Still waiting" : "Waiting for the interviewer"}</span>{" "}
      <span aria-hidden="true">({Math.floor(waitedMs / 1_000)} s)</span>
      {isLong && ". Stop ends the wait; what you said is kept."}
    </p>
  );
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
