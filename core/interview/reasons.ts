import type { Gap } from "../transcript/heard.ts";

const reasonByGap: Record<Gap, string> = {
  tools: "Your answer named products rather than the problem they solve.",
  hero: "Your story turned on one person's effort, so this asks what lasted.",
  blame: "Your answer put the cause with others, so this asks for your own part.",
  we: "Your answer said what the group did, and not what was yours to decide.",
  star: "A part of the story was missing.",
  vague: "Your answer stayed general, so this asks for one concrete case.",
  number: "Your answer gave no figure.",
};

/** Why a gap is pressed, in one sentence for the person. */
export const gapReason = (gap: Gap): string => reasonByGap[gap];
