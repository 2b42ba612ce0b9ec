import { useMemo } from "react";
import { Link } from "wouter";
import { eventsToTurns } from "#core/transcript/turns.ts";
import { GradingProgress } from "../grading/grading-progress.tsx";
import type { GradingSnapshot } from "../grading/grading-snapshot.ts";
import { useGrading } from "../grading/use-grading.ts";
import { saveToFile } from "../history/save-to-file.ts";
import { DataNote } from "../setup/data-note.tsx";
import { Heading, Page } from "../ui/page.tsx";
import { Delivery } from "./delivery.tsx";
import { ExamplesNote } from "./examples-note.tsx";
import { Kicker } from "./kicker.tsx";
import { NextDrill } from "./next-drill.tsx";
import { OwnViewProvider } from "./own-view-desk.tsx";
import { QuestionReviews } from "./question-reviews.tsx";
import { ReferenceAnswers } from "./reference-answers.tsx";
import { ReportView } from "./report-view.tsx";
import { AgainHere, SameAgain } from "./same-again.tsx";
import { SaveMarkdown } from "./save-markdown.tsx";
import { SelfScoreFirst } from "./self-score.tsx";

/** The report of a session: graded on arrival when it has none yet. */
export function ReportPage({ sessionId }: { readonly sessionId: string }) {
  const [snapshot, controller] = useGrading(sessionId);
  return (
    <Page title={`Report: ${snapshot.header?.title ?? ""}`} footer={<DataNote />}>
      <OwnViewProvider header={snapshot.header}>
        <SelfScoreFirst header={snapshot.header}>
          <ReportStage snapshot={snapshot} retry={controller.retry} />
        </SelfScoreFirst>
      </OwnViewProvider>
    </Page>
  );
}

function ReportStage({ snapshot, retry }: { readonly snapshot: GradingSnapshot; readonly retry: () => void }) {
  const { stage, header, events, report } = snapshot;
  const turns = useMemo(() => eventsToTurns(events), [events]);
  if (report !== null && header !== null) {
    return (
      <>
        {!snapshot.isSaved && (
          <p className="notice" role="alert">
            This report could not be kept in the browser.{" "}
            <button type="button" className="button" onClick={retry}>
              Try to keep it again
            </button>
          </p>
        )}
        <ReportView
          report={report}
          turns={turns}
          kicker={<Kicker header={header} events={events} />}
          drillAction={<NextDrill drill={report.nextDrill} header={header} />}
          questions={<QuestionReviews header={header} events={events} grade={report.grade} />}
          delivery={<Delivery header={header} turns={turns} />}
          ownExample={<ExamplesNote header={header} events={events} />}
          againHere={<AgainHere header={header} />}
          again={
            <SameAgain header={header}>
              <ReferenceAnswers header={header} events={events} />
            </SameAgain>
          }
        />
        <p className="notice-actions">
          <button type="button" className="button" onClick={() => saveToFile(header, events)}>
            Download the interview
          </button>
          <SaveMarkdown header={header} events={events} report={report} />
          <button type="button" className="button" onClick={() => window.print()}>
            Print the report
          </button>
        </p>
      </>
    );
  }
  if (stage.type === "missing") {
    return (
      <>
        <Heading>This interview is not in this browser.</Heading>
        <p>
          <Link href="/history">See all interviews</Link>
        </p>
      </>
    );
  }
  if (stage.type === "running") {
    return (
      <>
        <Heading>This interview is not over yet.</Heading>
        {header && (
          <p>
            <Link href={`/interview/${header.id}`} className="button" data-primary>
              Continue where you left
            </Link>
          </p>
        )}
      </>
    );
  }
  if (stage.type === "failed") {
    return (
      <>
        <Heading>The grading did not finish.</Heading>
        <div className="notice" role="alert">
          <p>{stage.error.message}</p>
          <p className="muted small">No level was made up. The whole interview is kept.</p>
          <p className="notice-actions">
            <button type="button" className="button" data-primary onClick={retry}>
              Grade it again
            </button>
          </p>
        </div>
      </>
    );
  }
  return <GradingProgress axes={snapshot.axes} />;
}
