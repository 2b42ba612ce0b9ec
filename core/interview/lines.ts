import type { Pack, Persona, Phrases } from "../setup/pack.ts";
import { seedFor } from "../setup/random.ts";

export type LineList = keyof Phrases;

/** Plain words for the lists that a persona may leave out. */
const plainLines: Partial<Record<LineList, readonly string[]>> = {
  openTimed: [
    "This drill is one answer of {seconds} seconds. I put the question, you speak without interruption, and then we stop. If you run over, that is noted and nothing is cut.",
  ],
  stepBack: [
    "Let us go one step back. What has to be in place before that?",
    "Hold that thought. What would you have settled earlier?",
    "Return to the start of your plan for a moment. Which part comes first?",
    "Before we go deeper there, what does it all rest on?",
  ],
  stepOn: [
    "What comes after that?",
    "Suppose this much stands. Which part is still to come?",
    "Which piece of it have we not heard about?",
    "Carry on from there. Where does it lead?",
    "Look at the whole once more. What is still missing?",
  ],
  assume: [
    "Say which assumption you make, and go on from there.",
    "I leave the rest of the facts to you; name what you assume and carry on.",
    "Work with what you have, and tell me where you are guessing.",
    "Choose the case that you find likely, say so, and continue.",
  ],
  saidBefore: [
    "You said that before. What is different here?",
    "I have those words already. What would you add for this question?",
    "That is what you told me earlier. What changes in this case?",
    "I noted that the first time. Which part of this question does it leave open?",
  ],
  tellAgain: ["As I said:", "Once more, in short:", "The same as before:", "I can only repeat it:"],
  toldBefore: [
    "I have told you what I know about that, so please go on.",
    "There is nothing more on that in my notes; please continue.",
    "What I said on that earlier is all I have.",
    "That one I have answered as far as this case goes.",
  ],
  noAnswer: [
    "That is not in this scenario, so I have no answer for you.",
    "The company in this case is invented, and nobody has decided that.",
    "My notes say nothing about that, and I will not make it up.",
    "I cannot answer that one here.",
    "This scenario does not reach that far.",
    "No fact stands behind that question in this case.",
  ],
};

/** The lines of one list in the persona's words, or in plain ones. */
export const linesOf = (persona: Persona, list: LineList): readonly string[] =>
  persona.phrases[list] ?? plainLines[list] ?? [];

export function personaOf(pack: Pack, personaId: string): Persona {
  const persona = pack.personas.find((candidate) => candidate.id === personaId);
  if (persona === undefined) throw new Error(`The pack has no persona ${personaId}.`);
  return persona;
}

/**
 * The id (`list:n`, from 1) of the line to say next: the seed decides where the list begins, then each line is said
 * once before any is said again. With a rung (from 0, of three) only that third of the list is used.
 */
export function nextLineId(
  persona: Persona,
  list: LineList,
  { seed, usedIds, rung }: { readonly seed: number; readonly usedIds: readonly string[]; readonly rung?: 0 | 1 | 2 },
): string {
  const count = linesOf(persona, list).length;
  const from = rung === undefined ? 0 : Math.floor((count * rung) / 3);
  const to = rung === undefined ? count : Math.max(from + 1, Math.floor((count * (rung + 1)) / 3));
  const ids = Array.from({ length: to - from }, (_, index) => `${list}:${from + index + 1}`);
  const used = usedIds.filter((id) => ids.includes(id)).length;
  return ids[(seedFor(seed, list) + used) % ids.length] ?? `${list}:1`;
}

/** The words behind a line's id. */
export function lineText(persona: Persona, lineId: string): string {
  const [list, number] = lineId.split(":");
  const lists = Object.entries({ ...plainLines, ...persona.phrases });
  const text = lists.find(([name]) => name === list)?.[1]?.[Number(number) - 1];
  if (text === undefined) throw new Error(`The persona ${persona.id} has no line ${lineId}.`);
  return text;
}
