import type { CurrentWords } from "./current-words.ts";

const longFrom = 180;

/** Only a short question is set large: facts, bridges and long questions are read, not faced. */
const isQuiet = (words: string) => words.length > longFrom || !words.includes("?");

/** The question, large, with what led to it above. Screen readers are told of it once it is whole. */
export function QuestionCard({ current, isWhole }: { readonly current: CurrentWords; readonly isWhole: boolean }) {
  return (
    <section className="question" aria-label="The interviewer">
      {current.lead.map((text) => (
        <p key={text} className="question-lead">
          {text}
        </p>
      ))}
      <h1 tabIndex={-1} className="question-words" data-quiet={isQuiet(current.words) || undefined}>
        {current.words || " "}
      </h1>
      {current.move?.type === "answer" && (
        <p className="question-lead small">The company is invented, and so are all its facts and figures.</p>
      )}
      <p className="visually-hidden" role="status">
        {isWhole ? [...current.lead, current.words].join(" ") : ""}
      </p>
    </section>
  );
}
