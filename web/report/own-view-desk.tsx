import { createContext, type ReactNode, useContext } from "react";
import type { OwnView } from "#core/transcript/own-view.ts";
import type { SessionHeader } from "#core/transcript/session.ts";
import type { StoreError } from "../storage/session-store.ts";
import { useDeps, useSource } from "../use-deps.tsx";

/** What a person says of a grading, and the way to change it. */
export interface OwnViewDesk {
  readonly view: OwnView;
  /** Shown once it is kept. The error is a sentence for the person; nothing was changed then. */
  readonly change: (change: (view: OwnView) => OwnView) => Promise<string | null>;
}

export const noView: OwnView = {};

const OwnViewContext = createContext<OwnViewDesk | null>(null);

/** `null` where nothing can be kept, as under a sample. */
export const useOwnView = (): OwnViewDesk | null => useContext(OwnViewContext);

interface ProviderProps {
  readonly header: SessionHeader | null;
  readonly children: ReactNode;
}

/** For all that stands in the report of one session. Another tab's changes are seen as soon as they are kept. */
export function OwnViewProvider({ header, children }: ProviderProps) {
  const { store, sessions } = useDeps();
  const list = useSource(sessions);
  if (header === null) return children;
  const listed = list?.ok ? list.value.headers.find(({ id }) => id === header.id) : undefined;
  const newest = listed !== undefined && listed.rev > header.rev ? listed : header;
  const change: OwnViewDesk["change"] = async (changeView) => {
    const kept = await store.updateHeader(header.id, (before) => ({
      ...before,
      ownView: changeView(before.ownView ?? {}),
    }));
    return kept.ok ? null : notKeptText(kept.error);
  };
  return <OwnViewContext value={{ view: newest.ownView ?? noView, change }}>{children}</OwnViewContext>;
}

const notKeptText = ({ type }: StoreError): string =>
  type === "full"
    ? "This browser has no room left, so that was not kept. Delete old interviews in the history, then try again."
    : "This browser could not keep that. Reload the page and try again.";
