import type { CurrentWords } from "./current-words.ts";

const longFrom = 180;

/** The question, large, with what led to it above. Screen readers are told of it once it is whole. */
export function QuestionCard({ current, isWhole }: { readonly current: CurrentWords; readonly isWhole: boolean }) {
  return (
    <section className="question" aria-label="The interviewer">
      {current.lead.map((text) => (
        <p key={text} className="question-lead">
          {text}
        </p>
      ))}
      <h1 tabIndex={-1} className="question-words" data-long={current.words.length > longFrom || undefined}>
        {current.words || " "}
      </h1>
      <p className="visually-hidden" role="status">
        {isWhole ? [...current.lead, current.words].join(" ") : ""}
      </p>
    </section>
  );
}
