import { useState, useTransition } from "react";
import { Link, useLocation } from "wouter";
import type { SessionHeader } from "#core/transcript/session.ts";
import { SessionRow } from "../history/session-row.tsx";
import { RestoreNotice } from "../history/restore-notice.tsx";
import { Heading, Page } from "../ui/page.tsx";
import { firstValue } from "../ui/source.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import { DataNote } from "./data-note.tsx";
import { modelElsewhere } from "./voices.ts";
import { SetupProblems } from "./setup-problems.tsx";
import { StartErrorNotice } from "./start-error.tsx";
import type { StartError } from "./start-interview.ts";
import "./setup.css";

/** The first screen: go on where you left, else one question now. */
export function HomePage() {
  const { models, sessions, setup } = useDeps();
  const reply = useSource(setup);
  const list = useSource(sessions);
  const known = useSource(models);
  const elsewhere = modelElsewhere(known?.ok ? known.value : null);
  const headers = list?.ok ? list.value.headers : [];
  // The buttons stand while the packs load, so that nothing jumps.
  const canStart = reply === null || (reply.ok && reply.value.packs.length > 0);
  const unfinished = headers.find(({ state }) => state === "running");
  return (
    <Page title="Practise" footer={<DataNote />}>
      <section className="welcome">
        <Heading>What would the panel write about you?</Heading>
        <p className="muted">
          Hotseat interviews you for a data platform leadership role, pushes where an answer is thin, and shows which of
          your own words decided the result.{" "}
          {elsewhere === null
            ? "All of it happens on this computer."
            : `${elsewhere.model} at ${elsewhere.host} words the questions, and so reads your answers; all else happens on this computer.`}
        </p>
        {unfinished && <Continue header={unfinished} />}
        {canStart && <FirstActions isSecond={unfinished !== undefined} />}
        <SetupProblems reply={reply} />
        <RestoreNotice />
      </section>
      {headers.length > 0 && <Recent headers={headers.slice(0, 4)} />}
    </Page>
  );
}

function Continue({ header }: { readonly header: SessionHeader }) {
  return (
    <div className="notice">
      <p>
        <b>{header.title}</b> is not finished.
      </p>
      <p className="notice-actions">
        <Link className="button" data-primary href={`/interview/${header.id}`}>
          Continue where you left
        </Link>
      </p>
    </div>
  );
}

interface ActionsProps {
  readonly isSecond: boolean;
}

function FirstActions({ isSecond }: ActionsProps) {
  return (
    <div className="welcome-actions">
      <StartNow isSecond={isSecond} />
      <Link href="/setup" className="button">
        Set up an interview
      </Link>
      <Link href="/sample">See a sample report</Link>
    </div>
  );
}

/** May be pressed while the packs still load: it starts as soon as they are there. */
function StartNow({ isSecond }: ActionsProps) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [isStarting, start] = useTransition();
  const [error, setError] = useState<StartError | null>(null);
  const last = useSource(deps.sessions);
  const begin = () =>
    start(async () => {
      const setup = await firstValue(deps.setup);
      const chosen = setup.ok ? setup.value.packs[0] : undefined;
      if (chosen === undefined) return;
      const { defaultChoices, startInterview } = await import("./start-interview.ts");
      const choices = defaultChoices(chosen, "single", last?.ok ? last.value.headers[0] : undefined);
      const started = await startInterview(deps, chosen, choices);
      if (started.ok) navigate(`/interview/${started.value}`);
      else setError(started.error);
    });
  return (
    <>
      <button
        type="button"
        className="button"
        data-primary={!isSecond || undefined}
        aria-disabled={isStarting}
        onClick={isStarting ? undefined : begin}
      >
        Answer one question now
      </button>
      {error && <StartErrorNotice error={error} />}
    </>
  );
}

function Recent({ headers }: { readonly headers: readonly SessionHeader[] }) {
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title">Lately</h2>
      <ul className="evenings">
        {headers.map((header) => (
          <SessionRow key={header.id} header={header} />
        ))}
      </ul>
    </section>
  );
}
