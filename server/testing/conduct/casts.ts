import type { LoadedPack } from "#core/setup/pack.ts";
import type { InterviewSetup } from "#core/transcript/session.ts";

const levels = ["em", "senior-em", "director"] as const;

export interface Cast {
  readonly setup: InterviewSetup;
  /** The candidates press buttons, ask back and fall silent beside what they say. */
  readonly isRestless: boolean;
}

/** Each format with each seed, once as a simulation and once as practice with restless candidates; the seed also turns level, persona and length. */
export function conductCasts({ hash, pack }: LoadedPack, seeds: readonly number[]): readonly Cast[] {
  return pack.formats.flatMap((format, row) =>
    seeds.flatMap((seed) =>
      [false, true].map((isRestless) => ({
        isRestless,
        setup: {
          packId: pack.id,
          packHash: hash,
          format: format.id,
          level: levels[(row + seed) % levels.length] ?? "em",
          mode: isRestless && seed % 3 !== 0 ? ("practice" as const) : ("simulation" as const),
          personaId: pack.personas[(row + seed) % pack.personas.length]?.id ?? "",
          minutes: format.lengths[seed % format.lengths.length]?.minutes ?? format.defaultMinutes,
          seed,
          questionId: null,
          ...(format.id === "story" ? { story: { id: "s", title: "The night the prices froze" } } : {}),
          ...(isRestless ? { redirectsRamblers: true } : {}),
        },
      })),
    ),
  );
}
