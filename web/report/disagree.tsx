import { type FormEvent, useState } from "react";
import type { IndicatorGrade } from "#core/grading/grade.ts";
import type { AxisId } from "#core/setup/names.ts";
import { longestReason, type VerdictOfOwn, withoutVerdict, withVerdict } from "#core/transcript/own-view.ts";
import { type OwnViewDesk, useOwnView } from "./own-view-desk.tsx";
import { useChange } from "./own-level.tsx";

interface DisagreeProps {
  readonly axis: AxisId;
  readonly indicator: IndicatorGrade;
}

/** One press says the opposite of what the grader found, and makes it a labelled example; another takes it back. */
export function Disagree({ axis, indicator }: DisagreeProps) {
  const desk = useOwnView();
  if (desk === null) return null;
  const own = desk.view.verdicts?.find((one) => one.axis === axis && one.indicator === indicator.id);
  return own === undefined ? (
    <DisagreeButton axis={axis} indicator={indicator} desk={desk} />
  ) : (
    <KeptVerdict key={own.reason} own={own} desk={desk} />
  );
}

function DisagreeButton({ axis, indicator, desk }: DisagreeProps & { readonly desk: OwnViewDesk }) {
  const [problem, run] = useChange(desk);
  const verdict = indicator.verdict === "yes" ? "no" : "yes";
  const press = () => run((view) => withVerdict(view, { axis, indicator: indicator.id, verdict, reason: "" }));
  return (
    <>
      <button type="button" className="button-quiet own-disagree" onClick={press}>
        Disagree<span className="visually-hidden"> on “{indicator.text}”</span>
      </button>
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  );
}

function KeptVerdict({ own, desk }: { readonly own: VerdictOfOwn; readonly desk: OwnViewDesk }) {
  const [reason, setReason] = useState(own.reason);
  const [problem, run] = useChange(desk);
  const keepReason = (submitted: FormEvent) => {
    submitted.preventDefault();
    run((view) => withVerdict(view, { ...own, reason: reason.trim() }));
  };
  return (
    <div className="own-verdict">
      <p className="small">
        <b>You: {own.verdict === "yes" ? "it was said" : "it was not said"}.</b>{" "}
        <span className="muted">Kept as a labelled example.</span>{" "}
        <button type="button" className="button-quiet" onClick={() => run((view) => withoutVerdict(view, own))}>
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
