import { type FormEvent, useRef, useState, useTransition } from "react";
import type { AxisGrade } from "#core/grading/grade.ts";
import { gapText } from "#core/report/self-score.ts";
import { type LevelOfOwn, longestReason, withLevel, withoutLevel } from "#core/transcript/own-view.ts";
import { LevelChoice } from "./level-choice.tsx";
import { type OwnViewDesk, useOwnView } from "./own-view-desk.tsx";

/** What the person holds of an axis, beside the grader's level: her rating from before, and a level that she sets now. */
export function OwnLevel({ axis }: { readonly axis: AxisGrade }) {
  const desk = useOwnView();
  const [asked, ask] = useState<"no" | "level" | "example">("no");
  const place = useRef<HTMLDivElement>(null);
  if (desk === null) return null;
  const own = desk.view.levels?.find(({ axis: id }) => id === axis.id);
  const gap = gapText(axis, desk.view.selfScore ?? []);
  /** What held the focus goes away with the press. */
  const settle = () => {
    ask("no");
    place.current?.focus();
  };
  return (
    <div ref={place} className="own-level" data-axis={axis.id} tabIndex={-1}>
      {gap !== null && <p className="small">{gap}</p>}
      {own !== undefined && <KeptLevel own={own} desk={desk} edit={() => ask("level")} settle={settle} />}
      {asked !== "no" && <LevelForm axis={axis} own={own} isExample={asked === "example"} desk={desk} close={settle} />}
      {own === undefined && asked === "no" && (
        <p className="own-actions">
          <button type="button" className="button-quiet" onClick={() => ask("level")}>
            Set your own level<span className="visually-hidden"> for {axis.title}</span>
          </button>
          <button type="button" className="button-quiet" onClick={() => ask("example")}>
            Disagree<span className="visually-hidden"> with the level of {axis.title}</span>
          </button>
        </p>
      )}
    </div>
  );
}

interface KeptLevelProps {
  readonly own: LevelOfOwn;
  readonly desk: OwnViewDesk;
  readonly edit: () => void;
  readonly settle: () => void;
}

function KeptLevel({ own, desk, edit, settle }: KeptLevelProps) {
  const [problem, run] = useChange(desk);
  const undo = () => run((view) => withoutLevel(view, own.axis), settle);
  const dispute = () => run((view) => withLevel(view, { ...own, isExample: true }), settle);
  return (
    <>
      <p>
        <b>Your level: {own.level} of 4.</b> {own.reason}{" "}
        {own.isExample && <span className="muted small">Kept as a labelled example.</span>}
      </p>
      <p className="own-actions">
        <button type="button" className="button-quiet" onClick={edit}>
          Change
        </button>
        {!own.isExample && (
          <button type="button" className="button-quiet" onClick={dispute}>
            Disagree: make it a labelled example
          </button>
        )}
        <button type="button" className="button-quiet" onClick={undo}>
          Undo
        </button>
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  );
}

interface LevelFormProps {
  readonly axis: AxisGrade;
  readonly own: LevelOfOwn | undefined;
  readonly isExample: boolean;
  readonly desk: OwnViewDesk;
  readonly close: () => void;
}

function LevelForm({ axis, own, isExample, desk, close }: LevelFormProps) {
  const [level, setLevel] = useState(own?.level);
  const [reason, setReason] = useState(own?.reason ?? "");
  const [problem, run] = useChange(desk);
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (level === undefined) return;
    const kept = { axis: axis.id, level, reason: reason.trim(), isExample: isExample || own?.isExample === true };
    run((view) => withLevel(view, kept), close);
  };
  return (
    <form className="own-level-form" aria-label={`Your own level for ${axis.title}`} onSubmit={submit}>
      <LevelChoice
        axis={axis.id}
        name="own"
        legend="Which level would you give?"
        anchors={axis.anchors}
        chosen={level}
        choose={setLevel}
      />
      <label className="own-reason">
        Why (if you like)
        <input
          type="text"
          value={reason}
          maxLength={longestReason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <p className="muted small">
        {isExample
          ? "The grader's level and the decision stay as they are; this interview becomes a labelled example in your data folder."
          : "The grader's level and the decision stay as they are; yours stands beside them."}
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      <p className="own-actions">
        <button type="submit" className="button" aria-disabled={level === undefined}>
          Keep my level
        </button>
        <button type="button" className="button-quiet" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
}

/** Runs one change at a time. Gives what went wrong with the last one, and a way to run the next. */
export function useChange(
  desk: OwnViewDesk,
): readonly [string | null, (change: Parameters<OwnViewDesk["change"]>[0], done?: () => void) => void] {
  const [problem, setProblem] = useState<string | null>(null);
  const [isRunning, start] = useTransition();
  const run = (change: Parameters<OwnViewDesk["change"]>[0], done = () => {}) => {
    if (isRunning) return;
    start(async () => {
      const failure = await desk.change(change);
      setProblem(failure);
      if (failure === null) done();
    });
  };
  return [problem, run];
}
