import { wordsOf } from "../../reading/overlap.ts";
import { allLinesOf, personaOfRun, placeInList, sourceTexts, tellingWords } from "./pack-words.ts";
import { type Criterion, isMove, onTurns, type Run, type Said, always } from "./run.ts";

/** What the interviewer says is so: facts, figures, quotes, and that the words are those of the move. */
const numberWords =
  /^(?:\d[\d.,]*|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|double|triple|half|percent)$/u;
const claims =
  /\b(?:we (?:have|use|run|spend|pay|plan|offer|are planning|aim)|our (?:team|teams|company|budget|stack|revenue|culture|people)|the company (?:has|is|uses|plans|wants|spends)|there (?:are|is) about|yes, (?:we|it|they)|it (?:runs|uses|costs) )/iu;
const adviceless = ["notInScenario", "noAnswer", "toldBefore", "aboutResult", "aboutMe", "aboutNext"];

export const truthCriteria: readonly Criterion[] = [
  onTurns(
    "no-invented-figure",
    "Every figure is the pack's, the set-up's or the candidate's own.",
    always,
    hasOwnFigure,
  ),
  onTurns(
    "fact-as-it-is",
    "A fact of the scenario is told, and not another one.",
    isFact,
    (said, run) => !holds(said, run, 0.3),
  ),
  onTurns(
    "no-invented-fact",
    "What the scenario does not hold is not made up.",
    isNoFact,
    ({ text }) => claims.test(text) || hasDigit(text),
  ),
  onTurns(
    "true-quotes",
    "What stands in quotation marks, or after “you said”, the candidate said.",
    (said) => quotesIn(said.text).length > 0,
    (said) => quotesIn(said.text).some((quote) => !said.told.some((text) => plain(text).includes(plain(quote)))),
  ),
  onTurns(
    "contradiction-quotes",
    "A contradiction is put in the candidate's own words.",
    (said) => said.move.kind === "contradiction",
    ({ move, text, heard }) =>
      heard?.contradiction === undefined ||
      move.quotes === undefined ||
      !text.includes(move.quotes.earlier) ||
      !text.includes(move.quotes.now),
  ),
  onTurns(
    "asks-what-is-planned",
    "A question or probe is the one that was planned.",
    isMove("ask", "probe"),
    (said, run) => said.move.kind !== "contradiction" && !holds(said, run, 0.3),
  ),
  onTurns(
    "asks-something",
    "A question, probe or invitation asks something.",
    isMove("ask", "probe", "invite"),
    ({ text }) =>
      !/\?|\b(?:tell|walk|take|describe|name|put|give|show|explain|pick|make|say|talk|lay|set|choose|use|defend|follow|lead|think|go|list|sketch|design|frame|assume|suppose)\b/iu.test(
        text,
      ),
  ),
];

const hasDigit = (text: string): boolean => /\d/u.test(text);
const plain = (text: string): string => wordsOf(text).join(" ");

/** The parts in quotation marks. */
const quotesIn = (text: string): string[] =>
  [...text.matchAll(/["“]([^"”]+)["”]/gu)].map((match) => match[1] ?? "").filter((quote) => wordsOf(quote).length > 0);

function hasOwnFigure(said: Said, run: Run): boolean {
  const { setup, format, plan } = run;
  const known = [
    ...(sourceTexts(run, said) ?? []),
    ...said.told,
    ...allLinesOf(personaOfRun(run)),
    ...(said.question === null ? [] : [said.question.text, ...said.question.variants]),
    ...pendingTexts(said, run),
    `${setup.minutes} ${format.answerSeconds ?? ""} ${plan.questions.length}`,
  ];
  const allowed = new Set(known.flatMap(figuresIn));
  return figuresIn(said.text).some((figure) => !allowed.has(figure));
}

/** A repeat or a redirect says the last question or probe again. */
function pendingTexts(said: Said, run: Run): readonly string[] {
  const pending = run.said.findLast(({ n, move }) => n < said.n && ["ask", "probe", "invite"].includes(move.type));
  return pending === undefined ? [] : (sourceTexts(run, pending) ?? []);
}

const figuresIn = (text: string): string[] =>
  (text.toLowerCase().match(/\d[\d.,]*\d|\d|\p{L}+/gu) ?? []).filter((word) => numberWords.test(word));

function isFact({ move }: Said, run: Run): boolean {
  return move.type === "answer" && run.pack.scenario.facts.some(({ id }) => id === move.sourceId);
}

function isNoFact({ move }: Said, run: Run): boolean {
  const place = placeInList(personaOfRun(run), move.sourceId);
  return move.type === "answer" && place !== null && adviceless.includes(place.list);
}

/** Whether a turn holds so large a part of the telling words of one of its sources. */
function holds(said: Said, run: Run, part: number): boolean {
  const words = tellingWords(said.text);
  return (sourceTexts(run, said) ?? []).some((source) => {
    const telling = [...tellingWords(source)];
    return telling.filter((word) => words.has(word)).length >= telling.length * part;
  });
}
