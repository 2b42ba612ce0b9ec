import { Link } from "wouter";
import type { PrepareReply } from "#core/api.ts";
import { itemsOf } from "#core/setup/reference-page.ts";
import { countKnown, emptyRehearsal } from "#core/setup/rehearsal.ts";
import { ok } from "#core/result.ts";
import { Heading, Page } from "../ui/page.tsx";
import { addressOf, type PreparePage as ReferencePage } from "./page-address.ts";
import { PrepareNote } from "./prepare-note.tsx";
import { PrepareProblems } from "./prepare-problems.tsx";
import { useKeptRehearsals } from "./use-rehearsal.ts";

/** All reference pages, by pack, with how much of each was known the last time. */
export function PreparePage({ reply }: { readonly reply: PrepareReply }) {
  const packIds = [...new Set(reply.pages.map(({ packId }) => packId))];
  return (
    <Page title="Prepare" footer={<PrepareNote />}>
      <div className="prepare-intro">
        <Heading>Prepare</Heading>
        <p>Read a page, then rehearse it with the answers covered. What you missed comes back first.</p>
      </div>
      <PrepareProblems reply={ok(reply)} />
      {reply.pages.length === 0 && <p>Your packs hold no reference pages yet.</p>}
      {packIds.map((packId) => {
        const pages = reply.pages.filter((page) => page.packId === packId);
        return (
          <section key={packId} className="prepare-pack">
            {packIds.length > 1 && <h2>{pages[0]?.packTitle}</h2>}
            <PageList pages={pages} all={reply.pages} />
          </section>
        );
      })}
    </Page>
  );
}

interface PageListProps {
  readonly pages: readonly ReferencePage[];
  readonly all: readonly ReferencePage[];
}

function PageList({ pages, all }: PageListProps) {
  const kept = useKeptRehearsals();
  return (
    <ul className="prepare-list">
      {pages.map((page) => {
        const address = addressOf(page, all);
        const found = kept?.find(({ packId, pageId }) => packId === page.packId && pageId === page.id);
        return (
          <li key={page.id}>
            <Link href={`/prepare/${address}`} className="prepare-title">
              {page.title}
            </Link>
            <p>{page.summary}</p>
            <p className="prepare-count">
              <span>{kept && progressText(page, found?.rehearsal ?? emptyRehearsal)}</span>
              <Link href={`/prepare/${address}/rehearse`} aria-label={`Rehearse ${page.title}`}>
                Rehearse
              </Link>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function progressText(page: ReferencePage, rehearsal: typeof emptyRehearsal): string {
  const items = itemsOf(page);
  const { known, seen } = countKnown(rehearsal, items);
  const count = items.length === 1 ? "1 item" : `${items.length} items`;
  return seen === 0 ? `${count}, not rehearsed yet` : `${count}, ${known} known last time`;
}
