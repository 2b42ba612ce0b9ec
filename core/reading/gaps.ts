import type { Gap } from "../transcript/heard.ts";
import type { SentenceSignals, Sign } from "./signals.ts";

/** Gaps of one reply, the most telling first. Short replies are left to other probes than `we` and `number`. */
export function gapsOf(signals: readonly SentenceSignals[], isStory: boolean): readonly Gap[] {
  const words = signals.reduce((sum, sentence) => sum + sentence.words, 0);
  const count = (sign: Sign) => signals.filter((sentence) => sentence.signs.has(sign)).length;
  const has = (sign: Sign) => count(sign) > 0;
  const tools = signals.reduce((sum, sentence) => sum + sentence.tools, 0);
  const hasConcrete = has("number") || has("did") || has("owner") || has("decision");
  const gaps: readonly (readonly [Gap, boolean])[] = [
    ["hero", has("rescue") && !has("lasting")],
    ["blame", has("blame")],
    ["tools", isToolTour(signals, tools)],
    ["we", count("we") >= 2 && !has("did") && !has("decision") && !has("owner")],
    ["star", isStory && words >= 25 && (!has("did") || !(has("result") || has("lasting")))],
    ["vague", words >= 12 && !hasConcrete && tools === 0],
    ["number", words >= 12 && !has("number")],
  ];
  return gaps.flatMap(([gap, isOpen]) => (isOpen ? [gap] : []));
}

/** Three products and more, and reasons for less than half of the sentences that name them. */
export function isToolTour(signals: readonly SentenceSignals[], tools: number): boolean {
  const naming = signals.filter((sentence) => sentence.tools > 0);
  const reasoned = naming.filter((sentence) => sentence.signs.has("reason") || sentence.signs.has("number"));
  return tools >= 3 && reasoned.length * 2 < naming.length;
}
