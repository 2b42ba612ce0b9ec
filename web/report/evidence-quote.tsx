import type { Evidence } from "#core/report/marks.ts";

/** The person's own words, leading to their place in the transcript. */
export function EvidenceQuote({ evidence }: { readonly evidence: Evidence }) {
  return (
    <blockquote className="evidence" id={`quote-${evidence.key}`} data-axis={evidence.axis ?? undefined}>
      <a href={`#said-${evidence.key}`}>
        “{evidence.quote.text.trim()}”<span className="evidence-turn">turn {evidence.quote.turn}</span>
      </a>
    </blockquote>
  );
}
