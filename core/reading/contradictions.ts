import type { Contradiction } from "../transcript/heard.ts";
import { keepLast } from "./keep-last.ts";
import { areApart } from "./amounts.ts";
import { clauseAround, type PlainSentence, plainSentences, quoteAround, type Span } from "./clauses.ts";
import { type OwnFigure, ownFiguresIn } from "./own-figures.ts";
import { isPast, type OwnHabit, ownHabitsIn, tellsOfChange } from "./own-habits.ts";

/**
 * Few rules and strict ones: to be asked about a contradiction that is none costs more trust than to miss one. The same
 * own quantity with figures that no rounding joins, or a thing never had and yet had, in answers to the same question.
 * Before and after, years, aims, suppositions, other places and corrections are no contradiction, nor is anything in a
 * sentence that could mean one of them.
 */
export function findContradiction(earlierAnswers: readonly string[], text: string): Contradiction | null {
  const topics = topicsOf(earlierAnswers, text);
  const now = claimsIn(text, topics);
  if (now.length === 0) return null;
  const everything = [...earlierAnswers, text].join("\n").toLowerCase();
  for (const answer of earlierAnswers) {
    for (const before of claimsIn(answer, topics)) {
      const other = now.find((claim) => contradict(before, claim, everything));
      const earlier = other === undefined ? null : quoteAround(answer, before.sentence, before);
      const later = other === undefined ? null : quoteAround(text, other.sentence, other);
      if (earlier !== null && later !== null) return { earlier, now: later };
    }
  }
  return null;
}

type Claim = Span & {
  readonly sentence: PlainSentence;
  readonly figure: OwnFigure | null;
  readonly habit: OwnHabit | null;
};

const figure =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|thousand|million)\b/iu;
const lack = /\bnever\b|\bhave no\b|\b(?:do not|don['’]t) (?:have|use|keep|run)\b/iu;

interface Topics {
  readonly hasFigures: boolean;
  readonly hasLack: boolean;
}

/** Most answers are let go here, before any rule is tried: a figure on both sides, or a lack on one, is needed. */
const topicsOf = (earlier: readonly string[], text: string): Topics => ({
  hasFigures: figure.test(text) && earlier.some((answer) => figure.test(answer)),
  hasLack: earlier.length > 0 && [text, ...earlier].some((answer) => lack.test(answer)),
});

function claimsIn(text: string, { hasFigures, hasLack }: Topics): readonly Claim[] {
  if (!hasFigures && !hasLack) return [];
  return claimsOf(text).filter((claim) => (claim.figure === null ? hasLack : hasFigures));
}

/** About what is said to one question: each answer is held against all that follow it. */
const claimsOf = keepLast(8_000, (text: string): readonly Claim[] => {
  const sentences = plainSentences(text);
  return sentences.flatMap((sentence, index) => {
    const figures = figure.test(sentence.text) ? ownFiguresIn(sentence) : [];
    const habits = ownHabitsIn(sentence);
    if (sentence.isQuestion || figures.length + habits.length === 0 || movesOn(sentences[index - 1])) return [];
    return [
      ...figures.map((found): Claim => ({ ...placeOf(found), sentence, figure: found, habit: null })),
      ...habits.map((found): Claim => ({ ...placeOf(found), sentence, figure: null, habit: found })),
    ].filter((claim) => isPlain(claim) && !namesPlace(text, claim));
  });
});

const placeOf = ({ start, end }: Span): Span => ({ start, end });

const change =
  /\b(?:from|grew|grow|grown|growing|rose|became|become|becomes|increas\w+|decreas\w+|doubl\w+|tripl\w+|halv\w+|hired|joined|left|before|after|until|till|then|now|today|currently|nowadays|anymore|any more|any longer|no longer|later|earlier|initially|originally|first|finally|eventually|at the (?:start|end|beginning|peak|time|moment)|by the (?:end|time)|in the (?:end|beginning)|in (?:year|month|week|quarter) \w+|last|next|previous(?:ly)?|this (?:year|quarter|month|week|time)|ago|since|over time|used to|once|again|already|still|(?:19|20)\d\d|q[1-4]|(?:this|that|the) (?:spring|summer|autumn|winter)|when|while)\b/u;
/** "Looked after" tells of no time. */
const careFor = /\blook(?:ed|ing|s)? after\b/gu;
const oneOfSeveral =
  /\b(?:another|other|others|second|third|both|each|every|per|average|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|often|sometimes|median|worst|best|longest|shortest|peak|alone|only|just|more|extra|additional|further|new|remaining|rest)\b/u;
const notMeant =
  /\b(?:would|could|should|might|shall|will|if|imagine|suppose|supposed|assum\w+|want|wants|wanted|target\w*|goals?|aim\w*|plan|plans|planned|hop(?:e|ed|es|ing)|expect\w*|estimat\w+|forecast\w*|promis\w+|asked|need|needs|needed|ideal\w*|budgeted|scenario|example|limit\w*|cap|ceiling|threshold|allowed|agreed|going to|perhaps|not|no|n't|instead|rather|than|unlike|competitor\w*|vendor\w*|they|their|he|she|his|her|said|told|says|claim\w*|reported that)\b|n't\b/u;
const correction =
  /\b(?:actually|i mean|i meant|sorry|correct\w*|precise\w*|exact\w*|i said|misspoke|strictly|includ\w+|exclud\w+|count(?:s|ed|ing)|with me|contractors?|plus|without|net|gross|altogether|in total|depending|core|wider|extended|roughly speaking)\b/u;
const elsewhere = /\b(?:compan(?:y|ies)|employers?|firm|start-?up|job|role|place|client|customer)\b/u;

/** Said as it is or was, of one time and one place. A denial is what a missing thing is told by. */
function isPlain(claim: Claim): boolean {
  const { sentence, habit } = claim;
  const around = besides(claim, sentence);
  const isLack = habit !== null && habit.claim !== "has";
  if (habit === null && oneOfSeveral.test(besides(claim, clauseAround(sentence, claim)))) return false;
  if (change.test(around) || correction.test(sentence.text) || elsewhere.test(around)) return false;
  return isLack ? !/\b(?:would|could|should|if|imagine|suppose|said|told)\b/u.test(around) : !notMeant.test(around);
}

/** What stands in a stretch of the sentence beside the claim itself. */
function besides({ sentence, start, end }: Claim, stretch: Span): string {
  const slice = (from: number, to: number) => sentence.text.slice(from - sentence.start, to - sentence.start);
  return `${slice(stretch.start, start)} ${slice(end, stretch.end)}`.replaceAll(careFor, "");
}

const shift =
  /\b(?:later|ago|since then|by the end|by then|nowadays|these days|today|now|afterwards|before that|after that|previous\w*|the (?:year|month|quarter) (?:after|before)|next|(?:19|20)\d\d|grew|hired|doubled|merged|re-?org\w*|acqui\w+|moved (?:to|on)|different|another|suppose|imagine|if|target|goal|plan)\b/u;

/** The sentence before sets another time, or a supposition. */
const movesOn = (before: PlainSentence | undefined): boolean => before !== undefined && shift.test(before.text);

/** "At Acme": a figure of one place says nothing against one of another. */
const namesPlace = (text: string, { sentence }: Claim): boolean =>
  /\b[Aa]t (?:(?:the|my|our) )?[A-Z]/u.test(text.slice(sentence.start, sentence.end));

const staffing =
  /\b(?:hir(?:e|ed|ing)|recruit\w*|grew|grow|doubled|joined|left|leaving|merged|merger|re-?org\w*|attrition|lay-?offs?|let go|new hires|headcount)\b/u;
const spending =
  /\b(?:cut|cuts|cutting|reduc\w+|sav(?:e|ed|ing|ings)|lower\w*|brought (?:it|that|the \w+) down|fell|drop\w*|grew|grow\w*|ros?e|went (?:up|down)|rais\w+|doubl\w+|halv\w+|down to|up to)\b/u;

function contradict(earlier: Claim, now: Claim, everything: string): boolean {
  if (earlier.figure !== null && now.figure !== null) {
    const [kind] = earlier.figure.key.split("/");
    if (earlier.figure.key !== now.figure.key || !areApart(earlier.figure.amount, now.figure.amount)) return false;
    if (kind === "budget") return !spending.test(everything);
    return !["team", "direct", "reports", "has", "runs"].includes(kind ?? "") || !staffing.test(everything);
  }
  if (earlier.habit === null || now.habit === null || earlier.habit.thing !== now.habit.thing) return false;
  const held = [earlier, now].find(({ habit }) => habit?.claim === "has");
  const denied = [earlier, now].find(({ habit }) => habit !== null && habit.claim !== "has");
  if (held === undefined || denied === undefined || tellsOfChange(everything, earlier.habit.thing)) return false;
  return denied.habit?.claim === "never" || !isPast(held.sentence);
}
