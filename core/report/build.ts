import type { Grade } from "../grading/grade.ts";
import type { FormatId } from "../setup/names.ts";
import { canonicalise } from "../transcript/canonical.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import { drillOf } from "./drill.ts";
import { fixOf } from "./fix.ts";
import { leadOf } from "./lead.ts";
import { nextDrillOf } from "./next-drill.ts";
import { type ReportReader, openProbesOf } from "./open-probes.ts";
import type { Report } from "./report.ts";
import { weakestAxis } from "./weakest.ts";

/**
 * The report of a grade, in the order in which a person acts on it. Pure: the same grade gives the same report. `format` is
 * that of an interview of ours.
 */
export function buildReport(
  grade: Grade,
  turns: readonly TranscriptTurn[],
  reader: ReportReader,
  format?: FormatId,
): Report {
  const { pack } = reader;
  const weakest = weakestAxis(grade, turns, pack);
  const drill = drillOf(pack, format);
  const tooShort = tooShortFor(turns, reader);
  const openProbes = [...openProbesOf(turns, reader)];
  return {
    grade,
    lead: leadOf(grade, drill, tooShort),
    tooShort,
    fix: fixOf({ grade, weakest, pack, drill, tooShort, openProbes }),
    openProbes,
    nextDrill: nextDrillOf({ grade, turns, pack, drill }, weakest),
  };
}

function tooShortFor(turns: readonly TranscriptTurn[], reader: ReportReader): NonNullable<Report["tooShort"]> | null {
  const words = turns
    .filter(({ speaker }) => speaker === "candidate")
    .flatMap(({ text }) => reader.sentences(canonicalise(text).text))
    .flatMap(({ tokens }) => tokens.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))).length;
  const needed = reader.pack.minimumWords;
  return words < needed ? { words, needed } : null;
}
