import { useTransition } from "react";
import { Link, useLocation } from "wouter";
import type { Report } from "#core/report/report.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import { GradingProgress } from "../grading/grading-progress.tsx";
import type { GradingSnapshot } from "../grading/grading-snapshot.ts";
import { useGrading } from "../grading/use-grading.ts";
import { saveToFile } from "../history/save-to-file.ts";
import { DataNote } from "../setup/data-note.tsx";
import { defaultChoices, startInterview } from "../setup/start-interview.ts";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { ReportView } from "./report-view.tsx";

/** The report of a session: graded on arrival when it has none yet. */
export function ReportPage({ sessionId }: { readonly sessionId: string }) {
  const [snapshot, controller] = useGrading(sessionId);
  return (
    <Page title={`Report: ${snapshot.header?.title ?? ""}`} footer={<DataNote />}>
      <ReportStage snapshot={snapshot} retry={controller.retry} />
    </Page>
  );
}

function ReportStage({ snapshot, retry }: { readonly snapshot: GradingSnapshot; readonly retry: () => void }) {
  const { stage, header, events, report } = snapshot;
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
          turns={eventsToTurns(events)}
          kicker={<Kicker header={header} />}
          drillAction={<NextDrill drill={report.nextDrill} header={header} />}
        />
        <p className="notice-actions">
          <button type="button" className="button" onClick={() => saveToFile(header, events)}>
            Download the interview
          </button>
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

const dateText = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

function Kicker({ header }: { readonly header: SessionHeader }) {
  return (
    <p className="muted">
      {header.title} · <time dateTime={header.createdAt}>{dateText.format(new Date(header.createdAt))}</time>
    </p>
  );
}

function NextDrill({ drill, header }: { readonly drill: Report["nextDrill"]; readonly header: SessionHeader }) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [isStarting, start] = useTransition();
  const reply = useSource(deps.setup);
  const pack = reply?.ok ? reply.value.packs.find(({ id }) => id === header.setup.packId) : undefined;
  if (drill === null || pack === undefined) return null;
  const begin = () =>
    start(async () => {
      const choices = { ...defaultChoices(pack, "single", header), questionId: drill.questionId };
      const started = await startInterview(deps, pack, choices);
      if (started.ok) navigate(`/interview/${started.value}`);
    });
  return (
    <p>
      <button type="button" className="button" data-primary aria-disabled={isStarting} onClick={begin}>
        Start this drill
      </button>
    </p>
  );
}
