import type { PackSummary, SetupReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { ApiError } from "../api/client.ts";
import type { WebDeps } from "../deps.ts";
import { createCopyLater } from "../storage/copy-later.ts";
import type { StoreError } from "../storage/session-store.ts";
import type { StoryList } from "../storage/story-store.ts";
import { createSource, type Source } from "../ui/source.ts";
import { createStoryReadings, type StoryReadings } from "./story-readings.ts";
import type { StorySync } from "./story-sync.ts";

/** What the two screens of the stories share. */
export interface StoryDesk {
  readonly list: Source<Result<StoryList, StoreError>>;
  readonly readings: StoryReadings;
  readonly sync: StorySync;
  /** The first pack with a worksheet; the last one known while the server is away. `null` = none. */
  pack(): PackSummary | null;
}

type DeskDeps = Pick<WebDeps, "store" | "client" | "clock">;

export function createStoryDesk(
  { store, client, clock }: DeskDeps,
  setup: Source<Result<SetupReply, ApiError>>,
): StoryDesk {
  let pack: PackSummary | null = null;
  return {
    list: createSource(
      () => store.stories.list(),
      (refresh) =>
        joined(
          store.stories.subscribe(refresh),
          store.subscribe(({ sessionId }) => sessionId === null && refresh()),
        ),
    ),
    readings: createStoryReadings(client),
    sync: createCopyLater(async () => {
      const { createStorySync } = await import("./story-sync.ts");
      return createStorySync({ stories: store.stories, client, clock });
    }),
    pack() {
      const reply = setup.getSnapshot();
      if (reply?.ok === true) pack = reply.value.packs.find(({ stories }) => stories !== undefined) ?? null;
      return pack;
    },
  };
}

const joined = (one: () => void, other: () => void) => () => {
  one();
  other();
};
