import { useState } from "react";
import type { SetupReply } from "#core/api.ts";
import { changedPacks } from "./changed-packs.ts";

/** Says quietly which packs were edited while the person looked on. A broken one is told elsewhere, and is not in use as edited. */
export function PackChangesNotice({ reply }: { readonly reply: SetupReply }) {
  const [seen, setSeen] = useState(reply);
  const [told, setTold] = useState<readonly string[]>([]);
  if (reply !== seen) {
    setSeen(reply);
    setTold(changedPacks(told, seen, reply));
  }
  const titles = reply.packs.filter(({ id }) => told.includes(id)).map(({ title }) => title);
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
