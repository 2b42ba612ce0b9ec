import type { LensGrade } from "#core/grading/grade.ts";
import { Indicators } from "./indicators.tsx";
import "./beside-the-axes.css";

/** What interviewers look at beside the axes. It has no weight in the decision, and says so. */
export function Lenses({ lenses }: { readonly lenses: readonly LensGrade[] }) {
  if (lenses.length === 0) return null;
  return (
    <section className="report-section" aria-labelledby="lenses-title">
      <h2 id="lenses-title">Beside the axes</h2>
      <p className="muted">Other ways to read the same words. They do not move the decision.</p>
      {lenses.map((lens) => (
        <Lens key={lens.id} lens={lens} />
      ))}
    </section>
  );
}

function Lens({ lens }: { readonly lens: LensGrade }) {
  return (
    <article className="lens" aria-labelledby={`lens-${lens.id}`}>
      <header>
        <h3 id={`lens-${lens.id}`}>{lens.title}</h3>
        <p className="lens-level">{lens.level === null ? "no level" : `${lens.level} of 4`}</p>
      </header>
      <p className="muted small">{lens.question}</p>
      {lens.anchor !== null && <p>{lens.anchor}</p>}
      <Indicators indicators={lens.indicators} hasQuotes />
    </article>
  );
}
