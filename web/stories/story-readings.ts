import type { StoryReading } from "#core/api.ts";
import type { Story } from "#core/setup/story.ts";
import type { ApiClient } from "../api/client.ts";
import { createSnapshotCell } from "../snapshot-cell.ts";

/** What the built-in reader said of a story last. */
export interface KeptReading {
  readonly demands: StoryReading["demands"];
  /** The words that it read. */
  readonly words: string;
}

export interface Readings {
  readonly byId: ReadonlyMap<string, KeptReading>;
  /** The last story could not be read: what is shown is what was known before. */
  readonly isAway: boolean;
}

/** Which demands each story meets, as far as it is known. Kept while the page is open. */
export interface StoryReadings {
  get(): Readings;
  subscribe(listener: () => void): () => void;
  /** Asks the server, unless these very words were read already. A later call for the same story overtakes it. */
  read(story: Pick<Story, "id" | "fields">, packHash: string): Promise<void>;
}

export function createStoryReadings(client: Pick<ApiClient, "readStory">): StoryReadings {
  const cell = createSnapshotCell<Readings>({ byId: new Map(), isAway: false });
  const newestById = new Map<string, string>();
  return {
    get: cell.get,
    subscribe: cell.subscribe,
    async read({ id, fields }, packHash) {
      const words = wordsOf(fields, packHash);
      if (cell.get().byId.get(id)?.words === words) return;
      newestById.set(id, words);
      const reply = await client.readStory({ packHash, fields });
      if (newestById.get(id) !== words) return;
      if (!reply.ok) return cell.set({ isAway: true });
      const kept: KeptReading = { demands: reply.value.demands, words };
      cell.set({ byId: new Map(cell.get().byId).set(id, kept), isAway: false });
    },
  };
}

const wordsOf = (fields: Story["fields"], packHash: string): string => JSON.stringify([packHash, fields]);
