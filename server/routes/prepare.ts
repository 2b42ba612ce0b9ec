import { Hono } from "hono";
import type { PrepareReply } from "#core/api.ts";
import type { ServerDeps } from "../deps.ts";

/** GET / — the reference pages of all packs that can be used, in the order of reading, and what is wrong with the others. */
export function prepareRoutes(deps: Pick<ServerDeps, "packs" | "reference">): Hono {
  return new Hono().get("/", async (context) => {
    const { packs } = await deps.packs.current();
    const { pages, problems } = await deps.reference.current();
    const titleById = new Map(packs.map(({ pack }) => [pack.id, pack.title]));
    const reply: PrepareReply = {
      pages: pages.flatMap(({ packId, page }) => {
        const packTitle = titleById.get(packId);
        return packTitle === undefined ? [] : [{ packId, packTitle, ...page }];
      }),
      problems: [...problems],
    };
    return context.json(reply);
  });
}
