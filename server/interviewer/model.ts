import type { InterviewFrame } from "#core/api.ts";
import { linesOf, personaOf } from "#core/interview/lines.ts";
import { countedEvents, foldInterview } from "#core/interview/state.ts";
import type { SaidTurn } from "#core/interview/take-turn.ts";
import { createWordingCheck, type WordingViolation } from "#core/interview/voice/check-wording.ts";
import { createGate, type Gate, type GateStep } from "#core/interview/voice/gate.ts";
import { leftToSay } from "#core/interview/voice/left-to-say.ts";
import type { NameSwap } from "#core/interview/voice/names-out.ts";
import {
  askAgain,
  buildVoicePrompt,
  goOn,
  mostWindow,
  replyTokens,
  type VoiceMessage,
  type VoicePrompt,
} from "#core/interview/voice/prompt.ts";
import { isWordedByModel } from "#core/interview/voice/worded-moves.ts";
import type { Pack } from "#core/setup/pack.ts";
import type { InterviewSetup, SessionEvent, TurnVoice, Usage } from "#core/transcript/session.ts";
import type { ConfiguredModel, TalkToModel } from "../models/model.ts";
import type { LoadedPrompts } from "../prompts.ts";
import { StreamFailure } from "../stream.ts";
import { sentencesOf } from "./built-in.ts";

/**
 * The model's voice: each planned turn goes out as a prompt, and what comes back leaves sentence by sentence through the
 * gate. Words that break a rule are asked for once more where none of them was shown; else, or when they break one again,
 * the built-in voice says what is left of the planned turn. Turns in a row are worded one after the other, as each must
 * know the words before it.
 */
export interface ModelVoice {
  readonly model: ConfiguredModel;
  readonly talk: TalkToModel;
  readonly loaded: LoadedPrompts;
  readonly names: NameSwap;
  /** The pack that `packForSetup` gives. */
  readonly pack: Pack;
  readonly setup: InterviewSetup;
  readonly events: readonly SessionEvent[];
  /** The part of the first turn that is out already: it is sent again, and the model asked for the rest alone. */
  readonly begun?: string;
}

export type SendFrame = (frame: InterviewFrame) => Promise<void>;

/**
 * Says the turns. Throws `StreamFailure` where the model's server fails (what was sent stays sent) and with
 * `model-window-full` where its window does not hold even the shortest prompt.
 */
export async function speakWithModel(
  voice: ModelVoice,
  turns: readonly SaidTurn[],
  send: SendFrame,
  signal: AbortSignal,
): Promise<void> {
  const saidSince: string[] = [];
  for (const [index, turn] of turns.entries()) {
    if (signal.aborted) return;
    await send({ type: "turn-start", move: turn.move, heard: turn.heard });
    const said = isWordedByModel(turn.move.type)
      ? await wordTurn({
          voice,
          turn,
          begun: index === 0 ? (voice.begun ?? "") : "",
          saidSince,
          heard: turns[0]?.heard ?? null,
          send,
          signal,
        })
      : await sayBuiltIn(voice, turn, send);
    saidSince.push(said);
  }
}

/** What would go to the model for the first of these turns that it words; `null` when it words none of them. */
export function promptForTurns(voice: ModelVoice, turns: readonly SaidTurn[]): VoicePrompt | "window-full" | null {
  const index = turns.findIndex((turn) => isWordedByModel(turn.move.type));
  const turn = turns[index];
  if (turn === undefined) return null;
  const saidSince = turns.slice(0, index).map(({ text }) => text);
  const { contextTokens } = voice.model.summary;
  return promptFor(voice, turn, saidSince, turns[0]?.heard ?? null, contextTokens) ?? "window-full";
}

interface Wording {
  readonly voice: ModelVoice;
  readonly turn: SaidTurn;
  readonly begun: string;
  readonly saidSince: readonly string[];
  readonly heard: SaidTurn["heard"];
  readonly send: SendFrame;
  readonly signal: AbortSignal;
}

/** What a turn took so far: one entry for each call, and the rules that its words broke. */
interface Effort {
  readonly spent: Usage[];
  readonly violations: Reply["violations"][number][];
}

const mostAttempts = 2;

/** Of a turn that fails, the page is told what it took all the same. */
async function wordTurn(wording: Wording): Promise<string> {
  const { voice, send, signal } = wording;
  const effort: Effort = { spent: [], violations: [] };
  try {
    return await wordInWindow(wording, effort);
  } catch (error) {
    if (error instanceof StreamFailure && effort.spent.length > 0 && !signal.aborted)
      await send({ type: "turn-cut", voice: { ...blankVoice(voice), ...tookOf(effort) } });
    throw error;
  }
}

/** A server that finds its window full, though it is said to be larger, is asked once more with half of what went to it. */
async function wordInWindow(wording: Wording, effort: Effort): Promise<string> {
  const { voice, turn, begun, saidSince, heard, send } = wording;
  const { contextTokens } = voice.model.summary;
  const prompt = promptFor(voice, turn, saidSince, heard, contextTokens);
  if (prompt === null) throw new StreamFailure({ code: "model-window-full" });
  if (begun !== "") await send({ type: "turn-delta", text: begun });
  let hasSpoken = false;
  const sendNoticed: SendFrame = (frame) => {
    hasSpoken ||= frame.type === "turn-delta";
    return send(frame);
  };
  try {
    return await wordWith({ ...wording, send: sendNoticed }, effort, prompt);
  } catch (error) {
    if (hasSpoken || !(error instanceof StreamFailure) || error.failure.code !== "model-window-full") throw error;
    const shorter = promptFor(voice, turn, saidSince, heard, Math.min(contextTokens, mostWindow) / 2);
    if (shorter === null || shorter.turnsLeftOut <= prompt.turnsLeftOut) throw error;
    return await wordWith(wording, effort, shorter);
  }
}

async function wordWith(wording: Wording, effort: Effort, prompt: VoicePrompt): Promise<string> {
  const { voice, turn, begun, send, signal } = wording;
  const createFreshGate = createGateFor(wording, prompt);
  const voiceOf = (builtIn: TurnVoice["builtIn"]): TurnVoice => ({
    ...blankVoice(voice),
    ...tookOf(effort),
    builtIn,
    turnsLeftOut: prompt.turnsLeftOut,
  });
  const { names, loaded } = voice;
  const first = begun === "" ? prompt.messages : goOn(prompt, { prompts: loaded.prompts, names }, begun);
  let said = "";
  for (let attempt = 0; attempt < mostAttempts && said === ""; attempt += 1) {
    const messages = attempt === 0 ? first : askAgain(prompt, loaded.prompts, effort.violations);
    const reply = await hearReply({ wording, effort, messages, gate: createFreshGate() });
    if (signal.aborted) return reply.said;
    effort.violations.push(...reply.violations);
    said = reply.said;
    if (reply.isWhole) {
      await send({ type: "turn-end", voice: voiceOf("none") });
      return said;
    }
  }
  const bridges = linesOf(personaOf(voice.pack, voice.setup.personaId), "bridges");
  const isFromTheStart = said === "";
  const words = isFromTheStart ? turn.text : ` ${leftToSay(turn.text, said, bridges)}`;
  for (const text of sentencesOf(words)) await send({ type: "turn-delta", text });
  await send({ type: "turn-end", voice: voiceOf(isFromTheStart ? "all" : "end") });
  return `${said}${words}`;
}

interface Reply {
  readonly said: string;
  /** The planned turn is out, whole. */
  readonly isWhole: boolean;
  readonly violations: readonly (WordingViolation | "tool-call")[];
}

interface Call {
  readonly wording: Wording;
  readonly effort: Effort;
  readonly messages: readonly VoiceMessage[];
  readonly gate: Gate;
}

/** How long the model may take to say that it had finished, once its question is out: then its count of tokens is not waited for. */
const patienceMs = 1_500;

/** One call, released as it comes. What follows the planned question or a broken rule is not wanted, and the call is ended. */
async function hearReply({ wording: { voice, send, signal }, effort, messages, gate }: Call): Promise<Reply> {
  const stopping = new AbortController();
  const options = {
    signal: AbortSignal.any([signal, stopping.signal]),
    mostTokens: replyTokens,
    onSpent: (usage: Usage) => void effort.spent.push(usage),
  };
  let patience: NodeJS.Timeout | undefined;
  let isWhole = false;
  const outcome = (violations: Reply["violations"]): Reply => ({ said: gate.said(), isWhole, violations });
  const release = async (step: GateStep, before: string): Promise<void> => {
    for (const [index, text] of step.released.entries())
      await send({ type: "turn-delta", text: index === 0 && before === "" ? text : ` ${text}` });
  };
  try {
    for await (const part of voice.talk(voice.model, messages, options)) {
      if (part.type === "waiting") await send(part);
      if (part.type !== "text") continue;
      if (isWhole && /\p{L}/u.test(part.text)) return outcome(["after-the-question"]);
      const before = gate.said();
      const step = gate.take(part.text);
      await release(step, before);
      isWhole = step.isDone;
      if (step.violations.length > 0) return outcome(step.violations);
      if (isWhole) patience ??= setTimeout(() => stopping.abort(), patienceMs);
    }
    const before = gate.said();
    const step = gate.end();
    await release(step, before);
    isWhole = step.isDone;
    return outcome(step.violations);
  } catch (error) {
    if (isWhole && stopping.signal.aborted) return outcome([]);
    if (isWhole && error instanceof StreamFailure && error.failure.code === "model-wants-tool")
      return outcome(["tool-call"]);
    throw error;
  } finally {
    clearTimeout(patience);
    stopping.abort();
  }
}

const createGateFor = (
  { voice: { pack, setup, events, names }, turn, begun, saidSince }: Wording,
  prompt: VoicePrompt,
): (() => Gate) => {
  const persona = personaOf(pack, setup.personaId);
  const counted = countedEvents(events);
  const questionId = turn.move.questionId ?? foldInterview(events).question?.id;
  const earlier = counted.flatMap((event) => (event.type === "interviewer-turn" ? [event.text] : []));
  const check = createWordingCheck({
    pack,
    persona,
    move: turn.move,
    planned: turn.text,
    earlier: [...earlier, ...saidSince],
    candidate: counted.flatMap((event) => (event.type === "answer-given" ? [event.text] : [])).join("\n"),
    question: pack.questions.find(({ id }) => id === questionId) ?? null,
    instructions: prompt.messages[0]?.text ?? "",
  });
  const bridges = linesOf(persona, "bridges");
  return () => createGate({ check, planned: turn.text, bridges, restore: names.restore, begun });
};

const promptFor = (
  { pack, setup, events, loaded, names }: ModelVoice,
  turn: SaidTurn,
  saidSince: readonly string[],
  heard: SaidTurn["heard"],
  contextTokens: number,
): VoicePrompt | null =>
  buildVoicePrompt({
    pack,
    setup,
    events,
    saidSince,
    heard,
    turn,
    prompts: loaded.prompts,
    names,
    contextTokens,
  });

/** Marked as such, though nobody asked a model: the session is held with one. */
async function sayBuiltIn(voice: ModelVoice, { text }: SaidTurn, send: SendFrame): Promise<string> {
  for (const sentence of sentencesOf(text)) await send({ type: "turn-delta", text: sentence });
  await send({ type: "turn-end", voice: { ...blankVoice(voice), builtIn: "all" } });
  return text;
}

const unknownUsage: Usage = { inputTokens: null, outputTokens: null };

const blankVoice = ({ model, loaded }: ModelVoice): TurnVoice => ({
  model: model.summary.model,
  promptHash: loaded.hash,
  usage: unknownUsage,
  calls: 0,
  violations: [],
  builtIn: "none",
  turnsLeftOut: 0,
});

/** Of several calls, what their servers counted; mostly they do not count one that was ended early. */
const tookOf = ({
  spent,
  violations,
}: Effort): Pick<TurnVoice, "usage" | "calls" | "uncountedCalls" | "violations"> => ({
  usage: spent.reduce(addUsage, unknownUsage),
  calls: spent.length,
  uncountedCalls: spent.filter(({ inputTokens, outputTokens }) => inputTokens === null || outputTokens === null).length,
  violations,
});

const addUsage = (one: Usage, other: Usage): Usage => ({
  inputTokens: addKnown(one.inputTokens, other.inputTokens),
  outputTokens: addKnown(one.outputTokens, other.outputTokens),
});
const addKnown = (one: number | null, other: number | null): number | null =>
  one === null ? other : one + (other ?? 0);
