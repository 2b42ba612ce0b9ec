import { Link } from "wouter";
import { attemptsWith, compareGrades } from "#core/history/attempts.ts";
import type { Report } from "#core/report/report.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { GradingProgress } from "../grading/grading-progress.tsx";
import type { GradingSnapshot } from "../grading/grading-snapshot.ts";
import { useGrading } from "../grading/use-grading.ts";
import { DataNote } from "../setup/data-note.tsx";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { AttemptColumn } from "./attempt-column.tsx";
import { ComparedChecklist } from "./compared-checklist.tsx";
import { LevelChanges } from "./level-changes.tsx";
import "./compare.css";

interface ComparePageProps {
  readonly beforeId: string;
  readonly afterId: string;
}

/** Two attempts side by side. One that has no report yet is graded on arrival. */
export function ComparePage({ beforeId, afterId }: ComparePageProps) {
  const [before] = useGrading(beforeId);
  const [after] = useGrading(afterId);
  const first = gradedOf(before);
  const second = gradedOf(after);
  return (
    <Page title="Two attempts" footer={<DataNote />}>
      {first !== null && second !== null ? (
        <Comparison before={first} after={second} />
      ) : (
        <NotReady snapshots={[before, after]} />
      )}
    </Page>
  );
}

interface Graded {
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
  readonly report: Report;
}

const gradedOf = ({ header, events, report }: GradingSnapshot): Graded | null =>
  header === null || report === null ? null : { header, events, report };

function NotReady({ snapshots }: { readonly snapshots: readonly GradingSnapshot[] }) {
  const waiting = snapshots.find(({ stage }) => stage.type !== "graded" && stage.type !== "loading");
  if (waiting === undefined) return null;
  const { stage, header } = waiting;
  if (stage.type === "missing") {
    return (
      <>
        <Heading>One of the two is not in this browser.</Heading>
        <p>
          <Link href="/history">See all interviews</Link>
        </p>
      </>
    );
  }
  if (stage.type === "grading" || header === null) return <GradingProgress axes={waiting.axes} />;
  return (
    <>
      <Heading>One of the two has no report yet.</Heading>
      <p>
        <Link href={stage.type === "running" ? `/interview/${header.id}` : `/report/${header.id}`} className="button">
          {stage.type === "running" ? "Continue where you left" : "Go to its report"}
        </Link>
      </p>
    </>
  );
}

function Comparison({ before, after }: { readonly before: Graded; readonly after: Graded }) {
  const list = useSource(useDeps().sessions);
  const attempts = attemptsWith(list?.ok ? list.value.headers : [], after.header);
  const { axes, checklists, isSameJudge } = compareGrades(before.report.grade, after.report.grade);
  const nameOf = ({ id }: SessionHeader, otherwise: string) => {
    const place = attempts.findIndex((attempt) => attempt.id === id);
    return attempts.length < 2 || place < 0 ? otherwise : `Attempt ${place + 1}`;
  };
  const names = [nameOf(before.header, "The earlier one"), nameOf(after.header, "The later one")] as const;
  return (
    <>
      <section className="compare-first">
        <p className="muted">{after.header.title}</p>
        <Heading>
          {names[0]} and {names[1].charAt(0).toLowerCase() + names[1].slice(1)}, side by side
        </Heading>
        {!isSameJudge && (
          <p className="notice">
            The two were not judged by the same version of the pack and grader. Part of a change may come from there.
          </p>
        )}
        <LevelChanges axes={axes} names={names} />
      </section>
      {checklists.map((checklist) => (
        <ComparedChecklist key={checklist.id} checklist={checklist} names={names} />
      ))}
      <div className="compare-columns">
        <AttemptColumn {...before} name={names[0]} />
        <AttemptColumn {...after} name={names[1]} />
      </div>
    </>
  );
}
