import { type Amount, amount, readAmount } from "./amounts.ts";
import type { PlainSentence, Span } from "./clauses.ts";

/** A figure that the speaker states of something of their own. Two with the same `key` measure the same thing. */
export interface OwnFigure extends Span {
  readonly key: string;
  readonly amount: Amount;
}

const people = "people|engineers|developers|members|analysts|strong|of us";
const teamEnd = String.raw`(?: (?<unit>${people})\b|(?=\s*(?:$|[,;:])))`;
const places =
  "markets|countries|regions|sites|data cent(?:re|er)s|offices|brands|domains|teams|squads|managers|pipelines|services|clusters|warehouses|consumers|suppliers|tables|jobs";
const units = "seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|months?|quarters?|years?";
const event =
  "incident|outage|downtime|migration|recovery|backfill|rollout|roll-out|project|freeze|failover|investigation|rollback|reload|cutover|move";
const money = String.raw`${amount}(?: (?:dollars|euros|pounds|usd|eur))?`;
const period = "(?: (?:a|per|each|every) (?<period>day|week|month|quarter|year))?";

/**
 * Few patterns, each of a thing that has one size: the team, the budget, the number of markets, a share saved, how long
 * one event took. `of` names what is measured, so that only the same things are compared.
 */
const patterns: readonly { readonly key: string; readonly pattern: RegExp }[] = [
  {
    key: "team",
    pattern: new RegExp(
      String.raw`\b(?:my|our) (?<of>(?:[a-z]+ )?)team (?:was|is|were|had|has|counted|numbered|consisted of|of) ${amount}${teamEnd}`,
      "gu",
    ),
  },
  {
    key: "team",
    pattern: new RegExp(
      String.raw`\b(?:i|we) (?:led|lead|ran|run|managed|manage|had|have|headed|were|was) (?:a|the|my) (?<of>(?:[a-z]+ )?)team of ${amount}\b`,
      "gu",
    ),
  },
  { key: "team", pattern: new RegExp(String.raw`\bwe (?:were|are) ${amount} (?:people|engineers|developers)\b`, "gu") },
  { key: "direct", pattern: new RegExp(String.raw`\bi (?:had|have) ${amount} direct reports\b`, "gu") },
  {
    key: "reports",
    pattern: new RegExp(String.raw`(?:^|[\s,])${amount} (?<of>[a-z]+) (?:reported|report) to me\b`, "gu"),
  },
  {
    key: "budget",
    pattern: new RegExp(
      String.raw`\b(?:my|our|the) (?<of>(?:[a-z]+ ){0,2}(?:budget|bill|invoice)) (?:was|is|came to|stood at|of|ran to|amounted to) ${money}${period}`,
      "gu",
    ),
  },
  {
    key: "budget",
    pattern: new RegExp(
      String.raw`\bi (?:owned|own|held|hold|had|have|managed|manage|carried|carry|ran|run) (?:a|the) (?<of>(?:[a-z]+ ){0,2}budget) of ${money}${period}`,
      "gu",
    ),
  },
  {
    key: "saved",
    pattern: new RegExp(
      String.raw`\b(?:i|we) saved (?:us )?(?=[^.]*(?:[$€£]|million|thousand|dollars|euros|pounds|\dk))${money}${period}(?<of>(?: (?:on|in|from) (?:the |our )?[a-z]+)?)`,
      "gu",
    ),
  },
  {
    key: "runs",
    pattern: new RegExp(
      String.raw`\b(?:we|i) (?:ran|run|operated?|served?|cover(?:ed)?|sold|sell|were live|are live) (?:in |across |over )?(?:all )?${amount} (?<of>(?:[a-z]+ )?(?:${places}))\b(?! of)`,
      "gu",
    ),
  },
  {
    key: "has",
    pattern: new RegExp(
      String.raw`\b(?:we|i) (?:had|have|owned|own|managed|manage|led|lead|supported|looked after|look after) (?:all )?${amount} (?<of>(?:[a-z]+ )?(?:${places}))\b(?! of)`,
      "gu",
    ),
  },
  {
    key: "cut",
    pattern: new RegExp(
      String.raw`\b(?:i|we|it|that|this|which) (?:cut|reduced|lowered|dropped|trimmed|shrank|brought down|took down) (?:the |our |my |its )?(?<of>[a-z]+(?: [a-z]+){0,2}) by ${amount} ?(?:%|percent|per cent)`,
      "gu",
    ),
  },
  {
    key: "cut",
    pattern: new RegExp(
      String.raw`\b(?:the|our|my) (?<of>[a-z]+(?: [a-z]+)?) (?:fell|dropped|went down|came down|shrank|is down|was down) by ${amount} ?(?:%|percent|per cent)`,
      "gu",
    ),
  },
  {
    key: "cut",
    pattern: new RegExp(
      String.raw`\b(?:i|we) saved ${amount} ?(?:%|percent|per cent) (?:of|on) (?:the |our |my )?(?<of>[a-z]+(?: [a-z]+)?)`,
      "gu",
    ),
  },
  {
    key: "took",
    pattern: new RegExp(
      String.raw`\b(?:the|our|that|this|my) (?<of>(?:[a-z]+ )?(?:${event})) (?:took|lasted|ran|ran for|went on for|was over in|was done in) (?:us )?${amount} (?<unit>${units})\b`,
      "gu",
    ),
  },
  {
    key: "down",
    pattern: new RegExp(String.raw`\bwe were (?:down|offline|dark|out) for ${amount} (?<unit>${units})\b`, "gu"),
  },
  {
    key: "took-to",
    pattern: new RegExp(
      String.raw`\b(?:it|we|i) (?:took|needed) (?:us |me )?${amount} (?<unit>${units}) to (?<of>[a-z]+(?: [a-z]+){1,3})`,
      "gu",
    ),
  },
  {
    key: "noticed",
    pattern: new RegExp(
      String.raw`\bwe (?:noticed|detected|found|saw) (?:it|that|this) (?:after|within|in) ${amount} (?<unit>${units})\b`,
      "gu",
    ),
  },
];

/** A word of each pattern: most sentences have none of them. */
const anyPattern =
  /\b(?:team|(?:we|i) (?:were|are|ran|run|operate|operated|serve|served|cover|covered|sold|sell|had|have|own|owned|managed?|led|lead|supported|look|looked|took|needed|saved)|reports|reported|report|budget|bill|invoice|by|took|lasted|ran|went on|was (?:over|done)|(?:noticed|detected|found|saw) (?:it|that|this))\b/u;

/** Own figures in a sentence that states one plainly. */
export const ownFiguresIn = (sentence: PlainSentence): readonly OwnFigure[] =>
  !anyPattern.test(sentence.text) ? [] : figuresBy(sentence);

const figuresBy = (sentence: PlainSentence): readonly OwnFigure[] =>
  patterns.flatMap(({ key, pattern }) =>
    [...sentence.text.matchAll(pattern)].flatMap((match) => {
      const { figure = "", bound, of = "", unit, period: each } = match.groups ?? {};
      const read = readAmount(figure, bound);
      const minutes = unit === undefined ? 1 : (minutesByUnit[unit.replace(/s$/u, "")] ?? 1);
      if (read === null) return [];
      const lead = /^[\s,]/u.test(match[0]) ? 1 : 0;
      return [
        {
          key: [key, thing(of), each ?? ""].join("/"),
          amount: { ...read, value: read.value * minutes },
          start: sentence.start + match.index + lead,
          end: sentence.start + match.index + match[0].length,
        },
      ];
    }),
  );

const thing = (of: string): string =>
  of
    .replace(/\b(?:the|our|my|its|on|in|from|whole|entire|total|own)\b/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

const minutesByUnit: Readonly<Record<string, number>> = {
  second: 1 / 60,
  minute: 1,
  min: 1,
  hour: 60,
  day: 1_440,
  night: 1_440,
  week: 10_080,
  month: 43_800,
  quarter: 131_400,
  year: 525_600,
};
