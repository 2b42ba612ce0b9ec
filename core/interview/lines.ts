import type { Pack, Persona } from "../setup/pack.ts";
import { seedFor } from "../setup/random.ts";
import type { LineList } from "./line-list.ts";

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
    "I leave the rest of the facts to you; name what you assume and answer on that.",
    "Work with what you have, and tell me where you are guessing.",
    "Choose the case that you find likely, say so, and continue.",
  ],
  saidBefore: [
    "You said that before. What is different here?",
    "I have those words already. What would you add for this question?",
    "That is what you told me earlier. What changes in this case?",
    "I noted that the first time. Which part of this question does it leave open?",
  ],
  otherWords: [
    "I can put it another way.",
    "Let me try it in different words.",
    "Here it is from another angle.",
    "Then let me word it differently.",
  ],
  restToAssume: [
    "For the rest of what you asked no fact is given, so take an assumption and name it.",
    "The other part is yours to assume; say how, and go on.",
    "What else you asked there is open in this case: choose, and tell me.",
    "On the remainder I have nothing, so decide it yourself.",
  ],
  restUnknown: [
    "On the other part I have nothing; what else would you like to know?",
    "The rest of that is not in this scenario, so what else is on your mind?",
    "For what remains of it no fact is given; is there anything more?",
    "The other half I have to leave open; which question follows?",
  ],
  tellAgain: ["As I said:", "Once more, in short:", "The same as before:", "I can only repeat it:"],
  toldBefore: [
    "I have told you what I know about that.",
    "There is nothing more on that in my notes.",
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
  aboutResult: [
    "The report after this interview tells you that; I give no verdict.",
    "I do not judge you here: your report does, with your own words beside it.",
    "That stands in your report, which comes as soon as we end.",
    "I keep no score while we talk, so wait for the report.",
  ],
  aboutMe: [
    "I am a program, not a person, and this is practice.",
    "There is no human at this end: a program puts the questions.",
    "You are talking to a machine that plays an interviewer.",
    "Nobody sits here; what you hear comes from software.",
  ],
  aboutNext: [
    "After this comes your report, and no further round, because this is practice.",
    "When we end you get a report; there is no panel behind it.",
    "Nothing follows but the report, which you can read at once.",
    "Only a report: nobody decides about you here, and no call follows.",
  ],
  unclear: [
    "I could not make out a question in that. What would you like to ask?",
    "That did not reach me as a question; how would you put it?",
    "I did not understand you there. Which question do you have?",
  ],
  inEnglish: [
    "Please answer in English: I cannot judge other languages.",
    "I can only judge English, so please say it again in that language.",
    "That was not English, and other languages I cannot judge. Could you put it in English?",
  ],
  toBegin: [
    "Begin whenever you like.",
    "Where you start is up to you.",
    "The word is with you now.",
    "So, to your answer.",
  ],
  nearest: [
    "What you ask is not in this scenario; the nearest fact I have is this:",
    "On exactly that I have nothing, and what comes closest is the following:",
    "That itself is not given here, only something near it:",
  ],
  silentAnswer: [
    "The time for this answer is over and I have heard nothing; begin again now, or end here.",
    "Nothing was said in the whole time; you can start anew at once, or end the drill.",
    "I heard no answer and the time has run out; speak now and it counts from the start, or stop here.",
  ],
  offerRepeat: [
    "If you want to hear it again, say so.",
    "Shall I put it to you once more?",
    "I am happy to read it out a second time; a yes will do.",
    "Would another reading of it help?",
    "Tell me whether I should repeat what I asked.",
  ],
  offerNarrower: [
    "I can ask for a smaller part of it. Do you want that?",
    "Would it be easier if I narrowed it down?",
    "There is a shorter way into this; say yes and I take it.",
    "Should I pick out one piece for you to start with?",
    "We could begin with a detail instead of the whole. Shall we?",
  ],
  offerSkip: [
    "We may also leave this one. Shall we go on?",
    "Nothing is lost by leaving it; do you want to?",
    "Would you rather take the next one?",
    "It is all yours whether we stay here or move ahead. Which shall it be?",
    "Say skip whenever you prefer something else.",
  ],
  sharpen: [
    "I have to cut in here, as we agreed, and bring it to a point.",
    "Let me interrupt you, as you allowed me to: two sentences are enough for this.",
    "I stop you at this place, with your leave, and ask for the short version.",
    "Forgive me for breaking in; I would like the core of it only.",
    "May I halt you here: the one thing I am after is this.",
  ],
  contradictions: [
    "Earlier you said “{earlier}”, and now “{now}”. How do these two fit together?",
    "First I noted “{earlier}”, then “{now}”. Which of them holds?",
    "My notes have “{earlier}” from before and “{now}” from this moment. Help me join them: what explains the difference?",
    "“{now}”, you tell me, whereas a while ago it was “{earlier}”. What am I missing?",
  ],
  hints: [
    "Begin with what has to be decided here, and by whom.",
    "Ask yourself who would notice first if this went wrong.",
    "Before anything else, say what is at stake.",
    "Look for the part of it that you have lived through yourself.",
    "Whatever you propose has a price. Name it before someone asks.",
    "Something has to be given up here. What is it?",
    "Put a size on it: how much, how often, for how long.",
    "Think of the person who disagrees with you, and of their best reason.",
    "Frame: the situation; your decision; what it changed; how you know; what stays.",
    "Frame: what comes first; what can fail; who answers for it; what it costs; what is next.",
    "Frame: the aim; two ways to it; the one you take; the price of that; the sign that it works.",
    "Frame: where it stood; what you did and left to others; the outcome in figures; the lasting part.",
  ],
  noMoreHints: [
    "There are no more hints on this one.",
    "You have had all three of them.",
    "My help on this question is used up; the rest I leave to you.",
    "Nothing further to give away here.",
    "That was everything I may tell; now try it with what you know.",
    "No fourth one exists, so go ahead as you are.",
  ],
  noHintNow: [
    "I have no hint to give at this point.",
    "Hints belong to the questions of a practice round, and this is none.",
    "Here you go without help from me.",
    "At this place in the talk there is nothing that I could hint at.",
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
