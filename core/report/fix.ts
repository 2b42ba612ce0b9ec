import type { AxisGrade, Grade } from "../grading/grade.ts";
import { type RedFlagId, decisionIds } from "../setup/names.ts";
import type { Format, Pack } from "../setup/pack.ts";
import { missedItems, plainTitle } from "./drill.ts";
import type { Report } from "./report.ts";
import { missingText } from "./weakest.ts";

const wayOut: Record<RedFlagId, string> = {
  "tools-first": "Start from the problem and its outcome, say what you rejected, and name a product only after that.",
  "no-cost-awareness":
    "Say once per answer what one unit of the outcome costs, who pays for it, and what you would not pay.",
  "vague-ownership":
    "Say which decision was yours, and who by name or role owned, approved and was called for the rest.",
  "hero-narrative":
    "After what you did that night, say what runs differently since, and who handles it now without you.",
  "no-evolution-path":
    "End with what comes next: the first two steps, what stops, and how you would see that it worked.",
};

interface Told {
  readonly grade: Grade;
  readonly weakest: AxisGrade | undefined;
  readonly pack: Pack;
  readonly drill: Format | undefined;
  readonly tooShort: Report["tooShort"];
  readonly openProbes: Report["openProbes"];
}
type Fix = NonNullable<Report["fix"]>;

/**
 * What is sure comes first: too few words, a flag with its words, a question left without an answer. Only then what was not
 * found: a flag of absence, a part of a drill's list, the weakest axis. `null` where all that was graded is at its top level.
 */
export function fixOf(told: Told): Fix | null {
  if (told.weakest === undefined && told.tooShort != null) return told.tooShort.words === 0 ? null : shortFix;
  const flags = flagFixes(told);
  const sure = flags.find(({ basis }) => basis === "said") ?? unansweredFix(told);
  if (sure !== null || told.weakest === undefined) return sure;
  return flags[0] ?? missedFix(told) ?? axisFix(told, told.weakest);
}

const shortFix: Fix = {
  title: "Say more",
  text: "There was too little to judge. Answer for at least a minute, with one example of your own: what happened, what you decided, and what came of it in figures.",
  axis: null,
  basis: "too-little",
};

/** Why an absence may be an error, and how the person checks it. */
const notFoundText =
  "This rests on words that were not found, and your own may have been missed. To check, look for it in the transcript below: if you said it, leave this aside.";

/** Of the flags that count, the one with the lowest cap first. */
function flagFixes({ grade, pack }: Told): readonly Fix[] {
  const gates = grade.gates.toSorted((a, b) => decisionIds.indexOf(a.cap) - decisionIds.indexOf(b.cap));
  return gates.flatMap(({ flagId }) => {
    const flag = pack.redFlags.find(({ id }) => id === flagId);
    if (flag === undefined) return [];
    const isSaid = grade.redFlags.some(({ id, quotes }) => id === flagId && quotes.length > 0);
    const text = `${wayOut[flag.id]} ${flag.rule}`;
    const { title, axis = null } = flag;
    return [isSaid ? { title, text, axis, basis: "said" } : unsure({ title, text, axis })];
  });
}

/** The first question that got no answer, of those for the weakest axis where there is one. */
function unansweredFix({ openProbes, weakest }: Told): Fix | null {
  const open = openProbes.filter(({ why }) => why !== undefined && why !== "not-found");
  const probe = open.find(({ axis }) => axis === weakest?.id) ?? open[0];
  if (probe === undefined) return null;
  return {
    title: "Answer what was asked",
    text: `This was left without an answer: “${probe.text}” Say what you know of it, and how you would find out the rest.`,
    axis: probe.axis,
    basis: "unanswered",
  };
}

function missedFix({ grade, drill }: Told): Fix | null {
  const [missed] = missedItems(grade, drill);
  return missed === undefined ? null : unsure({ title: plainTitle(missed.title), text: missed.text, axis: null });
}

function axisFix({ pack }: Told, weakest: AxisGrade): Fix | null {
  const axis = pack.axes.find(({ id }) => id === weakest.id);
  const { level } = weakest;
  if (axis === undefined || (level !== 1 && level !== 2 && level !== 3)) return null;
  const missing = missingText(axis, weakest);
  const text = missing === null ? axis.advice[level] : `${axis.advice[level]} Not found: “${missing}”`;
  return unsure({ title: axis.title, text, axis: axis.id });
}

const unsure = ({ text, ...rest }: Omit<Fix, "basis">): Fix => ({
  ...rest,
  text: `${text} ${notFoundText}`,
  basis: "not-found",
});
