import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { ModelsReply, PrepareReply, SetupReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { ApiError } from "./api/client.ts";
import type { WebDeps } from "./deps.ts";
import type { Restorable } from "./storage/restore.ts";
import type { SessionList, StoreError } from "./storage/session-store.ts";
import type { StoryDesk } from "./stories/story-desk.ts";
import type { Source } from "./ui/source.ts";

/** What the screens share: the services, and the readings that most of them show. */
export interface AppDeps extends WebDeps {
  readonly setup: Source<Result<SetupReply, ApiError>>;
  readonly prepare: Source<Result<PrepareReply, ApiError>>;
  readonly models: Source<Result<ModelsReply, ApiError>>;
  readonly sessions: Source<Result<SessionList, StoreError>>;
  readonly stories: StoryDesk;
  /** What the copy on disk could bring back; `null` inside = nothing to offer. */
  readonly restorable: Source<Result<Restorable | null, ApiError>>;
}

const DepsContext = createContext<AppDeps | null>(null);

export function DepsProvider({ deps, children }: { readonly deps: AppDeps; readonly children: ReactNode }) {
  return <DepsContext value={deps}>{children}</DepsContext>;
}

export function useDeps(): AppDeps {
  const deps = useContext(DepsContext);
  if (deps === null) throw new Error("useDeps outside DepsProvider");
  return deps;
}

export function useSource<T>(source: Source<T>): T | null {
  return useSyncExternalStore(source.subscribe, source.getSnapshot);
}
