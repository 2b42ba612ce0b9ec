import type { IndicatorGrade } from "#core/grading/grade.ts";

const verdictMark = { yes: "✓", no: "–", unclear: "?" } as const;
const verdictText = { yes: "heard", no: "not heard", unclear: "unclear" } as const;

/** The yes/no questions behind a level, folded away. */
export function Indicators({ indicators }: { readonly indicators: readonly IndicatorGrade[] }) {
  return (
    <details>
      <summary>What was listened for</summary>
      <ul className="indicators">
        {indicators.map((indicator) => (
          <li key={indicator.id} data-verdict={indicator.verdict}>
            <span aria-hidden="true">{verdictMark[indicator.verdict]}</span>
            <span>
              {indicator.text} <span className="visually-hidden">{verdictText[indicator.verdict]}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
