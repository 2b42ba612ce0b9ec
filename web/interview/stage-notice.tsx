import { Link } from "wouter";
import { saveToFile } from "../history/save-to-file.ts";
import { useFocusOnce } from "../ui/use-focus.ts";
import type { InterviewController, InterviewSnapshot } from "./interview-snapshot.ts";

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
        <p className="stage-words" role="alert">
          {stage.error.message} All that you said is kept.
        </p>
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
      {stage.type === "ended" && header !== null && <ReportLink sessionId={header.id} />}
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

function ReportLink({ sessionId }: { readonly sessionId: string }) {
  const link = useFocusOnce<HTMLAnchorElement>();
  return (
    <p>
      <Link ref={link} href={`/report/${sessionId}`} className="button" data-primary>
        See the report
      </Link>
    </p>
  );
}
