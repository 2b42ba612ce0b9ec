import type { ReactNode } from "react";
import { Link } from "wouter";
import { decisionText } from "#core/report/words.ts";
import { DecisionId } from "#core/setup/names.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import { StrokeGlyph } from "../ui/strokes.tsx";
import "./history.css";

const dateText = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

interface SessionRowProps {
  readonly header: SessionHeader;
  /** Instead of the title: the field in which it is changed. */
  readonly titleField?: ReactNode;
  readonly actions?: ReactNode;
}

/** One evening in the ledger: when, what, how it was judged. */
export function SessionRow({ header, titleField, actions }: SessionRowProps) {
  const href = header.state === "running" ? `/interview/${header.id}` : `/report/${header.id}`;
  return (
    <li className="evening">
      <time dateTime={header.createdAt}>{dateText.format(new Date(header.createdAt))}</time>
      <div>
        {titleField ?? (
          <Link href={href} className="evening-title">
            {header.title}
          </Link>
        )}
        <p className="evening-what">{stateText(header)}</p>
      </div>
      {header.summary ? <StrokeGlyph strokes={header.summary.levels.map(toStroke)} /> : <span />}
      {actions !== undefined && <div className="evening-actions">{actions}</div>}
    </li>
  );
}

function stateText({ state, summary }: SessionHeader): string {
  if (state === "running") return "Not finished: continue where you left";
  if (state === "ended") return "Ended, not graded yet";
  const decision = DecisionId.safeParse(summary?.decision);
  return decision.success ? decisionText[decision.data] : "No decision";
}

const toStroke = ({ axis, level }: { axis: string; level: number | null }) => ({
  axis,
  letter: axis.charAt(0).toUpperCase(),
  title: axis,
  level,
});
