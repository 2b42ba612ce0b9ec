import type { IndicatorGrade } from "#core/grading/grade.ts";
import type { AxisId } from "#core/setup/names.ts";
import { Disagree } from "./disagree.tsx";
import { TurnQuote } from "./evidence-quote.tsx";

const verdictMark = { yes: "✓", no: "–", unclear: "?" } as const;
const verdictText = { yes: "heard", no: "not found", unclear: "unclear" } as const;

interface IndicatorsProps {
  /** Whose they are; a lens has none, and nothing to disagree with. */
  readonly axis?: AxisId;
  readonly indicators: readonly IndicatorGrade[];
  /** With the words that show them, where these stand nowhere else. */
  readonly hasQuotes?: boolean;
  /** What the level rests on. */
  readonly note?: string | null;
}

/** The yes/no questions behind a level, folded away. */
export function Indicators({ axis, indicators, hasQuotes = false, note = null }: IndicatorsProps) {
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
            {axis !== undefined && <Disagree axis={axis} indicator={indicator} />}
          </li>
        ))}
      </ul>
      {note !== null && <p className="muted small">{note}</p>}
    </details>
  );
}
