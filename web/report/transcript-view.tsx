import { type Evidence, markTurn, type Segment } from "#core/report/marks.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import { useRef } from "react";
import { Why } from "./why.tsx";
import "./transcript-view.css";

interface TranscriptProps {
  readonly turns: readonly TranscriptTurn[];
  readonly evidence: readonly Evidence[];
  readonly letterByAxis: ReadonlyMap<string, string>;
}

/** The whole interview as a marked-up manuscript: words in the column, what they prove in the margin. */
export function TranscriptView({ turns, evidence, letterByAxis }: TranscriptProps) {
  return (
    <ol className="transcript">
      {turns.map((turn) => (
        <li key={turn.n} id={`turn-${turn.n}`} data-speaker={turn.speaker}>
          {turn.speaker === "interviewer" ? (
            <InterviewerTurn turn={turn} />
          ) : (
            <CandidateTurn turn={turn} evidence={evidence} letterByAxis={letterByAxis} />
          )}
        </li>
      ))}
    </ol>
  );
}

function InterviewerTurn({ turn }: { readonly turn: TranscriptTurn }) {
  return (
    <>
      <p className="turn-label">
        <span className="visually-hidden">Turn {turn.n}, </span>Interviewer
      </p>
      <p className="turn-question">{turn.text}</p>
      {turn.move && <Why move={turn.move} voice={turn.voice} />}
    </>
  );
}

function CandidateTurn({ turn, evidence, letterByAxis }: Omit<TranscriptProps, "turns"> & { turn: TranscriptTurn }) {
  const here = evidence.filter(({ quote }) => quote.turn === turn.n);
  const segments = markTurn(turn.n, turn.text, here);
  return (
    <>
      <p className="turn-label">
        <span className="visually-hidden">Turn {turn.n}, </span>You
      </p>
      <p className="turn-answer">
        {segments.map((segment) => (
          <MarkedSegment key={segment.start} segment={segment} />
        ))}
      </p>
      {here.length > 0 && (
        <ul className="turn-margin" aria-label={`What turn ${turn.n} shows`}>
          {here.map((piece) => (
            <MarginNote key={piece.key} evidence={piece} letter={letterByAxis.get(piece.axis ?? "")} />
          ))}
        </ul>
      )}
    </>
  );
}

function MarkedSegment({ segment }: { readonly segment: Segment }) {
  const first = segment.evidence[0];
  if (first === undefined) return segment.text;
  const starts = segment.evidence.filter(({ quote }) => quote.start === segment.start);
  return (
    <mark
      className={first.axis === null ? "mark-flag" : "mark-axis"}
      data-axis={first.axis ?? undefined}
      data-evidence={segment.evidence.map(({ key }) => key).join(" ")}
    >
      {starts.map(({ key }) => (
        <span key={key} id={`said-${key}`} className="mark-anchor" />
      ))}
      {segment.text}
    </mark>
  );
}

const labelText = ([first = "", ...rest]: readonly string[]) =>
  rest.length === 0 ? first : `${first} And ${rest.length} more`;

function MarginNote({ evidence, letter }: { readonly evidence: Evidence; readonly letter: string | undefined }) {
  const link = useRef<HTMLAnchorElement>(null);
  const light = (isLit: boolean) => {
    const marks = link.current?.closest("li[data-speaker]")?.querySelectorAll<HTMLElement>("mark[data-evidence]") ?? [];
    for (const mark of marks) {
      const isMine = mark.dataset["evidence"]?.split(" ").includes(evidence.key) ?? false;
      mark.toggleAttribute("data-lit", isLit && isMine);
    }
  };
  return (
    <li data-axis={evidence.axis ?? undefined}>
      <a
        ref={link}
        href={`#quote-${evidence.key}`}
        onPointerEnter={() => light(true)}
        onPointerLeave={() => light(false)}
        onFocus={() => light(true)}
        onBlur={() => light(false)}
      >
        <b>{letter ?? "⚑"}</b> <span>{labelText(evidence.labels)}</span>
      </a>
    </li>
  );
}
