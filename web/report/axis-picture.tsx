import type { AxisGrade } from "#core/grading/grade.ts";
import { gapsText, gapText } from "#core/report/self-score.ts";
import { levelText } from "./axis-words.ts";
import { useOwnView } from "./own-view-desk.tsx";
import "./axis-picture.css";

/** The five axes as five rising strokes on one ladder of four; each leads to its card. A ring is the person's own rating. */
export function AxisPicture({ axes }: { readonly axes: readonly AxisGrade[] }) {
  const selfScore = useOwnView()?.view.selfScore ?? [];
  const gaps = gapsText(axes, selfScore);
  return (
    <div>
      <ol className="axis-picture" aria-label="The five axes, each on a scale from 1 to 4">
        {axes.map((axis) => (
          <li key={axis.id} data-axis={axis.id}>
            <a href={`#axis-${axis.id}`}>
              <svg viewBox="0 0 40 132" aria-hidden="true" focusable="false">
                {[1, 2, 3, 4].map((level) => (
                  <path key={level} className="axis-rung" d={`M8 ${128 - level * 30}H32`} />
                ))}
                <path className="axis-ground" d="M4 128H36" />
                {axis.range !== null && axis.range[0] !== axis.range[1] && (
                  <path className="axis-range" d={`M20 ${128 - axis.range[0] * 30}V${128 - axis.range[1] * 30}`} />
                )}
                {axis.level === null ? (
                  <path className="axis-none" d="M20 126V12" />
                ) : (
                  <path className="axis-stroke" d={`M20 125V${128 - axis.level * 30}`} />
                )}
                {selfScore
                  .filter((own) => own.axis === axis.id)
                  .map(({ level }) => (
                    <circle key={level} className="axis-own" cx="20" cy={128 - level * 30} r="6" />
                  ))}
              </svg>
              <span className="axis-level" aria-hidden="true">
                {axis.level ?? "–"}
              </span>
              <span className="axis-name">
                <b aria-hidden="true">{axis.letter}</b>
                <span>{axis.title}</span>
                <span className="visually-hidden">
                  : {levelText(axis)}. {gapText(axis, selfScore)}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ol>
      {gaps !== null && <p className="small muted axis-gaps">{gaps}</p>}
    </div>
  );
}
