/** What a set-up reply says of its packs; a problem keeps its pack at the last good version. */
export interface PacksSeen {
  readonly packs: readonly { readonly id: string; readonly hash: string }[];
  readonly problems: readonly { readonly packId: string }[];
}

/** Ids of the packs that were edited and are in use as edited: those told so far and new ones, less those that are broken now. */
export function changedPacks(told: readonly string[], before: PacksSeen, now: PacksSeen): readonly string[] {
  const changed = now.packs
    .filter(({ id, hash }) => before.packs.some((one) => one.id === id && one.hash !== hash))
    .map(({ id }) => id);
  return [...new Set([...told, ...changed])].filter((id) => now.problems.every(({ packId }) => packId !== id));
}
