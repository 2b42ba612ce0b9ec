import { type RubricAxis, ruleToWords } from "./rubric-pack.ts";

const levels = [1, 2, 3, 4] as const;

/** One axis, or one lens: its four anchors; folded away what each level needs, and the indicators that decide. */
export function AxisPart({ axis }: { readonly axis: RubricAxis }) {
  const titleId = `axis-${axis.id}`;
  return (
    <article className="rubric-axis" data-axis={axis.id} aria-labelledby={titleId}>
      <h3 id={titleId}>
        {axis.letter !== undefined && <span className="axis-letter">{axis.letter} </span>}
        {axis.title}
      </h3>
      <p>{axis.question}</p>
      <ol className="anchors">
        {levels.map((level) => (
          <li key={level}>
            <b>{level}</b>
            <p>{axis.anchors[level].text}</p>
          </li>
        ))}
      </ol>
      <details>
        <summary>What each level needs, and how it sounds</summary>
        <ol className="anchors">
          {levels.map((level) => (
            <li key={level}>
              <b>{level}</b>
              <div>
                <p className="small">
                  {level === 1
                    ? "Where nothing of what follows was said."
                    : `Needs ${ruleToWords(axis.levels[level], axis.indicators)}`}
                  {level === 4 && " A figure and a mechanism must be among them."}
                </p>
                <ul className="small muted said">
                  {axis.anchors[level].examples.map((example) => (
                    <li key={example}>{example}</li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ol>
      </details>
      <details>
        <summary>{axis.indicators.length} indicators decide</summary>
        <ul className="rubric-indicators">
          {axis.indicators.map(({ id, kind, text, examples }) => (
            <li key={id}>
              <p>
                {text} <span className="small muted">({kind})</span>
              </p>
              <p className="small">
                <span className="muted">Yes:</span> {examples.yes.join(" · ")}
              </p>
              <p className="small">
                <span className="muted">No:</span> {examples.no.join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}
