import { type ReactNode, useState, useTransition } from "react";
import { Link, useLocation } from "wouter";
import { attemptsWith } from "#core/history/attempts.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import { StartErrorNotice } from "../setup/start-error.tsx";
import { startAgain } from "../setup/start-again.ts";
import type { StartError } from "../setup/start-interview.ts";
import { useDeps, useSource } from "../use-deps.tsx";

interface SameAgainProps {
  readonly header: SessionHeader;
  /** Reference answers. */
  readonly children: ReactNode;
}

/** Another attempt at the same, at once; and the attempts before and after this one beside it. */
export function SameAgain({ header, children }: SameAgainProps) {
  return (
    <section className="report-section report-aside" aria-labelledby="again-title">
      <h2 id="again-title">The same again</h2>
      <p>The same interviewer and the same questions. Afterwards the two attempts stand side by side.</p>
      <AgainButton header={header} className="button">
        Try the same again
      </AgainButton>
      {children}
    </section>
  );
}

/** The same, quietly beside the decision. */
export const AgainHere = ({ header }: Pick<SameAgainProps, "header">) => (
  <AgainButton header={header} className="button-quiet">
    Try it again
  </AgainButton>
);

interface AgainButtonProps extends SameAgainProps {
  readonly className: string;
}

function AgainButton({ header, className, children }: AgainButtonProps) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [isStarting, start] = useTransition();
  const [error, setError] = useState<StartError | null>(null);
  const begin = () =>
    start(async () => {
      const started = await startAgain(deps, header);
      if (started.ok) navigate(`/interview/${started.value}`);
      else setError(started.error);
    });
  return (
    <>
      <p className="notice-actions report-again">
        <button type="button" className={className} aria-disabled={isStarting} onClick={isStarting ? undefined : begin}>
          {children}
        </button>
      </p>
      {error && <StartErrorNotice error={error} />}
    </>
  );
}

/** Which attempt this is, and ways to the others; nothing when it is the only one. */
export function Attempts({ header }: { readonly header: SessionHeader }) {
  const list = useSource(useDeps().sessions);
  const attempts = attemptsWith(list?.ok ? list.value.headers : [], header);
  const place = attempts.findIndex(({ id }) => id === header.id);
  if (attempts.length < 2) return null;
  return (
    <p>
      Attempt {place + 1} of {attempts.length}.{" "}
      {attempts.map((other, index) =>
        other.state === "running" || index === place ? null : (
          <span key={other.id}>
            <Link href={index < place ? `/compare/${other.id}/${header.id}` : `/compare/${header.id}/${other.id}`}>
              See it beside attempt {index + 1}
            </Link>{" "}
          </span>
        ),
      )}
    </p>
  );
}
