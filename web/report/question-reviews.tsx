import { useMemo } from "react";
import type { Grade } from "#core/grading/grade.ts";
import { type QuestionReview, reviewQuestions, type RewritePart } from "#core/report/question-review.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { useSessionPack } from "../setup/use-session-pack.ts";
import { TurnQuote } from "./evidence-quote.tsx";
import "./said-again.css";

interface QuestionReviewsProps {
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
  readonly grade: Grade;
}

/** What each question waited for, and the person's own words in the order of a strong answer. */
export function QuestionReviews({ header, events, grade }: QuestionReviewsProps) {
  const pack = useSessionPack(header.setup.packHash);
  const reviews = useMemo(() => reviewQuestions(grade, events, pack?.questions ?? []), [grade, events, pack]);
  if (reviews.length === 0) return null;
  return (
    <section className="report-section report-aside" aria-labelledby="questions-title">
      <h2 id="questions-title">Question by question</h2>
      {reviews.map((review) => (
        <Review key={review.id} review={review} />
      ))}
    </section>
  );
}

function Review({ review: { title, points, rewrite } }: { readonly review: QuestionReview }) {
  const covered = points.filter(({ turn }) => turn !== null).length;
  return (
    <article className="question-review" aria-label={title}>
      <h3>{title}</h3>
      {points.length > 0 && (
        <>
          <p>
            {covered} of {points.length} points of a strong answer heard.
          </p>
          <Points points={points} />
        </>
      )}
      {rewrite.length > 0 && <Rewrite parts={rewrite} />}
    </article>
  );
}

const Points = ({ points }: Pick<QuestionReview, "points">) => (
  <details>
    <summary>Which points</summary>
    <ul className="indicators">
      {points.map(({ id, text, turn }) => (
        <li key={id} data-verdict={turn === null ? "no" : "yes"}>
          <span aria-hidden="true">{turn === null ? "–" : "✓"}</span>
          <div>
            {text}{" "}
            {turn === null ? (
              <span className="visually-hidden">missed</span>
            ) : (
              <a href={`#turn-${turn}`} className="small">
                turn {turn}
              </a>
            )}
          </div>
        </li>
      ))}
    </ul>
  </details>
);

/** Only words that she said; what is missing is left open for her own. */
const Rewrite = ({ parts }: { readonly parts: readonly RewritePart[] }) => (
  <details>
    <summary>Your answer rewritten, from your own words</summary>
    <ol className="rewrite">
      {parts.map(({ title, quotes, lacksNumber }) => (
        <li key={title}>
          <p className="muted small">{title}</p>
          {quotes.map((quote) => (
            <TurnQuote key={`${quote.turn}-${quote.start}`} quote={quote} />
          ))}
          {quotes.length === 0 && <p>[yours to add]</p>}
          {lacksNumber && <p>[your number]</p>}
        </li>
      ))}
    </ol>
  </details>
);
