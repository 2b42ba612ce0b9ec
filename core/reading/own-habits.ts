import type { PlainSentence, Span } from "./clauses.ts";

/** Something that an organisation has or lacks, said of one's own. */
export interface OwnHabit extends Span {
  readonly thing: string;
  /** `never`: at no time; `lacks`: not at present; `has`. */
  readonly claim: "has" | "lacks" | "never";
}

/** Things that one cannot both have and never have had. Words for the same thing stand together. */
const things: readonly (readonly [string, string])[] = [
  ["on-call rota", "on[- ]call (?:rota|rotation|roster|schedule)"],
  ["runbook", "run-?books?"],
  ["post-mortem", "post-?mortems?"],
  ["data contract", "data contracts?"],
  ["error budget", "error budgets?"],
  ["slo", "slos?|service level objectives?"],
  ["alert", "alerts?|alerting"],
  ["monitoring", "monitoring"],
  ["dashboard", "dashboards?"],
  ["catalogue", "data catalog(?:ue)?|catalog(?:ue)?"],
  ["lineage", "lineage"],
  ["showback", "show-?back|charge-?back"],
  ["quota", "quotas?"],
  ["staging", "(?:staging|test) environment"],
  ["schema registry", "schema registry"],
  ["rollback plan", "roll-?back plan"],
  ["back-up", "back-?ups?"],
  ["review board", "review board"],
  ["roadmap", "roadmap"],
  ["career ladder", "career ladder"],
  ["tests", "(?:unit|integration) tests"],
  ["feature flag", "feature flags?"],
  ["cost report", "cost (?:report|dashboard)s?"],
  ["owner", "service owners?"],
  ["budget", "budget"],
  ["finance partner", "finance partner"],
  ["direct reports", "direct reports"],
];

/** The thing itself and nothing narrower, as "no runbook for that one" or "no budget problem" are. */
const itself = String.raw`(?=\s*(?:$|[,;:—–(]|(?:and|but|so|then|at all|there|here|anywhere|either|ever)\b))`;
const compound = String.raw`(?!-| (?:meeting|review|problem|issue|tool|team|owner|holder|talk|discussion|project|request|process|training|template|work|migration|cut|freeze|crisis)s?\b)`;
const patterns = things.map(([thing, words]) => ({
  thing,
  never: new RegExp(
    String.raw`\b(?:i|we)(?: have| had|'ve|'d)? never (?:had|ran|used|kept|wrote|owned|held) (?:a |an |any )?(?:${words})\b${itself}`,
    "u",
  ),
  lacks: new RegExp(
    String.raw`\b(?:i|we) (?:(?:do not|don't) (?:have|use|keep|run) (?:a |an |any )?|have no )(?:${words})\b${itself}`,
    "u",
  ),
  has: new RegExp(
    String.raw`\b(?:(?:our|my) (?:${words})\b|(?:i|we) (?:had|have|ran|run|kept|keep|used|use|owned|own|held|hold) (?:a |an |the |our |two |three )?(?:${words})\b)${compound}`,
    "u",
  ),
  made: new RegExp(
    String.raw`\b(?:introduc|creat|built|build|set up|setting up|set one up|wrote|writ|add|start|began|put (?:in|up)|install|launch|establish|brought in|rolled out|got|made|bought|won|ask|hired|drop|remov|stopp|abolish|retir|replac|first|new)[a-z]*\b[^.]{0,60}\b(?:${words})\b`,
    "u",
  ),
}));

const denial = /\b(?:not|never|no|nobody|none|nothing|without|neither|nor|lack(?:ed|s|ing)?|missing|hardly)\b|n't\b/u;
const past = /\b(?:was|were|had|did|[a-z]{2,}ed|went|ran|took|came|told|said|kept|held|rang|woke|broke|led)\b/u;

const anyThing = new RegExp(String.raw`\b(?:${things.map(([, words]) => words).join("|")})\b`, "u");

/** What the sentence says of things that the speaker has, or has not. */
export function ownHabitsIn(sentence: PlainSentence): readonly OwnHabit[] {
  if (!anyThing.test(sentence.text)) return [];
  return patterns.flatMap(({ thing, never, lacks, has }) => {
    const at = (claim: OwnHabit["claim"], match: RegExpExecArray): OwnHabit => ({
      thing,
      claim,
      start: sentence.start + match.index,
      end: sentence.start + match.index + match[0].length,
    });
    const none = never.exec(sentence.text);
    if (none !== null) return [at("never", none)];
    const missing = lacks.exec(sentence.text);
    if (missing !== null) return [at("lacks", missing)];
    const held = denial.test(sentence.text) ? null : has.exec(sentence.text);
    return held === null ? [] : [at("has", held)];
  });
}

/** Whether the text tells how the thing came or went: then having it and not having it go together. */
export const tellsOfChange = (text: string, thing: string): boolean =>
  patterns.some((one) => one.thing === thing && one.made.test(text));

export const isPast = (sentence: PlainSentence): boolean => past.test(sentence.text);
