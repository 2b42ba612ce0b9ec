import { type AnswerSignal, signalAnswer } from "#core/interview/answer-clock.ts";
import { spokenWords } from "#core/interview/speech.ts";

interface AnswerClockProps {
  readonly usedMs: number;
  readonly allowedMs: number;
}

/** What a typed answer uses of its time: a ring that empties, and the seconds. Warnings are told once; nothing is ever cut. */
export function AnswerClock({ usedMs, allowedMs }: AnswerClockProps) {
  const signal = signalAnswer(allowedMs, usedMs);
  return (
    <div className="answer-clock" data-phase={signal.phase}>
      <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <circle cx="18" cy="18" r="15" />
        <circle
          className="answer-clock-left"
          cx="18"
          cy="18"
          r="15"
          pathLength="1"
          strokeDasharray={`${signal.leftPart} 1`}
        />
      </svg>
      <span role="timer" aria-label="Time for this answer">
        {timeText(signal.leftMs)}
      </span>
      <span role="status" className="answer-clock-words">
        {usedMs === 0 ? typingText(allowedMs) : warningText(signal, allowedMs)}
      </span>
    </div>
  );
}

function timeText(leftMs: number): string {
  if (leftMs <= -1_000) return `${amount(Math.floor(-leftMs / 1_000))} over`;
  return `${amount(Math.max(0, Math.ceil(leftMs / 1_000)))} left`;
}

/** Seconds as a person reads them: minutes only above a hundred seconds. */
export const amount = (seconds: number): string =>
  seconds < 100 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} min`;

const typingText = (allowedMs: number): string =>
  `Typing is not timed: ${spokenWords(allowedMs)} words count as ${allowedMs / 1_000} seconds of speech.`;

function warningText({ phase, warnedAtMs }: AnswerSignal, allowedMs: number): string {
  if (phase === "grace") return "You are over time; finish your sentence.";
  if (phase === "over") return "The grace is over, too. Your answer still counts.";
  if (warnedAtMs === null) return "";
  return warnedAtMs === allowedMs / 2 ? "Half of the time is used." : `${warnedAtMs / 1_000} seconds left.`;
}
