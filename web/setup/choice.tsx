import type { ReactNode } from "react";

interface ChoiceRowProps {
  readonly legend: string;
  readonly isNarrow?: boolean;
  readonly children: ReactNode;
}

/** One thing to decide, with its choices side by side. */
export function ChoiceRow({ legend, isNarrow, children }: ChoiceRowProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="choice-row" data-narrow={isNarrow || undefined}>
        {children}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
  readonly title: string;
  readonly text?: string;
  /** How much time it takes, in few words. */
  readonly time?: string;
}

export function Choice({ name, isChosen, choose, title, text, time }: ChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name={name} checked={isChosen} onChange={choose} />
      <b>{title}</b>
      {time !== undefined && <i>{time}</i>}
      {text !== undefined && <span>{text}</span>}
    </label>
  );
}
