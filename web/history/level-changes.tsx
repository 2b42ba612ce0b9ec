import type { AxisChange } from "#core/history/attempts.ts";
import "../report/axis-picture.css";

interface LevelChangesProps {
  readonly axes: readonly AxisChange[];
  readonly names: readonly [string, string];
}

/** The five axes, each with the stroke of before and the stroke of after on one ladder of four, and the change in words. */
export function LevelChanges({ axes, names }: LevelChangesProps) {
  return (
    <figure className="level-changes">
      <ol aria-label={`The five axes: ${names.join(", then ")}`}>
        {axes.map((axis) => (
          <li key={axis.id} data-axis={axis.id}>
            <svg viewBox="0 0 56 132" aria-hidden="true" focusable="false">
              {[1, 2, 3, 4].map((level) => (
                <path key={level} className="axis-rung" d={`M6 ${128 - level * 30}H50`} />
              ))}
              <path className="axis-ground" d="M4 128H52" />
              <Stroke x={18} level={axis.before} isBefore />
              <Stroke x={38} level={axis.after} />
            </svg>
            <LevelPair before={axis.before} after={axis.after} />
            <span className="axis-name">
              <b aria-hidden="true">{axis.letter}</b>
              <span>{axis.title}</span>
              <span>{changeText(axis)}</span>
            </span>
          </li>
        ))}
      </ol>
      <figcaption className="small muted">
        Thin stroke: {names[0].toLowerCase()}. Broad stroke: {names[1].toLowerCase()}.
      </figcaption>
    </figure>
  );
}

interface StrokeProps {
  readonly x: number;
  readonly level: number | null;
  readonly isBefore?: boolean;
}

function Stroke({ x, level, isBefore }: StrokeProps) {
  if (level === null) return <path className="axis-none" d={`M${x} 126V12`} />;
  return <path className="axis-stroke" data-before={isBefore} d={`M${x} 125V${128 - level * 30}`} />;
}

function LevelPair({ before, after }: Pick<AxisChange, "before" | "after">) {
  if (before === null && after === null) return <span className="level-change">–</span>;
  return (
    <span className="level-change">
      {before ?? "–"}
      <span aria-hidden="true"> → </span>
      <span className="visually-hidden"> then </span>
      {after ?? "–"}
    </span>
  );
}

function changeText({ before, after, change }: AxisChange): string {
  if (before === null) return after === null ? "no level" : "no level before";
  if (change === null) return "no level now";
  if (change === 0) return "the same";
  return change > 0 ? `up ${change}` : `down ${-change}`;
}
