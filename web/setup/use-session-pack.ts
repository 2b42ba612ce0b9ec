import { useEffect, useState } from "react";
import { useDeps } from "../use-deps.tsx";
import { readSessionPack, type SessionPack } from "./session-pack.ts";

/** The pack that a session began with; `null` until it is read, or when it cannot be. */
export function useSessionPack(hash: string | undefined): SessionPack | null {
  const { client, store } = useDeps();
  const [pack, setPack] = useState<SessionPack | null>(null);
  useEffect(() => {
    if (hash === undefined) return;
    let isLeft = false;
    void readSessionPack({ client, store }, hash).then((read) => {
      if (!isLeft) setPack(read);
    });
    return () => {
      isLeft = true;
    };
  }, [client, store, hash]);
  return pack;
}
