import type { Quote } from "#core/grading/grade.ts";
import type { Evidence } from "#core/report/marks.ts";

interface EvidenceQuoteProps {
  readonly evidence: Evidence;
  /** The same words stand on the report before. */
  readonly isRepeated?: boolean;
}

/** The person's own words, leading to their place in the transcript. */
export function EvidenceQuote({ evidence, isRepeated = false }: EvidenceQuoteProps) {
  return (
    <blockquote
      className="evidence"
      id={`quote-${evidence.key}`}
      data-axis={evidence.axis ?? undefined}
      data-repeated={isRepeated || undefined}
    >
      <a href={`#said-${evidence.key}`}>
        “{evidence.quote.text.trim()}”<span className="evidence-turn">turn {evidence.quote.turn}</span>
      </a>
    </blockquote>
  );
}

/** Words that prove nothing of an axis or a flag, and so are not marked in the transcript: they lead to their turn. */
export function TurnQuote({ quote }: { readonly quote: Quote }) {
  return (
    <blockquote className="evidence">
      <a href={`#turn-${quote.turn}`}>
        “{quote.text.trim()}”<span className="evidence-turn">turn {quote.turn}</span>
      </a>
    </blockquote>
  );
}
