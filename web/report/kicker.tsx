import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { answerSecondsOf } from "../setup/session-pack.ts";
import { useSessionPack } from "../setup/use-session-pack.ts";
import { answerTimeText } from "./answer-time.ts";
import { HowItWasHeld } from "./how-it-was-held.tsx";
import { Attempts } from "./same-again.tsx";

const dateText = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

interface KickerProps {
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
}

/** What and when, the time that a timed answer takes to say, and which attempt it was. */
export function Kicker({ header, events }: KickerProps) {
  const pack = useSessionPack(header.setup.packHash);
  const allowed = answerSecondsOf(pack, header.setup.format);
  return (
    <>
      <p className="muted">
        {header.title} · <time dateTime={header.createdAt}>{dateText.format(new Date(header.createdAt))}</time>
        {allowed !== null && answerTimeText(events, allowed)}
      </p>
      <HowItWasHeld header={header} events={events} />
      <Attempts header={header} />
    </>
  );
}
