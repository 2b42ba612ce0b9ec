import { wordsOf } from "../../reading/overlap.ts";
import { always, type Criterion, isMove, onTurns, type Said } from "./run.ts";

/** How the interviewer speaks: form and manners of each turn, whatever was said before. Word lists of our own, apart from those of the gate. */
const spoken =
  (pattern: RegExp) =>
  ({ text }: Said): boolean =>
    pattern.test(text.replaceAll("’", "'"));

const mostWords = 60;

const praise =
  /\b(?:great|excellent|impressive|fantastic|brilliant|awesome|wonderful|amazing|superb|outstanding|terrific|stellar|insightful|thoughtful|clever|smart|admirable|spot on|well (?:done|said|put|structured|thought)|(?:good|nice|solid|strong|thorough|clear|interesting|helpful) (?:answer|point|job|work|one|thinking|example|question|story|start|structure|insight|detail)|(?:love|like|admire|appreciate) (?:that|this|it|the way|how|your)|perfect|kudos|bravo|congratulations|keep it up|thank you for (?:that|sharing|the)|thanks for (?:that|sharing|the))\b/iu;
const agreement =
  /\b(?:i (?:fully |completely |quite |totally )?agree|(?:you are|you're|that is|that's) (?:quite |absolutely |exactly |so )?(?:right|correct|true)|makes (?:a lot of |perfect )?sense|fair enough|my view too|i think so too|same here|couldn't agree more)\b|(?:^|[.!?] )(?:yes|yeah|sure|exactly|absolutely|definitely|indeed|agreed|correct|right|true|of course|certainly|totally|good|okay good|perfect|nice)[.,!]/iu;
const verdict =
  /\b(?:your (?:score|rating|grade|mark|result)|you(?:'ve| have)? (?:passed|failed|did well|did poorly|did badly|scored)|(?:strong|lean|no)[ -](?:no[ -])?hire|(?:we|i) (?:will|would|won't|would not|are going to) hire|level (?:[1-4]|one|two|three|four)\b|(?:[1-4]|one|two|three|four) out of (?:four|five|ten|\d+)|you (?:are|would be|seem) (?:a (?:good|strong|weak|poor)|ready|not ready|qualified|too junior|senior enough)|(?:weak|poor|wrong|bad|strong) answer|that (?:is|was) (?:wrong|weak|poor|incorrect|not good enough))\b/iu;
const leading =
  /\b(?:don't you|wouldn't you|didn't you|aren't you|isn't it|doesn't it|shouldn't (?:you|it|one)|wasn't it|would you (?:not )?agree|do you agree|surely|obviously|i (?:assume|suppose|take it|guess) (?:that )?you|presumably|so you (?:used|use|chose|had|built|would|did|must)|you (?:would|did|do|used|had|have) .{0,60}, (?:right|correct|yes)\?)|, (?:right|correct|yes|no)\?/iu;
const teaching =
  /\b(?:you should(?:n't)?(?: have)?|you could have|you need to (?!know)|you ought to|you forgot|you missed|the (?:right|correct|best|ideal|usual|proper) (?:answer|way|approach|order|thing)|a (?:good|better|strong|complete) answer|best practices?|what i would (?:do|have)|i(?: would|'d) (?:have|recommend|suggest|start with|begin with|advise)|i (?:recommend|suggest|advise)|my advice|a tip|pro tip|keep in mind|remember (?:that|to)|(?:one|another) way (?:is|would be)|typically,?|in general,|the key (?:is|thing)|consider (?:using|adding|a|the)|the point is|what matters is|let me explain|the trick is|for example,? (?:you|one|a team))\b/iu;
const ownViews =
  /\b(?:in my (?:experience|opinion|view|company|last role|time)|at my company|when i (?:was|led|worked|ran|built)|i personally|i (?:believe|feel) that|personally,|we did the same|i once|in our team we|as an? (?:engineer|manager|director) myself)\b/iu;
const unkind =
  /\b(?:stupid|idiot|idiotic|ridiculous|nonsense|silly|dumb|pathetic|shut up|embarrassing|lazy|incompetent|hopeless|clueless|laughable|boring|rubbish answer|waste of (?:my )?time|disappointing|disappointed|terrible|awful|how dare)\b/iu;
const protectedMatters =
  /\b(?:how old|your age|date of birth|born in|married|marriage|spouse|husband|wife|partner at home|boyfriend|girlfriend|children|kids|pregnan\w*|family (?:plans?|situation|life)|your family|maternity|paternity|religio\w*|church|mosque|pray|ethnic\w*|nationality|citizenship|where are you (?:really )?from|your (?:race|skin|accent|gender|health|weight|faith)|disab\w+|illness|sick leave|medical|mental health|political party|vote for|trade union|sexual\w*|retire(?:ment)? age|arrest\w*)\b/iu;
const nameCall =
  /\b(?:Mr|Mrs|Ms|Miss|[Ss]ir|madam|ma'am|dear|buddy|mate|my friend)\b\.?|(?:^|[.!?] )(?:hi|hello|hey|thanks|thank you|okay|ok|so|well|understood|noted),? (?!India\b|Europe\b|Monday\b|Friday\b|I\b|The\b)[A-Z][a-z]{2,}\b(?=[,.!?]| )(?! (?:is|are|do|does|did|will|would|has|have|can)\b)|, (?!India\b|Europe\b|Monday\b|Friday\b)[A-Z][a-z]{2,}[.?!](?:\s|$)/u;
const markup =
  /[*#`<>[\]{}|~_^\\]|^\s*[-•–] |^\s*\d+[.)] |\n|https?:|www\.|^(?:interviewer|assistant|system|question|probe|ask|move|answer|note|output|response|user|candidate)\s*:|\p{Extended_Pictographic}/imu;
const placeholder = /\{\w*\}|\[(?:your|name|company|insert)\b|\bTODO\b|\bundefined\b|\bnull\b|\bNaN\b|lorem ipsum/iu;
const foreign: readonly (readonly string[])[] = [
  "und der die das ist nicht wie haben sie für mit eine einen welche wir ihre auf dem zu".split(" "),
  "le la les des est vous nous une pour avec dans quel quelle votre comment sont pas que qui".split(" "),
  "el los las una para con por qué cómo está usted ustedes del su que y en lo".split(" "),
  "il gli una che per con sono come quale della vostro lei è di e non".split(" "),
  "o os uma para com não como você qual seu sua que em do da".split(" "),
];
const enoughForeign = 3;

export const speechCriteria: readonly Criterion[] = [
  onTurns("says-something", "No turn is empty.", always, ({ text }) => wordsOf(text).length === 0),
  onTurns("one-question", "At most one question a turn.", always, ({ text }) => text.split("?").length > 2),
  onTurns("three-sentences", "Three sentences at most.", always, ({ text }) => sentencesIn(text) > 3),
  onTurns(
    "few-words",
    `No turn has more than ${mostWords} words.`,
    always,
    ({ text }) => wordsOf(text).length > mostWords,
  ),
  onTurns("no-praise", "No praise, and no thanks for an answer.", always, spoken(praise)),
  onTurns("no-agreement", "No agreement with what was said.", always, spoken(agreement)),
  onTurns("no-verdict", "No score, level, decision or judgement.", always, spoken(verdict)),
  onTurns(
    "no-verdict-at-close",
    "The farewell gives no verdict and no outlook.",
    isMove("close"),
    spoken(
      /\b(?:next round|good luck|hear from us|offer|impress\w*|enjoyed|pleasure|did (?:well|great)|glad|confident|promising|all the best|unfortunately|score|hire)\b/iu,
    ),
  ),
  onTurns("no-leading", "No question that holds its own answer.", always, spoken(leading)),
  onTurns("no-teaching", "Nothing is taught, advised or corrected.", always, spoken(teaching)),
  onTurns("no-own-views", "No views or stories of the interviewer's own.", always, spoken(ownViews)),
  onTurns("stays-polite", "No insult, no mockery, whatever the candidate says.", always, spoken(unkind)),
  onTurns("stays-calm", "No exclamation marks.", always, ({ text }) => text.includes("!")),
  onTurns(
    "no-protected-matters",
    "Nothing on age, family, health, faith, origin and the like.",
    always,
    spoken(protectedMatters),
  ),
  onTurns("no-name", "Nobody is addressed by a name or a title.", always, spoken(nameCall)),
  onTurns("no-markup", "Plain words: no markup, labels, lists, links or pictures.", always, spoken(markup)),
  onTurns("no-placeholder", "No gap of a template is left open.", always, spoken(placeholder)),
  onTurns("own-language", "The language of the pack, and its letters.", always, ({ text }) => isForeign(text)),
];

const sentencesIn = (text: string): number =>
  text.split(/(?<=[.!?…]["”)]?)\s+/u).filter((part) => wordsOf(part).length > 0).length;

function isForeign(text: string): boolean {
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)) return true;
  const said = new Set(wordsOf(text));
  return foreign.some((words) => words.filter((word) => said.has(word)).length >= enoughForeign);
}
