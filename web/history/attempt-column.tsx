import { Link } from "wouter";
import type { Report } from "#core/report/report.ts";
import { leadSentence } from "#core/report/words.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import { answerTimeText } from "../report/answer-time.ts";
import { answerSecondsOf } from "../setup/session-pack.ts";
import { useSessionPack } from "../setup/use-session-pack.ts";

interface AttemptColumnProps {
  readonly name: string;
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
  readonly report: Report;
}

const dateText = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** One attempt: how it was judged, and what was said. */
export function AttemptColumn({ name, header, events, report }: AttemptColumnProps) {
  const pack = useSessionPack(header.setup.packHash);
  const allowed = answerSecondsOf(pack, header.setup.format);
  const turns = eventsToTurns(events).filter(({ move }) => move?.type !== "open" && move?.type !== "close");
  return (
    <section aria-labelledby={`attempt-${header.id}`}>
      <h2 id={`attempt-${header.id}`}>{name}</h2>
      <p className="muted small">
        <time dateTime={header.createdAt}>{dateText.format(new Date(header.createdAt))}</time>
        {allowed !== null && answerTimeText(events, allowed)}
      </p>
      <p className="attempt-decision">{leadSentence(report)}</p>
      <p>
        <Link href={`/report/${header.id}`}>
          See the report<span className="visually-hidden"> of {name.toLowerCase()}</span>
        </Link>
      </p>
      <ol className="attempt-turns" aria-label={`What was said: ${name.toLowerCase()}`}>
        {turns.map((turn) => (
          <li key={turn.n} data-speaker={turn.speaker}>
            <span className="visually-hidden">{turn.speaker === "candidate" ? "You: " : "Interviewer: "}</span>
            {turn.text}
          </li>
        ))}
      </ol>
    </section>
  );
}
