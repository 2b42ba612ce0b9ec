import { splitSentences } from "../check.ts";
import type { WordingCheck, WordingViolation } from "./check-wording.ts";
import { leftToSay } from "./left-to-say.ts";

export interface GateStep {
  /** Sentences that may be shown now. */
  readonly released: readonly string[];
  /** Rules that the words broke; once there is one, nothing more is released and the model can be stopped. */
  readonly violations: readonly WordingViolation[];
  /** The planned turn was said; whatever else comes is not wanted. */
  readonly isDone: boolean;
}

/** Lets a model's words through, sentence by sentence, each once it is checked. */
export interface Gate {
  take(delta: string): GateStep;
  /** The model had no more to say. */
  end(): GateStep;
  /** All that was released. */
  said(): string;
}

export interface GateOptions {
  readonly check: WordingCheck;
  readonly planned: string;
  /** Lines that may stand before a planned follow-up without being part of it. */
  readonly bridges: readonly string[];
  /** Puts back what was replaced in the prompt. */
  readonly restore: (text: string) => string;
  /** What of the turn is out already: it counts as said, and is not said again. */
  readonly begun?: string;
}

const mostSentences = 3;
const waiting: GateStep = { released: [], violations: [], isDone: false };

/**
 * A sentence before the question leaves early only where the planned turn would still fit behind it, so that the built-in
 * voice can always end the turn; the question leaves when it is the planned one. The rest waits for the whole.
 */
export function createGate({ check, planned, bridges, restore, begun = "" }: GateOptions): Gate {
  const asksLast = planned.trimEnd().endsWith("?");
  const isOut = (sentence: string): boolean => splitSentences(begun).includes(sentence);
  const longest = Math.max(600, planned.length * 3);
  let buffer = "";
  let said = begun;
  let held: string[] = [];
  let last: GateStep = waiting;

  const release = (sentences: readonly string[], isDone: boolean): GateStep => {
    said = [said, ...sentences].filter((part) => part !== "").join(" ");
    held = [];
    return { released: sentences, violations: [], isDone };
  };
  const stop = (violations: readonly WordingViolation[]): GateStep => ({ released: [], violations, isDone: false });
  const textWith = (...sentences: readonly string[]) =>
    [said, ...held, ...sentences].filter((part) => part !== "").join(" ");
  const fitsBehind = (sentence: string): boolean => {
    const sofar = textWith(sentence);
    return splitSentences(sofar).length + splitSentences(leftToSay(planned, sofar, bridges)).length <= mostSentences;
  };
  const hear = (sentence: string): GateStep => {
    const broken = check.ofPart(textWith(sentence));
    if (broken.length > 0) return stop(broken);
    if (asksLast && sentence.includes("?")) {
      const whole = check.ofWhole(textWith(sentence));
      return whole.length > 0 ? stop(whole) : release([...held, sentence], true);
    }
    const isEnded = /[.!]["”’)]*$/u.test(sentence);
    if (asksLast && isEnded && held.length === 0 && fitsBehind(sentence)) return release([sentence], false);
    held.push(sentence);
    return waiting;
  };
  const hearAll = (isEnd: boolean): GateStep => {
    const released: string[] = [];
    for (;;) {
      const cut = isEnd ? (endOfFirst(buffer, asksLast) ?? buffer.length) : endOfFirst(buffer, asksLast);
      if (cut === null || cut === 0) return { released, violations: [], isDone: false };
      const sentence = tidy(restore(buffer.slice(0, cut)));
      buffer = buffer.slice(cut);
      const step = sentence === "" || isOut(sentence) ? waiting : hear(sentence);
      released.push(...step.released);
      if (step.isDone && /\p{L}/u.test(buffer)) return { released, violations: ["after-the-question"], isDone: true };
      if (step.isDone || step.violations.length > 0) return { ...step, released };
    }
  };
  return {
    take(delta) {
      if (last.isDone || last.violations.length > 0) return { ...last, released: [] };
      buffer += delta;
      last = hearAll(false);
      if (!last.isDone && last.violations.length === 0 && buffer.length > longest)
        last = { ...last, violations: ["too-long"] };
      return last;
    },
    end() {
      if (last.isDone || last.violations.length > 0) return { ...last, released: [] };
      last = hearAll(true);
      if (last.isDone || last.violations.length > 0) return last;
      const whole = check.ofWhole(textWith());
      const more = whole.length > 0 ? stop(whole) : release([...held], true);
      last = { ...more, released: [...last.released, ...more.released] };
      return last;
    },
    said: () => said,
  };
}

/** Where the first sentence ends; a question mark ends one before the next word has come. */
function endOfFirst(text: string, asksLast: boolean): number | null {
  const end = (asksLast ? /[.!]["”’)]*(?=\s)|\?/u : /[.!?]["”’)]*(?=\s)/u).exec(text);
  return end === null ? null : end.index + end[0].length;
}

/** One line; models like to put the whole of a reply in quotation marks, which then stand without their twins. */
function tidy(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const opens = line.split(/[“"]/u).length - 1;
  const isWhole = /^["“][^"“”]*["”]$/u.test(line);
  const bare = isWhole ? line.slice(1, -1) : line;
  const hasTwins = line.includes("“") || line.includes("”") ? opens === line.split("”").length - 1 : opens % 2 === 0;
  return (hasTwins ? bare : bare.replaceAll(/^["“”]+|["“”]+$/gu, "")).trim();
}
