import type { ReactNode } from "react";
import type { AxisId } from "#core/setup/names.ts";
import "./own-view.css";

interface LevelChoiceProps {
  readonly axis: AxisId;
  /** Tells the choices of two forms on one page apart. */
  readonly name: string;
  readonly legend: ReactNode;
  readonly anchors: readonly { readonly level: number; readonly text: string }[];
  readonly chosen: number | undefined;
  readonly choose: (level: number) => void;
}

/** One level of four, each told by its anchor. */
export function LevelChoice({ axis, name, legend, anchors, chosen, choose }: LevelChoiceProps) {
  return (
    <fieldset className="level-choice" data-axis={axis}>
      <legend>{legend}</legend>
      {anchors.map(({ level, text }) => (
        <label key={level}>
          <input type="radio" name={`${name}-${axis}`} checked={chosen === level} onChange={() => choose(level)} />
          <b>{level}</b>
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
