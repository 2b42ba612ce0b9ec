import type { Quote } from "#core/grading/grade.ts";

/** How often an axis was named aloud, each place a link: a measure of delivery, apart from the score. */
export function AxesNamed({ quotes }: { readonly quotes: readonly Quote[] }) {
  return (
    <section className="report-section report-aside" aria-labelledby="named-title">
      <h2 id="named-title">Measured, apart from the score</h2>
      <p>
        {quotes.length === 0
          ? "You did not say which subject you were turning to, as in “On cost, I would…”. It helps a listener to follow."
          : `You said which subject you were turning to ${quotes.length === 1 ? "once" : `${quotes.length} times`}: `}
        {quotes.map((quote, index) => (
          <span key={`${quote.turn}-${quote.start}`}>
            {index > 0 && ", "}“{quote.text}” in <a href={`#turn-${quote.turn}`}>turn {quote.turn}</a>
          </span>
        ))}
        {quotes.length > 0 && "."}
      </p>
    </section>
  );
}
