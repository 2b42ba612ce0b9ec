import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { ApiClient } from "./api/client.ts";
import { createHttpClient } from "./api/http-client.ts";
import { readKey, takeKeyFromLink } from "./api/key.ts";
import { browserClock, browserIds } from "./interview/clock.ts";
import { browserPageLife } from "./interview/page-life.ts";
import { keepLastGood } from "./prepare/last-good.ts";
import { fetchScreensAhead, Routes } from "./routes.tsx";
import { createNamesOut } from "./settings/names-out.ts";
import { browserVisibility, watchPackChanges } from "./setup/pack-changes.ts";
import { createChangeChannel } from "./storage/change-channel.ts";
import { createMirrorLater } from "./storage/copy-later.ts";
import { openSessionStore } from "./storage/indexeddb-session-store.ts";
import { createWebLocks } from "./storage/session-lock.ts";
import { createStoryDesk } from "./stories/story-desk.ts";
import { createSource } from "./ui/source.ts";
import { type AppDeps, DepsProvider } from "./use-deps.tsx";
import "./ui/tokens.css";
import "./ui/base.css";

/** The only place where the page's real parts are made. */
async function start(root: HTMLElement) {
  const linkPlace = { location, history, storage: localStorage };
  takeKeyFromLink(linkPlace);
  addEventListener("hashchange", () => {
    if (takeKeyFromLink(linkPlace)) location.reload();
  });
  const client = createHttpClient({ fetch: (path, init) => fetch(path, init), readKey: () => readKey(localStorage) });
  const setup = createSource(
    () => client.setup(),
    (refresh) => whenPacksMayHaveChanged(client, refresh),
  );
  const app = createRoot(root);
  const name = import.meta.env["VITE_HOTSEAT_DATABASE"] ?? "hotseat";
  const store = await openSessionStore({
    name,
    factory: indexedDB,
    storage: localStorage,
    channel: createChangeChannel(name),
    storyChannel: createChangeChannel(`${name}:stories`),
    nowIso: browserClock.nowIso(),
    after: browserClock.after,
  });
  const mirror = createMirrorLater(async () => {
    const { createMirrorSync } = await import("./storage/http-mirror-sync.ts");
    return createMirrorSync({ store, client, clock: browserClock });
  });
  const deps: AppDeps = {
    store,
    client,
    mirror,
    setup,
    stories: createStoryDesk({ store, client, clock: browserClock }, setup),
    prepare: createSource(
      keepLastGood(() => client.prepare()),
      (refresh) => whenPacksMayHaveChanged(client, refresh),
    ),
    models: createSource(() => client.models(), whenShownAgain),
    sessions: createSource(
      () => store.list(),
      (refresh) => store.subscribe(refresh),
    ),
    restorable: createSource(
      async () => (await import("./storage/restore.ts")).findRestorable({ store, client }),
      (refresh) => store.subscribe(({ sessionId }) => sessionId === null && refresh()),
    ),
    locks: createWebLocks(navigator.locks),
    clock: browserClock,
    ids: browserIds,
    pageLife: browserPageLife,
    namesOut: createNamesOut(localStorage, (changed) => addEventListener("storage", changed)),
  };
  app.render(
    <StrictMode>
      <DepsProvider deps={deps}>
        <Routes />
      </DepsProvider>
    </StrictMode>,
  );
  await mirror.catchUp();
  void deps.stories.sync.catchUp();
  whenIdle(() => void fetchScreensAhead());
}

/** A pack may be edited while the person looks on, or the server started while she was elsewhere. */
function whenPacksMayHaveChanged(client: ApiClient, refresh: () => void): () => void {
  const unwatch = watchPackChanges({ client, clock: browserClock, visibility: browserVisibility }, refresh);
  const unlisten = whenShownAgain(refresh);
  return () => {
    unwatch();
    unlisten();
  };
}

function whenShownAgain(refresh: () => void): () => void {
  addEventListener("focus", refresh);
  return () => removeEventListener("focus", refresh);
}

/** The first screen comes before the others. Safari has no idle callback. */
function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 5_000 });
  else setTimeout(run, 2_000);
}

const root = document.getElementById("root");
if (root !== null) void start(root);
