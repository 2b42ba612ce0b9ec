import { useEffect, useState } from "react";
import { err, ok, type Result } from "#core/result.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiError } from "../api/client.ts";
import { useDeps } from "../use-deps.tsx";
import { RubricPack } from "./rubric-pack.ts";

/** The pack of that hash; the one before stays until it is there. `null` while the first one loads. */
export function useRubric(hash: string): Result<RubricPack, ApiError> | null {
  const { client } = useDeps();
  const [rubric, setRubric] = useState<Result<RubricPack, ApiError> | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void client.pack(hash, leaving.signal).then((reply) => {
      if (leaving.signal.aborted) return;
      const parsed = reply.ok ? RubricPack.safeParse(reply.value.pack) : null;
      if (!reply.ok) setRubric(reply);
      else setRubric(parsed?.success ? ok(parsed.data) : err(apiError("internal")));
    });
    return () => leaving.abort();
  }, [client, hash]);
  return rubric;
}
