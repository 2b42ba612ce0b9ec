import { useState, useTransition } from "react";
import { useLocation } from "wouter";
import type { Report } from "#core/report/report.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import { StartErrorNotice } from "../setup/start-error.tsx";
import { defaultChoices, type StartError, startInterview } from "../setup/start-interview.ts";
import { useDeps, useSource } from "../use-deps.tsx";

/** Starts what the report says to practise next. */
export function NextDrill({ drill, header }: { readonly drill: Report["nextDrill"]; readonly header: SessionHeader }) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [isStarting, start] = useTransition();
  const [error, setError] = useState<StartError | null>(null);
  const reply = useSource(deps.setup);
  const pack = reply?.ok ? reply.value.packs.find(({ id }) => id === header.setup.packId) : undefined;
  if (drill === null || pack === undefined) return null;
  const begin = () =>
    start(async () => {
      const choices = { ...defaultChoices(pack, drill.format ?? "single", header), questionId: drill.questionId };
      const started = await startInterview(deps, pack, choices);
      if (started.ok) navigate(`/interview/${started.value}`);
      else setError(started.error);
    });
  return (
    <>
      <p>
        <button
          type="button"
          className="button"
          data-primary
          aria-disabled={isStarting}
          onClick={isStarting ? undefined : begin}
        >
          Start this drill
        </button>
      </p>
      {error && <StartErrorNotice error={error} />}
    </>
  );
}
