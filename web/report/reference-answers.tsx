import { useState } from "react";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { useSessionPack } from "../setup/use-session-pack.ts";
import "./beside-the-axes.css";

interface ReferenceAnswersProps {
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
}

/** An answer to each question that was asked, from the pack of that session. Nothing of it is shown before it is wanted. */
export function ReferenceAnswers({ header, events }: ReferenceAnswersProps) {
  const pack = useSessionPack(header.setup.packHash);
  const asked = new Set(
    events.map((event) =>
      event.type === "interviewer-turn" && event.move.type === "ask" ? event.move.questionId : null,
    ),
  );
  return pack?.questions
    .filter(({ id }) => asked.has(id))
    .map(({ id, title, reference }) =>
      reference === undefined ? null : <ReferenceAnswer key={id} title={title} reference={reference} />,
    );
}

function ReferenceAnswer({ title, reference }: { readonly title: string; readonly reference: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <button type="button" className="button-quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? "Hide" : "Show"} a reference answer<span className="visually-hidden">: {title}</span>
      </button>
      {isShown && (
        <section className="reference-answer" aria-label={`A reference answer: ${title}`}>
          <p className="muted small">{title}. One good answer of many; put your own figures where it leaves room.</p>
          {reference.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      )}
    </div>
  );
}
