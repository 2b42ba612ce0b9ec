import { itemsOf } from "#core/setup/reference-page.ts";
import { itemsToCome, missedInRound } from "#core/setup/rehearsal.ts";
import { Page } from "../ui/page.tsx";
import type { PreparePage } from "./page-address.ts";
import { RehearsalCard } from "./rehearsal-card.tsx";
import { RehearsalEnd } from "./rehearsal-end.tsx";
import { useRehearsal } from "./use-rehearsal.ts";

interface RehearsePageProps {
  readonly page: PreparePage;
  readonly address: string;
}

/** A page with its answers covered, one item at a time, to the end of the round. */
export function RehearsePage({ page, address }: RehearsePageProps) {
  const [{ rehearsal, isKept }, controller] = useRehearsal(page);
  const items = itemsOf(page);
  const toCome = rehearsal === null ? [] : itemsToCome(rehearsal, items);
  const item = toCome[0];
  return (
    <Page title={`Rehearse: ${page.title}`} isQuiet>
      {!isKept && (
        <p className="notice" role="alert">
          This browser cannot keep how it goes. You can go on; it is forgotten when you close the page.
        </p>
      )}
      {item && (
        <RehearsalCard
          key={`${item.id} ${rehearsal?.seq} ${rehearsal?.round?.seed}`}
          item={item}
          page={page}
          address={address}
          number={items.length - toCome.length + 1}
          total={items.length}
          startAgain={() => void controller.startAgain()}
          judge={(isKnown) => void controller.judge(item, isKnown)}
        />
      )}
      {rehearsal && item === undefined && (
        <RehearsalEnd
          address={address}
          total={items.length}
          missed={missedInRound(rehearsal, items)}
          startAgain={() => void controller.startAgain()}
        />
      )}
    </Page>
  );
}
