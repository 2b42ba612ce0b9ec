import type { ApiClient } from "./api/client.ts";
import type { Clock, Ids } from "./interview/clock.ts";
import type { PageLife } from "./interview/page-life.ts";
import type { NamesOut } from "./settings/names-out.ts";
import type { MirrorSync } from "./storage/mirror-sync.ts";
import type { SessionLocks } from "./storage/session-lock.ts";
import type { SessionStore } from "./storage/session-store.ts";

/** All that the page may use of the world outside. Real ones are made in `main.tsx`, scripted ones in tests. */
export interface WebDeps {
  readonly store: SessionStore;
  readonly client: ApiClient;
  readonly mirror: MirrorSync;
  readonly locks: SessionLocks;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly pageLife: PageLife;
  readonly namesOut: NamesOut;
}
