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
  const notes = [...Map.groupBy(here, ({ axis, flag }) => axis ?? flag).values()];
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
          {notes.map((evidence) => (
            <MarginNote key={evidence[0]?.key} evidence={evidence} letter={letterByAxis.get(evidence[0]?.axis ?? "")} />
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

interface MarginNoteProps {
  /** Of one axis or one flag. */
  readonly evidence: readonly Evidence[];
  readonly letter: string | undefined;
}

/** What a turn shows of one axis: leads to the first of its quotes, and lights their words. */
function MarginNote({ evidence, letter }: MarginNoteProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const [first] = evidence;
  const labels = [...new Set(evidence.flatMap((piece) => piece.labels))];
  const light = (isLit: boolean) => {
    const marks = link.current?.closest("li[data-speaker]")?.querySelectorAll<HTMLElement>("mark[data-evidence]") ?? [];
    for (const mark of marks) {
      const keys = mark.dataset["evidence"]?.split(" ") ?? [];
      mark.toggleAttribute("data-lit", isLit && evidence.some(({ key }) => keys.includes(key)));
    }
  };
  return (
    <li data-axis={first?.axis ?? undefined}>
      <a
        ref={link}
        href={`#quote-${first?.key}`}
        onPointerEnter={() => light(true)}
        onPointerLeave={() => light(false)}
        onFocus={() => light(true)}
        onBlur={() => light(false)}
      >
        <b>{letter ?? "⚑"}</b> <span>{labelText(labels)}</span>
      </a>
    </li>
  );
}
