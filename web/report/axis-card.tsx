import type { AxisGrade } from "#core/grading/grade.ts";
import type { Evidence } from "#core/report/marks.ts";
import type { Report } from "#core/report/report.ts";
import { levelText, noLevelText } from "./axis-words.ts";
import { EvidenceQuote } from "./evidence-quote.tsx";
import { Indicators } from "./indicators.tsx";
import { OwnLevel } from "./own-level.tsx";

interface AxisCardProps {
  readonly axis: AxisGrade;
  readonly evidence: readonly Evidence[];
  readonly tooShort: Report["tooShort"];
  /** Keys of evidence whose words stand on the report before: print shows their beginning only. */
  readonly repeated: ReadonlySet<string>;
}

/** One axis: the anchor reached, the words that show it, and what the next level would have needed. */
export function AxisCard({ axis, evidence, tooShort, repeated }: AxisCardProps) {
  const anchor = axis.anchors.find(({ level }) => level === axis.level);
  const next = axis.anchors.find(({ level }) => axis.level !== null && level === axis.level + 1);
  return (
    <article
      className="axis-card"
      id={`axis-${axis.id}`}
      data-axis={axis.id}
      data-status={axis.status}
      aria-labelledby={`title-${axis.id}`}
    >
      <header>
        <span className="axis-letter" aria-hidden="true">
          {axis.letter}
        </span>
        <h3 id={`title-${axis.id}`}>{axis.title}</h3>
        <p className="axis-card-level">{levelText(axis)}</p>
      </header>
      <p className="muted axis-question">{axis.question}</p>
      {axis.status !== "graded" && <p>{noLevelText(axis.status, evidence.length > 0, tooShort)}</p>}
      {anchor && <p className="axis-anchor">{anchor.text}</p>}
      {evidence.map((piece) => (
        <EvidenceQuote key={piece.key} evidence={piece} isRepeated={repeated.has(piece.key)} />
      ))}
      {axis.level !== null && evidence.length === 0 && <p>You had room for this and said nothing that shows it.</p>}
      {axis.whyNotHigher !== null && next && (
        <p>
          <b>Level {next.level} would sound like:</b> {next.text} <span className="muted">{axis.whyNotHigher}</span>
        </p>
      )}
      <OwnLevel axis={axis} />
      {axis.status !== "not-probed" && (
        <Indicators axis={axis.id} indicators={axis.indicators} note={axis.whyNotLower} />
      )}
    </article>
  );
}
