import type { RubricPack } from "./rubric-pack.ts";

type Kind = RubricPack["probes"][number]["kind"];

/** When the interviewer asks so. */
const kindInWords: Readonly<Record<Kind, string>> = {
  axis: "For one axis",
  pressure: "Under pressure, on one axis",
  flag: "A chance to refute a red flag",
  vague: "After an answer without a case",
  number: "After an answer without a figure",
  we: "After an answer that says “we”",
  tools: "After an answer of product names",
  hero: "After a rescue without a lesson",
  blame: "After an answer that blames others",
  contradiction: "After two things that do not go together",
  star: "After a story with a part missing",
};

/** The follow-ups by kind, folded. */
export function ProbesPart({ pack }: { readonly pack: RubricPack }) {
  const kinds = [...new Set(pack.probes.map(({ kind }) => kind))];
  const titleOf = (axis: string | undefined): string | undefined => pack.axes.find(({ id }) => id === axis)?.title;
  return (
    <div className="rubric-folds">
      {kinds.map((kind) => {
        const probes = pack.probes.filter((probe) => probe.kind === kind);
        return (
          <details key={kind}>
            <summary>
              {kindInWords[kind]} ({probes.length})
            </summary>
            <ul className="small points">
              {probes.map(({ id, axis, text }) => (
                <li key={id}>
                  {text} {axis !== undefined && <span className="muted">({titleOf(axis)})</span>}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}
