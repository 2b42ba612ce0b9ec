import type { BrokenLink } from "./broken-link.ts";
import type { Pack } from "./pack.ts";

/** What is filled in, list by list; in every other list a word in braces would be spoken as it stands. */
const placeholdersByList: Readonly<Record<string, readonly string[]>> = {
  open: ["{minutes}", "{count}", "{title}"],
  openSingle: ["{minutes}", "{count}", "{title}"],
  openTimed: ["{seconds}", "{title}"],
  transitions: ["{family}"],
  contradictions: ["{earlier}", "{now}"],
};

export function findBrokenPlaceholders(pack: Pack): BrokenLink[] {
  return pack.personas.flatMap((persona, index) =>
    Object.entries(persona.phrases).flatMap(([list, lines]) =>
      (lines ?? []).flatMap((line, at) => {
        const known = placeholdersByList[list] ?? [];
        const unknown = (line.match(/\{[^}]*\}/gu) ?? []).find((found) => !known.includes(found));
        if (unknown === undefined) return [];
        const hope = known.length === 0 ? "Nothing is filled in here." : `Here only ${known.join(", ")} are filled in.`;
        const path = ["personas", index, "phrases", list, at];
        return [{ file: "personas.yaml" as const, path, message: `${unknown} is not filled in. ${hope}` }];
      }),
    ),
  );
}
