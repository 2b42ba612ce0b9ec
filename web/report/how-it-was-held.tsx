import { foldInterview } from "#core/interview/state.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { sumUsage, usageText } from "../interview/usage.ts";
import { useDeps, useSource } from "../use-deps.tsx";

interface HeldProps {
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
}

/** What tells this interview from a plain simulation: practice with its hints, and a model with what it took. */
export function HowItWasHeld({ header, events }: HeldProps) {
  const reply = useSource(useDeps().models);
  const words = [
    header.setup.mode === "practice" ? `Practice, ${hintsText(events)}` : null,
    modelsText(events),
    usageText(sumUsage(events, reply?.ok ? reply.value.models : [])),
  ].filter((text) => text !== null);
  return words.length === 0 ? null : <p className="muted small">{words.join(" · ")}</p>;
}

function hintsText(events: readonly SessionEvent[]): string {
  const used = Object.values(foldInterview(events).hintsUsed).reduce((sum, count) => sum + count, 0);
  if (used === 0) return "no hints used";
  return used === 1 ? "1 hint used" : `${used} hints used`;
}

/** Which models had a part, with how many of the interviewer's turns; `null` = none. */
function modelsText(events: readonly SessionEvent[]): string | null {
  const turns = events.filter((event) => event.type === "interviewer-turn" && event.status === "complete");
  const models = turns.flatMap((turn) =>
    turn.type === "interviewer-turn" && turn.voice !== undefined && turn.voice.builtIn !== "all"
      ? [turn.voice.model]
      : [],
  );
  if (models.length === 0) return null;
  return `${models.length} of ${turns.length} turns worded by ${[...new Set(models)].join(", ")}`;
}
