import { useState } from "react";
import type { PackSummary } from "#core/api.ts";

/** Says quietly which packs were edited while the person looked on. */
export function PackChangesNotice({ packs }: { readonly packs: readonly PackSummary[] }) {
  const [seen, setSeen] = useState(packs);
  const [titles, setTitles] = useState<readonly string[]>([]);
  if (packs !== seen) {
    setSeen(packs);
    const changed = packs.filter(({ id, hash }) => seen.some((before) => before.id === id && before.hash !== hash));
    if (changed.length > 0) setTitles(changed.map(({ title }) => title));
  }
  return (
    <div role="status">
      {titles.length > 0 && (
        <p className="small muted">
          {titles.join(", ")}: the pack was changed. New interviews use it; one that runs keeps the pack it began with.
        </p>
      )}
    </div>
  );
}
