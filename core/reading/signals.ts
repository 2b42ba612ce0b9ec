import { type CueBook, createCueBook } from "./cue-book.ts";
import { type JudgeContext, judgeCue } from "./judge.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadSentence } from "./read-sentence.ts";
import { type Sense, isStuffed, isVoid } from "./sense.ts";

/** What a sentence is made of, whatever the axis: input of red flags and gaps. */
export interface SentenceSignals {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly tools: number;
  readonly signs: ReadonlySet<Sign>;
  readonly hasMoney: boolean;
  /** A heap or a long list of words in which nothing is said of any of them. */
  readonly isStuffed: boolean;
}

/**
 * `did` an own past action · `decision` an own decision · `owner` a named actor with a duty · `we` · `passive` ·
 * `number` · `reason` a cause, an outcome or a word of reason of the pack · `rescue` one person saved the day ·
 * `fashion` chosen since others have it or it is new · `relied-on` it still hangs on the speaker alone · `lasting` something changed for good · `others` other people act · `blame` others are at fault · `result` how it ended.
 */
export type Sign =
  | "did"
  | "decision"
  | "owner"
  | "we"
  | "passive"
  | "number"
  | "reason"
  | "fashion"
  | "rescue"
  | "relied-on"
  | "lasting"
  | "others"
  | "blame"
  | "result";

const cuesBySign: Partial<Record<Sign, readonly string[]>> = {
  did: ["{did}", "i appointed|named|asked|told|moved|gave|handed|put|made|took|set|cut|hired|wrote"],
  owner: [
    "{duty}",
    "owned|paid|funded|approved|carried by",
    "belongs to",
    "reports to",
    "in charge of",
    "the owner is|was",
    "has|have|had|needs|gets|with an|one|named|own|clear owner",
    "owner who|that explains|answers|decides|signs|reports|approves|is|gets",
    "person|one|lead|engineer|colleague on shift|duty|call",
    "duty lead|engineer|manager|officer|phone|desk",
    "lead|manager|engineer|director|head|officer|chief|controller|analyst + signs|signed|decides|decided|approves|approved|takes over|told|answers",
    "by name",
    "my team does|do|runs|run|has|keeps",
    "overrule|overrules|veto",
  ],
  decision: [
    "i decided|chose|refused|rejected|approved|signed|prioritised|prioritized|delegated|insisted|vetoed|stopped|killed|closed|cancelled|escalated|picked|owned|own|decide|approve|choose|refuse",
    "my call|decision",
    "i said no|yes",
    "i made the|that call|decision",
    "i had|have the final|last say|word",
    "mine to decide",
    "i am|was accountable|responsible",
  ],
  number: ["{number}", "{percentile}"],
  reason: ["{cause}"],
  fashion: [
    "modern|newest|latest|leading|leader|popular|trendy|hot|mature|famous",
    "the industry|de-facto|gold standard",
    "best in class",
    "best|most|big community|ecosystem|roadmap|features|support",
    "cutting|leading edge",
    "state of the art",
    "cloud native",
    "everyone|everybody|they all|companies + uses|use|on|has|have|does|moving|adopted",
    "what|that you|one|people use|uses|do",
    "out of the box",
    "easy|easiest|quick|quickest + install|set up|deploy|start",
    "i have|i + used|run|done|deployed|installed it before|twice|already",
    "scored|ranked|rated highest|best|first|top",
  ],
  rescue: [
    "i was up|awake|there + night|nights|weekend|midnight|morning",
    "i stayed|worked|sat + night|nights|weekend|weekends|midnight|morning|hours",
    "i + by hand|myself",
    "i + on my own",
    "i + alone|single-handedly|personally + fixed|rewrote|repaired|restored|rebuilt|debugged",
    "i jumped|stepped|dived + saved|fixed|in",
    "i saved|rescued + launch|day|sale|company|project|release|it|everything",
    "nobody|no else + i",
    "only|one person + i|me",
    "nobody + but|except me",
    "i alone",
    "i + at night",
    "alone + i {did}",
    "call|called|calls|ring|rang|ask me + breaks|broke|fix|down|wrong",
    "i logged|dialled|dialed in + holiday|home|vacation|bed|beach|airport",
    "i rewrote|fixed|rebuilt|repaired + night|nights|weekend|overnight|holiday|vacation",
  ],
  "relied-on": [
    "my private|own|mobile|personal|home number|phone",
    "not|never|nothing|nobody without me",
    "i stay|am|keep near|by|close + phone|laptop|screen",
    "still + call|calls|ring|rings|phone|ask|come + me",
    "i now + check|look|go|watch|read|do + personally|myself|each|every",
    "i + personally|myself + each|every + day|week|month|night|time|release|file",
    "no|not replacement|substitute for",
    "all|everything in my|the|his|her head",
    "only i|me + know|knows|understand",
    "only one|person + i|me",
    "not + hand|pass|teach + on|over|it",
  ],
  lasting: [
    "since then",
    "from then|that on",
    "from that day",
    "never + again|since",
    "not + since",
    "no longer",
    "nobody|no one|none + has|have|had|needs|need to",
    "by itself",
    "on its|their own",
    "without me|anyone|anybody|us",
    "rule|standard|policy|default|mandatory + every|all|each|team|teams|became|made|now|platform|company",
    "every|each|all team|teams|feed|feeds|change|changes|release|squad|domain|domains + now|must|has|have|goes|go|gets|runs|is|are",
    "now every|each|all|any|it|they|the",
    "today each|every|any|the",
    "automated|automatic|automatically|automation",
    "wrote|written|put + down|runbook|playbook|steps",
    "runbook|playbook|gate|template|checklist|guardrail",
    "permanently",
    "permanent",
    "for good",
    "introduced|added|built|set|put|made + check|gate|rule|review|alarm|limit|contract|rotation|process|test|owner",
    "gave|handed|moved|passed + team|owner|review|lead|them|her|him",
    "second person",
    "trained|taught|paired",
    "rotation|on-call",
    "changed how|the way|who",
    "works|ran|runs|run without|themselves|unattended",
  ],
  others: [
    "team|teams|squad|engineers|developer|developers|manager|lead|analyst|colleague|colleagues|crew + {did}|own|owns|run|runs|took|takes|decide|decides|agreed|wrote|built|can|do|does|found|fixed|handle|handles|handled|made",
    "we wrote|built|agreed|made|moved|added|changed|introduced|put|set|trained|had|taught|gave",
  ],
  blame: [
    "their|his|her fault|mistake|problem",
    "they broke|ruined|failed|messed|ignored|refused|forgot|blocked|never",
    "team|upstream|management|vendor|ops|people + messed|screwed|failed us|incompetent|careless|lazy|useless|blocked us|forgot|ignored us|broke it|never listened|never listens",
    "not my|our fault|problem|job|responsibility|team",
    "let us|me down",
    "because of them|him|her",
    "nobody listened|listens|listen",
  ],
  result: [
    "result|outcome|ended|since|afterwards|finally|now|today|in the end",
    "from {number} + to",
    "dropped|fell|rose|grew|cut|reduced|saved|improved|went|came + {number}",
    "dropped|fell|went|came down|up|to|by",
    "no longer",
    "without + outage|incident|loss|downtime",
  ],
};

export interface SignalBook {
  signals(read: ReadSentence, sense: Sense): SentenceSignals;
}

const asMeant: JudgeContext = { echo: new Set(), isStory: false };
/** "I would move" is no action of one's own. */
const asDone: JudgeContext = { echo: new Set(), isStory: true };

export function createSignalBook(lexicon: Lexicon): SignalBook {
  const book = createCueBook(
    Object.entries(cuesBySign).map(([owner, cues]) => ({ owner, cues })),
    lexicon,
  );
  return { signals: (read, sense) => signalsOf(read, sense, book, lexicon) };
}

function signalsOf(read: ReadSentence, sense: Sense, book: CueBook<string>, lexicon: Lexicon): SentenceSignals {
  const signs = new Set<string>();
  for (const { cue, owner } of isVoid(sense) || !sense.isClaim ? [] : book.candidates(read)) {
    const context = owner === "did" ? asDone : asMeant;
    if (!signs.has(owner) && judgeCue(cue, read, sense, context) === "clear") signs.add(owner);
  }
  if (read.words.some((word) => ["we", "us", "our"].includes(word.normal))) signs.add("we");
  if (!isVoid(sense) && isPassive(read)) signs.add("passive");
  if (!isVoid(sense) && hasReason(read, lexicon)) signs.add("reason");
  return {
    start: read.sentence.start,
    end: read.sentence.end,
    words: read.words.length,
    tools: read.slots.get("tool")?.size ?? 0,
    signs: new Set([...signs].filter(isSign)),
    hasMoney: (read.slots.get("money")?.size ?? 0) > 0,
    isStuffed: isStuffed(read, sense),
  };
}
const isSign = (name: string): name is Sign => name in cuesBySign || name === "we" || name === "passive";

const isPassive = (read: ReadSentence): boolean =>
  read.words.some(
    (word, index) =>
      ["was", "were", "been", "is", "are", "be", "gets", "got"].includes(word.normal) &&
      /(?:ed|en|wn|pt|ne|ght)$/u.test(read.words[index + 1]?.normal ?? "") &&
      read.words[index + 2]?.normal !== "by",
  );

const hasReason = (read: ReadSentence, lexicon: Lexicon): boolean =>
  lexicon.reasons.some((stems) =>
    read.places
      .get(`w:${stems[0] ?? ""}`)
      ?.some((index) => stems.every((stem, offset) => read.words[index + offset]?.stem === stem)),
  );
