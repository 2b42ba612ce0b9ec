import { createRandom, type Random, seedFor, shuffle } from "#core/setup/random.ts";
import { type Candidate, type CandidateContext, type Prompt, say } from "./candidate.ts";
import { readTexts, type StrongTexts, StrongTexts as Strong, TalkTexts, WeakTexts } from "./texts.ts";

/** Concrete, in the first person, with figures: the question's own answer, then texts for the axis or kind probed. */
export function strongCandidate(_context: CandidateContext): Candidate {
  const texts = readTexts("strong", Strong);
  const pick = onceEach();
  return (prompt) => {
    if (prompt.isOwnTime) return say(pick(texts.own) ?? texts.done);
    return say(strongAnswer(texts, prompt, pick));
  };
}

function strongAnswer(texts: StrongTexts, { pending }: Prompt, pick: Pick): string {
  const main = pick([texts.questions[pending.questionId ?? ""] ?? ""].filter((text) => text !== ""));
  if (pending.type === "ask" && main !== undefined) return main;
  const ofAxis = pending.axis === null ? [] : (texts.axes[pending.axis] ?? []);
  const ofKind = pending.kind === null ? [] : (texts.kinds[pending.kind] ?? []);
  const rest = [...Object.values(texts.kinds), ...Object.values(texts.axes)].flat();
  return pick([...ofAxis, ...ofKind]) ?? pick(rest) ?? "I have told you what I have on that one.";
}

/** General, "we", no figures. In practice it asks for a hint before about every second question, and now and then for more. */
export function weakCandidate(context: CandidateContext): Candidate {
  const speak = weakTalk(context);
  const random = createRandom(seedFor(context.seed, "weak-hints"));
  return (prompt) => {
    const mayAsk =
      prompt.isPractice && !prompt.isOwnTime && (prompt.move.type === "ask" || prompt.move.type === "hint");
    return mayAsk && random() < 0.5 ? { text: "", silenceMs: 4_000, control: "hint" } : speak(prompt);
  };
}

function weakTalk({ seed }: CandidateContext): Candidate {
  const texts = readTexts("weak", WeakTexts);
  const pick = onceEach();
  const follow = shuffle(texts.follow, createRandom(seedFor(seed, "weak")));
  return ({ pending, isOwnTime }) => {
    if (isOwnTime) return say(texts.done);
    const main = pending.type === "ask" ? pick([texts.questions[pending.questionId ?? ""] ?? ""]) : undefined;
    return say(main || pick(follow) || "I have nothing to add to that.");
  };
}

/** A strong candidate whose incident lasts forty minutes in one answer and three hours in the next. */
export function contradictingCandidate(context: CandidateContext): Candidate {
  const answer = strongCandidate(context);
  let answers = 0;
  return (prompt) => {
    if (prompt.isOwnTime) return answer(prompt);
    answers += 1;
    const length = answers % 2 === 1 ? "forty minutes" : "three hours";
    return say(`${answer(prompt).text} The outage lasted ${length}.`);
  };
}

/** One or two questions back to each question, then an answer. */
export function asksBackCandidate(context: CandidateContext): Candidate {
  const random = createRandom(seedFor(context.seed, "asks-back"));
  const asks = shuffle(readTexts("talk", TalkTexts).asks, random);
  const answer = strongCandidate(context);
  const pick = onceEach();
  let questionId: string | null = null;
  let asksLeft = 0;
  return (prompt) => {
    if (prompt.isOwnTime) return answer(prompt);
    if (prompt.pending.questionId !== questionId) {
      questionId = prompt.pending.questionId;
      asksLeft = random() < 0.5 ? 1 : 2;
    }
    const question = asksLeft > 0 ? pick(asks) : undefined;
    asksLeft -= 1;
    return question === undefined ? answer(prompt) : say(question);
  };
}

/** The same words to everything. */
export function repeatCandidate(_context: CandidateContext): Candidate {
  const { repeat } = readTexts("talk", TalkTexts);
  return () => say(repeat);
}

/** Lists of terms, no sentence among them. */
export function keywordsCandidate({ pack, seed }: CandidateContext): Candidate {
  const random = createRandom(seedFor(seed, "keywords"));
  const terms = [...readTexts("talk", TalkTexts).buzzwords, ...pack.tools];
  return () => say(`${shuffle(terms, random).slice(0, 14).join(", ")}.`);
}

/** Two minutes and more of talk that leads nowhere. */
export function ramblingCandidate({ seed }: CandidateContext): Candidate {
  const random = createRandom(seedFor(seed, "rambling"));
  const { rambling } = readTexts("talk", TalkTexts);
  let pool: string[] = [];
  return ({ isOwnTime }) => {
    if (isOwnTime) return say("No, I think I have said a lot already.");
    if (pool.length < 14) pool = [...pool, ...shuffle(rambling, random)];
    return say(pool.splice(0, 14).join(" "));
  };
}

export function hostileCandidate({ seed }: CandidateContext): Candidate {
  const lines = shuffle(readTexts("talk", TalkTexts).hostile, createRandom(seedFor(seed, "hostile")));
  const pick = onceEach();
  return () => say(pick(lines) ?? "I want to end the interview.");
}

/** Strings of sounds and keyboard mash. */
export function gibberishCandidate({ seed }: CandidateContext): Candidate {
  const random = createRandom(seedFor(seed, "gibberish"));
  return () => say(Array.from({ length: 5 + Math.floor(random() * 8) }, () => nonsense(random)).join(" "));
}

/** Says nothing, and presses the button after a while. */
export const quietCandidate =
  (silenceMs: number) =>
  (_context: CandidateContext): Candidate =>
  () => ({ text: "", silenceMs, control: null });

/** So long nothing comes before the page notices a silence. */
const noticedMs = 15_000;
const mostSilences = 4;

/** Keeps silent up every rung of patience, then hands in nothing. */
export function silentCandidate(_context: CandidateContext): Candidate {
  let sourceId: string | null = null;
  let silences = 0;
  return ({ pending }) => {
    silences = pending.sourceId === sourceId ? silences + 1 : 1;
    sourceId = pending.sourceId;
    const isHushed = silences <= mostSilences;
    return { text: "", silenceMs: noticedMs, control: null, ...(isHushed ? { isHushed } : {}) };
  };
}

/** Reads its answers from a list; when they run out it ends the interview. */
export function scriptedCandidate(answers: readonly string[]): Candidate {
  const left = [...answers];
  return () => {
    const text = left.shift();
    return text === undefined ? { text: "", silenceMs: 0, control: "end" } : say(text);
  };
}

/** Read by eye: no two or three of them in a row make a word of any kind. */
const syllables = ["blor", "frum", "glim", "klap", "marn", "plim", "snor", "tarn", "vask", "wimb", "zeld", "drin"];
const mash = ["asdf", "jkl", "qwer", "zxcv", "sdfgh", "hjkl", "lkjh", "qwrt", "bnmv", "xcvb"];

function nonsense(random: Random): string {
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "asdf";
  if (random() < 0.4) return one(mash);
  return Array.from({ length: 2 + Math.floor(random() * 2) }, () => one(syllables)).join("");
}

type Pick = (texts: readonly string[]) => string | undefined;

/** The first of the texts that was not said yet. */
function onceEach(): Pick {
  const said = new Set<string>();
  return (texts) => {
    const text = texts.find((candidate) => !said.has(candidate));
    if (text !== undefined) said.add(text);
    return text;
  };
}
