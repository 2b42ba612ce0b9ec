import type { Contradiction } from "../transcript/heard.ts";
import type { Move } from "../transcript/session.ts";

/** Sets the candidate's own words into a probe; where a log has none, the places stay marked. */
export const fillQuotes = (text: string, { quotes }: Pick<Move, "quotes">): string => {
  const { earlier, now }: Contradiction = quotes ?? { earlier: "…", now: "…" };
  return text.replaceAll("{earlier}", () => earlier).replaceAll("{now}", () => now);
};

/** Whether a text has places for both. */
export const holdsQuotes = (text: string): boolean => text.includes("{earlier}") && text.includes("{now}");
