import { type FormEvent, type ReactNode, useEffect, useState, useTransition } from "react";
import type { AxisId } from "#core/setup/names.ts";
import { type SelfScore, withSelfScore } from "#core/transcript/own-view.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import { readSessionPack, type SessionPack } from "../setup/session-pack.ts";
import { Heading } from "../ui/page.tsx";
import { useDeps } from "../use-deps.tsx";
import { LevelChoice } from "./level-choice.tsx";
import { useOwnView } from "./own-view-desk.tsx";

type Axes = NonNullable<SessionPack["axes"]>;

interface SelfScoreFirstProps {
  readonly header: SessionHeader | null;
  /** The report, or its making: not shown before the question was answered or skipped. */
  readonly children: ReactNode;
}

/** Asks once, before the report opens, how the person would rate herself. Grading goes on meanwhile. */
export function SelfScoreFirst({ header, children }: SelfScoreFirstProps) {
  const desk = useOwnView();
  const axes = useAxes(header?.setup.packHash);
  const [isPassed, setPassed] = useState(false);
  const isAsked = header !== null && header.state !== "running" && desk?.view.selfScore === undefined;
  if (!isAsked || isPassed || axes === "none" || desk === null) return children;
  if (axes === "loading") return null;
  return (
    <SelfScoreForm
      axes={axes}
      keep={(scores) => desk.change((view) => withSelfScore(view, scores))}
      pass={() => setPassed(true)}
    />
  );
}

/** `none` = the pack of that session is nowhere to be had, and so are the words to choose from. */
function useAxes(hash: string | undefined): Axes | "loading" | "none" {
  const { client, store } = useDeps();
  const [axes, setAxes] = useState<Axes | "loading" | "none">("loading");
  useEffect(() => {
    if (hash === undefined) return;
    let isLeft = false;
    void readSessionPack({ client, store }, hash).then((pack) => {
      if (!isLeft) setAxes(pack?.axes ?? "none");
    });
    return () => {
      isLeft = true;
    };
  }, [client, store, hash]);
  return axes;
}

interface SelfScoreFormProps {
  readonly axes: Axes;
  /** Gives a sentence where it could not be kept. */
  readonly keep: (scores: SelfScore) => Promise<string | null>;
  /** Goes on without keeping anything. */
  readonly pass: () => void;
}

function SelfScoreForm({ axes, keep, pass }: SelfScoreFormProps) {
  const [levels, setLevels] = useState<Partial<Record<AxisId, number>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isKeeping, start] = useTransition();
  const finish = (scores: SelfScore) => {
    if (!isKeeping) start(async () => setProblem(await keep(scores)));
  };
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    finish(
      axes.flatMap(({ id }) => {
        const level = levels[id];
        return level === undefined ? [] : [{ axis: id, level }];
      }),
    );
  };
  return (
    <>
      <Heading>First, how would you rate yourself?</Heading>
      <form className="self-score" onSubmit={submit}>
        <p className="muted">
          Your level stands beside the grader's and changes nothing in it. Leave out what you cannot judge.
        </p>
        {axes.map(({ id, letter, title, question, anchors }) => (
          <LevelChoice
            key={id}
            axis={id}
            name="self"
            legend={
              <>
                <b aria-hidden="true">{letter}</b> {title} <span>{question}</span>
              </>
            }
            anchors={Object.entries(anchors).map(([level, { text }]) => ({ level: Number(level), text }))}
            chosen={levels[id]}
            choose={(level) => setLevels((before) => ({ ...before, [id]: level }))}
          />
        ))}
        {problem !== null && (
          <p className="notice" role="alert">
            {problem}{" "}
            <button type="button" className="button" onClick={pass}>
              See the report without it
            </button>
          </p>
        )}
        <p className="self-score-actions">
          <button type="submit" className="button" data-primary aria-disabled={isKeeping}>
            See the report
          </button>
          <button type="button" className="button-quiet" aria-disabled={isKeeping} onClick={() => finish([])}>
            Skip
          </button>
        </p>
      </form>
    </>
  );
}
