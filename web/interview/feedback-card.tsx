import type { PackSummary } from "#core/api.ts";
import { type Feedback, feedbackOnAnswers } from "#core/interview/feedback.ts";
import type { SessionEvent } from "#core/transcript/session.ts";

interface FeedbackProps {
  readonly events: readonly SessionEvent[];
  readonly axes: PackSummary["axes"];
}

/** Practice only: what was heard in the last answer and what it lacked. Counts and names; no praise, and no point given away. */
export function FeedbackCard({ events, axes }: FeedbackProps) {
  const last = feedbackOnAnswers(events).at(-1);
  const isOvertaken = events.some(({ type, seq }) => type === "answer-given" && seq > (last?.seq ?? -1));
  if (last === undefined || isOvertaken) return null;
  const titleOf = (axis: string) => axes.find(({ id }) => id === axis)?.title ?? axis;
  return (
    <section className="feedback" aria-label="What was heard in your last answer">
      <p className="small muted">
        Your last answer, {last.words === 1 ? "1 word" : `${last.words} words`}
        {last.shown.length > 0 && ". Signs of the axes heard in it, a count and no level:"}
      </p>
      {last.isRepeat && <p>It was in the words of an earlier one.</p>}
      {last.shown.length > 0 && (
        <ul className="feedback-axes">
          {last.shown.map(({ axis, indicators }) => (
            <li key={axis} data-axis={axis}>
              <b>{titleOf(axis)}</b> {indicators === 1 ? "1 sign" : `${indicators} signs`}
            </li>
          ))}
        </ul>
      )}
      {last.lacked.map(({ gap, text }) => (
        <p key={gap}>{text}</p>
      ))}
      <p className="small muted">{restText(last, titleOf)}</p>
    </section>
  );
}

function restText({ openAxes, points, shown }: Feedback, titleOf: (axis: string) => string): string {
  const nothing = shown.length === 0 ? ["Nothing of the five axes was heard in it."] : [];
  const touched =
    points === null
      ? []
      : [`${points.soFar} of ${points.of} points of this question touched so far, ${points.here} in this answer.`];
  const open = openAxes.length === 0 ? [] : [`Not spoken to yet: ${openAxes.map(titleOf).join(", ")}.`];
  return [...nothing, ...touched, ...open].join(" ");
}
