import { Link } from "wouter";
import { attemptsWith } from "#core/history/attempts.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import { saveToFile } from "../history/save-to-file.ts";
import { useFocusOnce } from "../ui/use-focus.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import { cutTurn, type InterviewController, type InterviewSnapshot } from "./interview-snapshot.ts";

interface StageNoticeProps {
  readonly snapshot: InterviewSnapshot;
  readonly controller: InterviewController;
}

/** What stands between the person and the next answer: what happened, what is kept, what to press. */
export function StageNotice({ snapshot, controller }: StageNoticeProps) {
  const { header, events, stage, saving, unreadable } = snapshot;
  const download = () => header && saveToFile(header, events);
  return (
    <>
      {stage.type === "paused" && (
        <p className="stage-words" role="status">
          Paused. The clock stands still, and you can close this page.
        </p>
      )}
      {stage.type === "interrupted" && (
        <div className="stage-words">
          <LastAnswer events={events} />
          <CutTurn snapshot={snapshot} />
          <p role="alert">
            {stage.error.message} All that you said is kept
            {partOfTurn(snapshot) !== null && ", and so is the part of the turn that came"}.
          </p>
        </div>
      )}
      {stage.type === "read-only" && (
        <div className="notice" role="status">
          <p>This interview is open in another tab. Here you can only read it.</p>
          <p className="notice-actions">
            <button type="button" className="button" data-primary onClick={controller.takeOver}>
              Take over here
            </button>
          </p>
        </div>
      )}
      {stage.type === "ended" && header !== null && <WayToReport header={header} />}
      {saving.type === "not-saved" && (
        <div className="notice" role="alert">
          <p>
            {saving.reason === "full" ? "This browser has no room left" : "This browser's storage failed"}: your last
            words are only in this open page. You can go on; download a copy before you close it.
          </p>
          <p className="notice-actions">
            <button type="button" className="button" onClick={controller.saveAgain}>
              Try to save again
            </button>
            <button type="button" className="button" onClick={download}>
              Download a copy
            </button>
          </p>
        </div>
      )}
      {unreadable.length > 0 && (
        <p className="muted small">
          {unreadable.length} stored {unreadable.length === 1 ? "record" : "records"} of this interview could not be
          read, and were left untouched.
        </p>
      )}
    </>
  );
}

const cutWords = {
  stopped: "Stopped here",
  truncated: "Cut at the length limit",
  interrupted: "Cut off here",
} as const;

/** Nothing where the turn was cut before its first word. */
function partOfTurn(snapshot: InterviewSnapshot) {
  const cut = cutTurn(snapshot);
  return cut === null || cut.text === "" ? null : cut;
}

/** How the person's last answer begins, while the interviewer owes a turn; the whole of it is in the fold above. */
function LastAnswer({ events }: Pick<InterviewSnapshot, "events">) {
  const last = events.findLast(({ type }) => type === "answer-given" || type === "control-pressed");
  if (last?.type !== "answer-given") return null;
  return (
    <figure className="last-answer">
      <figcaption className="muted small">You said</figcaption>
      <blockquote>{last.text}</blockquote>
    </figure>
  );
}

/** What came of a turn that did not arrive whole, marked as that. */
function CutTurn({ snapshot }: Pick<StageNoticeProps, "snapshot">) {
  const cut = partOfTurn(snapshot);
  if (cut === null || cut.status === "complete") return null;
  return (
    <p className="question-lead">
      {cut.text} … <span className="muted small">{cutWords[cut.status]}</span>
    </p>
  );
}

/** The report; after another attempt also the two side by side. */
function WayToReport({ header }: { readonly header: SessionHeader }) {
  const link = useFocusOnce<HTMLAnchorElement>();
  const list = useSource(useDeps().sessions);
  const attempts = attemptsWith(list?.ok ? list.value.headers : [], header);
  const previous = attempts[attempts.findIndex(({ id }) => id === header.id) - 1];
  return (
    <p className="notice-actions">
      <Link ref={link} href={`/report/${header.id}`} className="button" data-primary>
        See the report
      </Link>
      {previous !== undefined && previous.state !== "running" && (
        <Link href={`/compare/${previous.id}/${header.id}`} className="button">
          See both attempts side by side
        </Link>
      )}
    </p>
  );
}
