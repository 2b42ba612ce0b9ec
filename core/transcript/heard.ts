import * as z from "zod/mini";
import { AxisId } from "../setup/names.ts";

/**
 * What the built-in reader heard in one reply of the candidate: all that the policy knows of it.
 * Made by `reading/hear.ts`, kept with the interviewer's next turn, so that a session can be
 * folded again without reading text.
 */
export const Heard = z.object({
  /** What the reply wants. Only `answer` can move the interview on. */
  intent: z.enum(["answer", "question", "repeat", "skip", "end", "empty", "junk"]),
  words: z.number(),
  /** Of `junk`: it is in another language than English; missing = it is not. */
  isForeign: z.optional(z.boolean()),
  /** Asked beside the case: how it went, who is asking, or what follows; missing = nothing of these. */
  aside: z.optional(z.enum(["result", "nature", "process"])),
  /** Of a wish to hear it again: in other words; missing = in the same. */
  isRephrase: z.optional(z.boolean()),
  /** Indicators that this reply shows, with their axis. */
  indicators: z.array(z.object({ axis: AxisId, id: z.string() })),
  /** Points of the pending question that this reply touches. */
  points: z.array(z.string()),
  /** Items (`checklist/item`) that this reply comes to, of the lists that the format steps through; missing in other formats. */
  items: z.optional(z.array(z.string())),
  /** Scenario facts that clarifying questions ask for, the best for each; empty = not in this scenario. */
  facts: z.array(z.string()),
  /** The fact only comes near to what was asked, which itself the scenario does not hold; missing = it answers it. */
  isNear: z.optional(z.boolean()),
  /** A part of what was asked has a fact, and another part has none; missing = all or nothing of it has. */
  isPartOpen: z.optional(z.boolean()),
  /** Probes that need not be asked any more, as this reply says what they ask; missing = none. */
  met: z.optional(z.array(z.string())),
  /** Only in a format of one timed answer: how long the reply takes to say, however long it took to type. */
  seconds: z.optional(z.number()),
  /** Gaps that a generic probe could press on. */
  gaps: z.array(z.enum(["vague", "number", "we", "tools", "hero", "blame", "star"])),
  /** The same words as an earlier reply. */
  isRepeat: z.boolean(),
  /** A long reply whose last part comes to hardly anything that was asked; missing = it does not. */
  runsOn: z.optional(z.boolean()),
  /** Words of an earlier answer to the same question and of this one that do not go together, verbatim and short. */
  contradiction: z.optional(z.object({ earlier: z.string(), now: z.string() })),
});
export type Heard = z.infer<typeof Heard>;
export type Gap = Heard["gaps"][number];
export type Contradiction = NonNullable<Heard["contradiction"]>;
