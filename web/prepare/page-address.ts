import type { PrepareReply } from "#core/api.ts";

/** A reference page with its pack. */
export type PreparePage = PrepareReply["pages"][number];

/** Where a page is read. Its id is enough until another pack has a page of that id, too: then the pack stands before the later one. */
export function addressOf(page: PreparePage, pages: readonly PreparePage[]): string {
  const first = pages.find(({ id }) => id === page.id);
  return first === undefined || first.packId === page.packId ? page.id : `${page.packId}~${page.id}`;
}

export const pageAt = (address: string, pages: readonly PreparePage[]): PreparePage | null =>
  pages.find((page) => addressOf(page, pages) === address) ?? null;
