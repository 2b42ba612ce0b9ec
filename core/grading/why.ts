import type { Axis, LevelRule } from "../setup/pack.ts";
import { type Finding, holds, isQuantifiedMechanism, withFigures } from "./level.ts";

const ruleOf = (axis: Axis, level: number): LevelRule | undefined =>
  level === 2 ? axis.levels[2] : level === 3 ? axis.levels[3] : level === 4 ? axis.levels[4] : undefined;

/** Ids of indicators that the next level asks for and that were not shown, the required ones first. */
export function missingFor(axis: Axis, given: readonly Finding[], level: number): readonly string[] {
  const rule = ruleOf(axis, level + 1);
  if (rule === undefined) return [];
  const findings = countedFor(level + 1, given);
  const isShown = (id: string) => findings.some((finding) => finding.id === id && finding.verdict === "yes");
  const open = axis.indicators.map((indicator) => indicator.id).filter((id) => !isShown(id));
  const required = rule.all.filter((id) => !isShown(id));
  const alternatives = rule.anyOf.some(isShown) ? [] : rule.anyOf;
  const kinds =
    level + 1 === 4 && !isQuantifiedMechanism(axis, findings) ? open.filter((id) => isTelling(axis, id)) : [];
  const wanted = [...new Set([...required, ...alternatives, ...kinds])];
  return wanted.length > 0 ? wanted : open;
}

const countedFor = (level: number, findings: readonly Finding[]): readonly Finding[] =>
  level >= 3 ? withFigures(findings) : findings;

const isTelling = (axis: Axis, id: string): boolean =>
  ["number", "mechanism"].includes(axis.indicators.find((indicator) => indicator.id === id)?.kind ?? "");

/** Why the level is not one higher: the indicators that the next level asks for. */
export function whyNotHigher(axis: Axis, given: readonly Finding[], level: number, questions: number): string | null {
  const rule = ruleOf(axis, level + 1);
  if (rule === undefined) return null;
  const findings = countedFor(level + 1, given);
  const shown = findings.filter((finding) => finding.verdict === "yes");
  const answers = new Set(shown.flatMap((finding) => finding.answers)).size;
  const missing = missingFor(axis, findings, level);
  if (answers < Math.min(rule.answers, questions) && holds({ ...rule, answers: 1 }, findings, questions)) {
    return `Level ${level + 1} asks for evidence from ${rule.answers} different answers; it came from ${answers}.`;
  }
  const required = missing.filter((id) => rule.all.includes(id));
  const figureless = new Set(
    given.filter((one) => one.verdict === "yes" && one.isFigureless === true).map(({ id }) => id),
  );
  const texts = (ids: readonly string[]) => listTexts(axis, ids, figureless);
  if (required.length > 0) return needs(level + 1, required.length, required, texts);
  return needs(level + 1, Math.max(1, rule.atLeast - shown.length), missing, texts);
}

function needs(
  level: number,
  count: number,
  ids: readonly string[],
  texts: (ids: readonly string[]) => string,
): string {
  const some = count === 1 ? "one" : String(count);
  const these = ids.length === 1 ? "this" : ids.length <= count ? "all of these" : `${some} of these`;
  return `Level ${level} also needs a yes to ${these}: ${texts(ids)}`;
}

/** Why the level is not one lower: the indicators that carry it. `null` at level 1. */
export function whyNotLower(axis: Axis, findings: readonly Finding[], level: number): string | null {
  const rule = ruleOf(axis, level);
  if (rule === undefined) return null;
  const shown = findings.filter((finding) => finding.verdict === "yes").map((finding) => finding.id);
  const decisive = shown.filter((id) => rule.all.includes(id) || rule.anyOf.includes(id));
  return `Level ${level} rests on a yes to: ${listTexts(axis, decisive.length > 0 ? decisive : shown)}`;
}

/** What was said without its figure is named as such: it was heard, and does not reach so high. */
const listTexts = (axis: Axis, ids: readonly string[], figureless: ReadonlySet<string> = new Set()): string =>
  ids
    .slice(0, 4)
    .map((id) => {
      const text = axis.indicators.find((indicator) => indicator.id === id)?.text ?? id;
      return `“${text}”${figureless.has(id) ? ", with a figure" : ""}`;
    })
    .join(" · ");
