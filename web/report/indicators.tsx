import type { IndicatorGrade } from "#core/grading/grade.ts";
import { TurnQuote } from "./evidence-quote.tsx";

const verdictMark = { yes: "✓", no: "–", unclear: "?" } as const;
const verdictText = { yes: "heard", no: "not heard", unclear: "unclear" } as const;

interface IndicatorsProps {
  readonly indicators: readonly IndicatorGrade[];
  /** With the words that show them, where these stand nowhere else. */
  readonly hasQuotes?: boolean;
  /** What the level rests on. */
  readonly note?: string | null;
}

/** The yes/no questions behind a level, folded away. */
export function Indicators({ indicators, hasQuotes = false, note = null }: IndicatorsProps) {
  return (
    <details>
      <summary>What was listened for</summary>
      <ul className="indicators">
        {indicators.map((indicator) => (
          <li key={indicator.id} data-verdict={indicator.verdict}>
            <span aria-hidden="true">{verdictMark[indicator.verdict]}</span>
            <div>
              {indicator.text} <span className="visually-hidden">{verdictText[indicator.verdict]}</span>
              {hasQuotes &&
                indicator.quotes.map((quote) => <TurnQuote key={`${quote.turn}-${quote.start}`} quote={quote} />)}
            </div>
          </li>
        ))}
      </ul>
      {note !== null && <p className="muted small">{note}</p>}
    </details>
  );
}
