import type { Pack } from "../../setup/pack.ts";
import type { InterviewSetup, SessionEvent } from "../../transcript/session.ts";
import { personaOf } from "../lines.ts";
import { applyHeard, foldInterview, type InterviewState } from "../state.ts";
import type { SaidTurn } from "../take-turn.ts";
import { ledgerInWords } from "./ledger-words.ts";
import type { NameSwap } from "./names-out.ts";
import { fillPrompt, type InterviewerPrompts } from "./prompt-files.ts";
import { saidAsData } from "./said-data.ts";
import { talkEntries, trimTalk } from "./talk-so-far.ts";
import { estimateTokens } from "./tokens.ts";

export interface VoiceMessage {
  readonly role: "system" | "user";
  readonly text: string;
}

export interface VoicePrompt {
  /** Names are out of them already. */
  readonly messages: readonly VoiceMessage[];
  readonly turnsLeftOut: number;
}

export interface PromptRequest {
  /** The pack that `packForSetup` gives. */
  readonly pack: Pack;
  readonly setup: InterviewSetup;
  readonly events: readonly SessionEvent[];
  /** What was said since the log's last event, in this very run of turns. */
  readonly saidSince: readonly string[];
  /** The reply as heard before this run of turns. */
  readonly heard: SaidTurn["heard"];
  readonly turn: SaidTurn;
  readonly prompts: InterviewerPrompts;
  readonly names: NameSwap;
  /** What the model can hold, prompt and reply together. */
  readonly contextTokens: number;
}

/** Tokens of a reply; kept free in the window. Reasoning counts as reply with some servers, hence so many. */
export const replyTokens = 1_024;
/** However large the window: nobody pays for more than this for one turn. */
const mostPromptTokens = 15_000;
/** What is used of a window at most. */
export const mostWindow = mostPromptTokens + replyTokens;
/** For the sentence that goes along when words have to be said again, and for what roles cost. */
const spareTokens = 160;

/**
 * What goes to a model for one planned turn. The points of a strong answer, hints and reference are no input of it.
 * `null` when the model's window is too small for instructions, ledger, plan and the last exchange.
 */
export function buildVoicePrompt(request: PromptRequest): VoicePrompt | null {
  const { prompts, names, contextTokens } = request;
  const persona = personaOf(request.pack, request.setup.personaId);
  const stance = fillPrompt(prompts.stance, { persona: `${persona.title}. ${persona.description}` });
  const values = valuesOf(request);
  const user = (talk: string, leftOut: string) => fillPrompt(prompts.turn, { ...values, talk, "left-out": leftOut });
  const fixed = [stance, user(block([]), leftOutWords(9_999))].map(names.replace);
  const window = Math.min(mostPromptTokens, contextTokens - Math.min(replyTokens, contextTokens / 4));
  const free = window - spareTokens - fixed.reduce((sum, text) => sum + estimateTokens(text), 0);
  const entries = talkEntries(request.events, request.saidSince);
  const trimmed = trimTalk(
    entries.map((entry) => ({ ...entry, text: names.replace(entry.text) })),
    free,
  );
  if (trimmed === null) return null;
  const { lines, turnsLeftOut } = trimmed;
  return {
    messages: [
      { role: "system", text: names.replace(stance) },
      { role: "user", text: names.replace(user(block(lines), leftOutWords(turnsLeftOut))) },
    ],
    turnsLeftOut,
  };
}

/** The same messages, with what was wrong with the first reply. */
export function askAgain(
  { messages }: VoicePrompt,
  prompts: InterviewerPrompts,
  broken: readonly string[],
): readonly VoiceMessage[] {
  const rules = broken.map((rule) => rule.replaceAll("-", " ")).join(", ");
  return withLast(messages, fillPrompt(prompts.again, { rules }));
}

/** The same messages, with the part of the turn that is out already: the rest is asked for. */
export const goOn = (
  { messages }: VoicePrompt,
  { prompts, names }: Pick<PromptRequest, "prompts" | "names">,
  begun: string,
): readonly VoiceMessage[] =>
  withLast(messages, fillPrompt(prompts.continue, { begun: names.replace(saidAsData(begun)) }));

const withLast = (messages: readonly VoiceMessage[], last: string): readonly VoiceMessage[] =>
  messages.map((message) => (message.role === "user" ? { ...message, text: `${message.text}\n\n${last}` } : message));

function valuesOf({ pack, setup, events, heard, turn, prompts }: PromptRequest): Record<string, string> {
  const folded = foldInterview(events);
  const state = heard === null ? folded : applyHeard(folded, heard);
  return {
    situation: situationOf(pack, setup, state),
    ledger: ledgerInWords(pack, state.ledger),
    move: turn.move.kind === null ? turn.move.type : `${turn.move.type} (${turn.move.kind})`,
    guidance: prompts.guidanceByMove.get(turn.move.type) ?? "",
    reason: saidAsData(turn.move.reason),
    planned: saidAsData(turn.text),
  };
}

function situationOf(pack: Pack, setup: InterviewSetup, state: InterviewState): string {
  const format = pack.formats.find(({ id }) => id === setup.format)?.title ?? setup.format;
  const level = pack.levels.find(({ id }) => id === setup.level)?.title ?? setup.level;
  const title = pack.questions.find(({ id }) => id === state.question?.id)?.title;
  const question = title === undefined ? "No question is open." : `Question ${state.questionNumber} is open: ${title}.`;
  return `${format}, ${setup.minutes} minutes, for the level ${level}. ${question}`;
}

const block = (lines: readonly string[]): string =>
  ["<talk>", ...(lines.length === 0 ? ["(nothing was said yet)"] : lines), "</talk>"].join("\n");

const leftOutWords = (turns: number): string =>
  turns === 0 ? "The whole talk so far:" : `The talk so far, without its first ${turns} turns:`;
