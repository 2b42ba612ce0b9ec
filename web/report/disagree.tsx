import { type FormEvent, useState } from "react";
import type { IndicatorGrade } from "#core/grading/grade.ts";
import type { AxisId } from "#core/setup/names.ts";
import { longestReason, type VerdictOfOwn, withoutVerdict, withVerdict } from "#core/transcript/own-view.ts";
import { type OwnViewDesk, useOwnView } from "./own-view-desk.tsx";
import { useFocusWhen } from "../ui/use-focus.ts";
import { useChange } from "./own-level.tsx";

interface DisagreeProps {
  readonly axis: AxisId;
  readonly indicator: IndicatorGrade;
}

/** One press says the opposite of what the grader found, and makes it a labelled example; another takes it back. */
export function Disagree({ axis, indicator }: DisagreeProps) {
  const desk = useOwnView();
  const [isPressed, setPressed] = useState(false);
  if (desk === null) return null;
  const rest = { desk, isPressed, press: () => setPressed(true) };
  const own = desk.view.verdicts?.find((one) => one.axis === axis && one.indicator === indicator.id);
  return own === undefined ? (
    <DisagreeButton axis={axis} indicator={indicator} {...rest} />
  ) : (
    <KeptVerdict own={own} {...rest} />
  );
}

interface PressProps {
  readonly desk: OwnViewDesk;
  /** The one button gives way to the other, and hands on the focus. */
  readonly isPressed: boolean;
  readonly press: () => void;
}

function DisagreeButton({ axis, indicator, desk, isPressed, press }: DisagreeProps & PressProps) {
  const button = useFocusWhen<HTMLButtonElement>(isPressed);
  const [problem, run] = useChange(desk);
  const verdict = indicator.verdict === "yes" ? "no" : "yes";
  const dispute = () => {
    press();
    run((view) => withVerdict(view, { axis, indicator: indicator.id, verdict, reason: "" }));
  };
  return (
    <>
      <button ref={button} type="button" className="button-quiet own-disagree" onClick={dispute}>
        Disagree<span className="visually-hidden"> on “{indicator.text}”</span>
      </button>
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  );
}

function KeptVerdict({ own, desk, isPressed, press }: PressProps & { readonly own: VerdictOfOwn }) {
  const button = useFocusWhen<HTMLButtonElement>(isPressed);
  const [reason, setReason] = useState(own.reason);
  const [problem, run] = useChange(desk);
  const undo = () => {
    press();
    run((view) => withoutVerdict(view, own));
  };
  const keepReason = (submitted: FormEvent) => {
    submitted.preventDefault();
    run((view) => withVerdict(view, { ...own, reason: reason.trim() }));
  };
  return (
    <div className="own-verdict">
      <p className="small">
        <b>You: {own.verdict === "yes" ? "it was said" : "it was not said"}.</b>{" "}
        <span className="muted">Kept as a labelled example.</span>{" "}
        <button ref={button} type="button" className="button-quiet" onClick={undo}>
          Undo
        </button>
      </p>
      <form className="own-reason" onSubmit={keepReason}>
        <label>
          Why (if you like)
          <input
            type="text"
            value={reason}
            maxLength={longestReason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        {reason.trim() !== own.reason && (
          <button type="submit" className="button-quiet">
            Keep the reason
          </button>
        )}
      </form>
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  );
}
