import type { InterviewFrame } from "#core/api.ts";
import { linesOf, personaOf } from "#core/interview/lines.ts";
import type { SaidTurn } from "#core/interview/take-turn.ts";
import { createNameSwap } from "#core/interview/voice/names-out.ts";
import { wordsOf } from "#core/reading/overlap.ts";
import { createRandom, type Random, seedFor } from "#core/setup/random.ts";
import type { Pack } from "#core/setup/pack.ts";
import { packForSetup } from "#core/setup/story-question.ts";
import type { InterviewSetup, SessionEvent } from "#core/transcript/session.ts";
import { MockLanguageModelV4 } from "ai/test";
import { speakWithModel } from "../../interviewer/model.ts";
import type { ConfiguredModel, TalkToModel } from "../../models/model.ts";
import type { LoadedPrompts } from "../../prompts.ts";
import { type Attempt, misbehaviours, type Scene } from "./misbehaviours.ts";
import type { Voice, Worded, Wordsmith } from "./play.ts";
import type { Tried } from "./tried.ts";

interface Call extends Attempt {
  readonly kind: string;
}

const goodPart = 0.35;
const goodPartOfSecond = 0.5;
const picks = 6;

/** A model that puts in good words now and then, and else misbehaves in a way that the seed chooses, behind the gate of production. */
export function createScriptedModel(pack: Pack, loaded: LoadedPrompts) {
  return (setup: InterviewSetup, name: string): Wordsmith => {
    const random = createRandom(seedFor(setup.seed, `${setup.format} ${setup.mode} ${name}`));
    const secrets = instructionsOf(loaded);
    const tried: Tried[] = [];
    return {
      voice: createVoice({ pack: packForSetup(pack, setup), setup, loaded, random, secrets, tried }),
      secrets,
      tried,
    };
  };
}

interface Script {
  readonly pack: Pack;
  readonly setup: InterviewSetup;
  readonly loaded: LoadedPrompts;
  readonly random: Random;
  readonly secrets: string[];
  readonly tried: Tried[];
}

const createVoice =
  (script: Script): Voice =>
  async (turns, events) => {
    const worded: { text: string; voice?: NonNullable<Worded["voice"]> }[] = [];
    let calls: Call[] = [];
    const talk: TalkToModel = async function* (_, messages, { onSpent }) {
      const turn = turns[worded.length - 1];
      if (turn === undefined) throw new Error("The model was asked before any turn began.");
      const said = worded.slice(0, -1).map(({ text }) => text);
      const scene = sceneFor(script, turn, events, said, messages[0]?.text ?? "");
      const call = chooseReply(scene, calls);
      calls.push(call);
      const usage = { inputTokens: 100, outputTokens: 10 };
      onSpent?.(usage);
      for (const text of chunksOf(call.text, script.random)) yield { type: "text", text };
      yield { type: "done", usage };
    };
    const take = async (frame: InterviewFrame): Promise<void> => {
      const last = worded.at(-1);
      if (frame.type === "turn-start") worded.push({ text: "" });
      if (frame.type === "turn-delta" && last !== undefined) last.text += frame.text;
      if (frame.type !== "turn-end" || last === undefined) return;
      if (frame.voice !== undefined) last.voice = frame.voice;
      record(script, calls, last.text);
      calls = [];
    };
    const { loaded, pack, setup } = script;
    const voice = { model: scriptedModel, talk, loaded, names: createNameSwap([]), pack, setup, events };
    await speakWithModel(voice, turns, take, new AbortController().signal);
    return worded;
  };

const scriptedModel: ConfiguredModel = {
  summary: {
    id: "scripted",
    model: "scripted",
    host: "127.0.0.1",
    isOnThisMachine: true,
    source: "found",
    setting: null,
    hasKey: false,
    contextTokens: 8_000,
    prices: null,
  },
  model: new MockLanguageModelV4(),
};

function record({ secrets, tried }: Script, calls: readonly Call[], shown: string): void {
  for (const call of calls) {
    tried.push({ kind: call.kind, gotThrough: isShown(call, shown), shown });
    if (call.isSecret === true && wordsOf(call.bad).length >= 3) secrets.push(call.bad);
  }
}

function isShown({ bad, isWhole, kind, text }: Call, shown: string): boolean {
  if (kind === "good") return shown === text;
  return bad === "" || isWhole === true ? shown.trim() === bad : shown.includes(bad);
}

function sceneFor(
  { pack, setup, random }: Script,
  turn: SaidTurn,
  events: readonly SessionEvent[],
  said: readonly string[],
  instructions: string,
): Scene {
  const asked = events.findLast((event) => event.type === "interviewer-turn" && event.move.type === "ask");
  const askedId = asked?.type === "interviewer-turn" ? asked.move.questionId : null;
  const questionId = turn.move.questionId ?? askedId;
  const before = events.flatMap((event) => (event.type === "interviewer-turn" ? [event.text] : []));
  return {
    turn,
    pack,
    setup,
    random,
    instructions,
    question: pack.questions.find(({ id }) => id === questionId) ?? null,
    earlier: [...before, ...said],
    told: events.flatMap((event) => (event.type === "answer-given" ? [event.text] : [])),
  };
}

/** The second reply to one turn is good half of the time, and else misbehaves in the same way once more. */
function chooseReply(scene: Scene, before: readonly Call[]): Call {
  const { random } = scene;
  const [first] = before;
  if (random() < (first === undefined ? goodPart : goodPartOfSecond)) return goodReply(scene);
  const names = Object.keys(misbehaviours);
  for (let pick = 0; pick < picks; pick += 1) {
    const chosen = names[Math.floor(random() * names.length)] ?? "";
    const kind = pick === 0 && first !== undefined && first.kind !== "good" ? first.kind : chosen;
    const attempt = misbehaviours[kind]?.(scene) ?? null;
    if (attempt !== null) return { ...attempt, kind };
  }
  return goodReply(scene);
}

/** Other words for what the pack often says. */
const otherWords: readonly (readonly [RegExp, string])[] = [
  [/\bWhat happens to\b/u, "What becomes of"],
  [/\bwalk me through\b/iu, "take me through"],
  [/\bHow do you\b/u, "How would you"],
  [/\bWhat do you\b/u, "What would you"],
  [/\bWhich of (?:them|these)\b/u, "Which one"],
  [/\blarge\b/u, "big"],
  [/\bTell me about\b/u, "Talk me through"],
  [/\bpeople\b/u, "folks"],
  [/\blet us\b/iu, "let's"],
  [/\bmay\b/u, "can"],
  [/\bWho has to\b/u, "Who must"],
  [/\bThere is\b/u, "There's"],
  [/\bI would like to\b/u, "I want to"],
  [/\bcannot\b/u, "can't"],
];

/** The planned words, in one of the ways in which a well-behaved model changes them. */
function goodReply({ turn, pack, setup, random }: Scene): Call {
  const { text } = turn;
  const asks = turn.move.type === "probe" || turn.move.type === "ask";
  const bridges = linesOf(personaOf(pack, setup.personaId), "bridges");
  const bridge = bridges[Math.floor(random() * bridges.length)] ?? "";
  const small = text.charAt(0).toLowerCase() + text.slice(1);
  const isTwo = /[.!?]\s/u.test(text.trim());
  const ways = [
    text,
    text.replace(/\bdo not\b/gu, "don't").replace(/\bI am\b/gu, "I'm"),
    otherWords.reduce((words, [from, to]) => words.replace(from, to), text),
    otherWords.reduce((words, [from, to]) => words.replace(from, to), text),
    ...(asks && !isTwo && text.endsWith("?")
      ? [`${bridge} ${text}`, `Tell me, ${/^I\b/u.test(text) ? text : small}`]
      : []),
  ];
  const words = ways[Math.floor(random() * ways.length)] ?? text;
  return { kind: "good", text: words, bad: "" };
}

/** Pieces of a few characters, as a stream has them: words and sentences are cut anywhere. */
function* chunksOf(text: string, random: Random): Generator<string> {
  for (let at = 0; at < text.length;) {
    const size = 1 + Math.floor(random() * 24);
    yield text.slice(at, at + size);
    at += size;
  }
}

/** Each paragraph of what the model is told in every call; none of it may come out. */
const instructionsOf = ({ prompts: { again, stance, turn } }: LoadedPrompts): string[] =>
  [stance, turn, again].flatMap((text) => text.split("\n")).filter((line) => line.split(" ").length >= 7);
