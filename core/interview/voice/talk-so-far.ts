import type { SessionEvent } from "../../transcript/session.ts";
import { countedEvents } from "../state.ts";
import { saidAsData } from "./said-data.ts";
import { estimateTokens, shortenToTokens } from "./tokens.ts";

/** What one side said without the other speaking between: one line of the prompt. */
export interface TalkEntry {
  readonly speaker: "interviewer" | "candidate";
  readonly text: string;
  /** Turns of the log that it is made of. */
  readonly turns: number;
}

export interface TrimmedTalk {
  readonly lines: readonly string[];
  readonly turnsLeftOut: number;
}

const controlWords = {
  skip: "(asked to skip the question)",
  repeat: "(asked to hear it again)",
  end: "(asked to end the interview)",
  hint: "(asked for a hint)",
} as const;

/** The talk of a log as entries, oldest first, then what the interviewer said since. */
export function talkEntries(events: readonly SessionEvent[], saidSince: readonly string[]): readonly TalkEntry[] {
  const spoken = countedEvents(events).flatMap((event): TalkEntry[] => {
    if (event.type === "interviewer-turn") return [{ speaker: "interviewer", text: saidAsData(event.text), turns: 1 }];
    if (event.type === "answer-given")
      return [{ speaker: "candidate", text: saidAsData(event.text) || "(said nothing)", turns: 1 }];
    if (event.type === "control-pressed")
      return [{ speaker: "candidate", text: controlWords[event.control], turns: 1 }];
    return [];
  });
  const since = saidSince.map((text): TalkEntry => ({ speaker: "interviewer", text: saidAsData(text), turns: 1 }));
  return [...spoken, ...since].reduce<TalkEntry[]>(joinTo, []);
}

function joinTo(entries: TalkEntry[], next: TalkEntry): TalkEntry[] {
  const last = entries.at(-1);
  if (last?.speaker !== next.speaker) return [...entries, next];
  const joined = { ...last, text: `${last.text} ${next.text}`, turns: last.turns + next.turns };
  return [...entries.slice(0, -1), joined];
}

/**
 * The rule of trimming: whole turns are left out, oldest first, until the rest fits; the last exchange always stays, and
 * where it alone is too long, its longest turn loses its middle. `null` when not even that fits.
 */
export function trimTalk(entries: readonly TalkEntry[], mostTokens: number): TrimmedTalk | null {
  const exchange = entries.slice(lastExchange(entries));
  const kept = shortenExchange(exchange.map(lineOf), mostTokens);
  if (kept === null) return null;
  const earlier = entries.slice(0, entries.length - exchange.length);
  let left = mostTokens - tokensOf(kept);
  let from = earlier.length;
  while (from > 0) {
    const line = lineOf(earlier[from - 1]);
    left -= estimateTokens(line) + 1;
    if (left < 0) break;
    kept.unshift(line);
    from -= 1;
  }
  return { lines: kept, turnsLeftOut: earlier.slice(0, from).reduce((sum, { turns }) => sum + turns, 0) };
}

const lineOf = (entry: TalkEntry | undefined): string => `${entry?.speaker}: ${entry?.text}`;
const tokensOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + estimateTokens(line) + 1, 0);

/** Where the question begins that the candidate's last words answer. */
function lastExchange(entries: readonly TalkEntry[]): number {
  const answer = entries.findLastIndex(({ speaker }) => speaker === "candidate");
  return answer === -1 ? Math.max(0, entries.length - 1) : Math.max(0, answer - 1);
}

const shortestTurn = 60;

function shortenExchange(lines: readonly string[], mostTokens: number): string[] | null {
  const kept = [...lines];
  for (let over = tokensOf(kept) - mostTokens; over > 0; over = tokensOf(kept) - mostTokens) {
    const sizes = kept.map(estimateTokens);
    const longest = sizes.indexOf(Math.max(...sizes));
    const size = sizes[longest] ?? 0;
    if (size <= shortestTurn) return null;
    kept[longest] = shortenToTokens(kept[longest] ?? "", Math.max(shortestTurn, size - over));
  }
  return kept;
}
