import { useEffect, useMemo, useState } from "react";
import { Link } from "wouter";
import type { PackSummary } from "#core/api.ts";
import type { AxisGrade } from "#core/grading/grade.ts";
import type { Report } from "#core/report/report.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import type { ApiError } from "../api/client.ts";
import { GradingProgress } from "../grading/grading-progress.tsx";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { ReportView } from "./report-view.tsx";
import { hasSample, sampleEvents, sampleSetup } from "./sample-session.ts";

/** A finished report to look at before the first interview. The interview is invented; the grading is done now, by the same grader. */
export function SamplePage() {
  const { setup } = useDeps();
  const reply = useSource(setup);
  const pack = reply?.ok ? reply.value.packs.find(hasSample) : undefined;
  return (
    <Page title="A sample report">
      {pack && <Sample key={pack.hash} pack={pack} />}
      {reply !== null && pack === undefined && (
        <CannotGrade message={reply.ok ? "Its question pack cannot be used now." : reply.error.message} />
      )}
    </Page>
  );
}

function Sample({ pack }: { readonly pack: PackSummary }) {
  const { client } = useDeps();
  const turns = useMemo(() => eventsToTurns(sampleEvents), []);
  const [axes, setAxes] = useState<readonly AxisGrade[]>([]);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    const left = new AbortController();
    const onFrame = (frame: Parameters<Parameters<typeof client.streamGrading>[1]["onFrame"]>[0]) => {
      if (frame.type === "axis") setAxes((before) => [...before, frame.axis]);
      if (frame.type === "report") setReport(frame.report);
    };
    const grade = async () => {
      setAxes([]);
      const request = { setup: sampleSetup(pack), events: [...sampleEvents] };
      const done = await client.streamGrading(request, { signal: left.signal, onFrame });
      if (!done.ok && done.error.code !== "stopped") setError(done.error);
    };
    void grade();
    return () => left.abort();
  }, [client, pack]);
  if (error !== null) return <CannotGrade message={error.message} />;
  if (report === null) return <GradingProgress axes={axes} />;
  return (
    <ReportView
      report={report}
      turns={turns}
      kicker={
        <p className="sample-label">
          <b>Sample.</b> An invented candidate answers one question; the built-in grader judged it just now.
        </p>
      }
      drillAction={
        <p>
          <Link href="/" className="button" data-primary>
            Answer one yourself
          </Link>
        </p>
      }
    />
  );
}

function CannotGrade({ message }: { readonly message: string }) {
  return (
    <>
      <Heading>The sample cannot be graded now.</Heading>
      <p className="notice" role="alert">
        {message} <Link href="/">First screen</Link>
      </p>
    </>
  );
}
