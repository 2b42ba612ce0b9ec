import type { AxisGrade } from "#core/grading/grade.ts";
import { axisSummary } from "../report/axis-words.ts";
import { Heading } from "../ui/page.tsx";
import "./grading.css";

/** Grading while it happens: an axis appears as soon as it is judged. */
export function GradingProgress({ axes }: { readonly axes: readonly AxisGrade[] }) {
  return (
    <section className="grading" aria-busy="true">
      <Heading>Reading what you said</Heading>
      <p className="muted">Each axis is judged alone, on your words only.</p>
      <progress max={5} value={axes.length} aria-label="Axes judged" />
      <ol role="status">
        {axes.map((axis) => (
          <li key={axis.id} data-axis={axis.id}>
            <b>{axis.letter}</b> {axisSummary(axis)}
          </li>
        ))}
      </ol>
    </section>
  );
}
