import { useEffect, useState } from "react";
import type { StoryListReply } from "#core/api.ts";
import { useDeps, useSource } from "../use-deps.tsx";

/** Offered when this browser has no stories and the copy on disk has some. */
export function StoryRestore() {
  const { client, store, stories } = useDeps();
  const list = useSource(stories.list);
  const [copy, setCopy] = useState<StoryListReply | null>(null);
  const [isRefused, setRefused] = useState(false);
  const isEmpty =
    list?.ok === true && list.value.stories.length + list.value.deleted.length + list.value.unreadable.length === 0;
  useEffect(() => {
    if (!isEmpty) return;
    const leaving = new AbortController();
    void client.storyList(leaving.signal).then((reply) => {
      if (reply.ok && !leaving.signal.aborted) setCopy(reply.value);
    });
    return () => leaving.abort();
  }, [client, isEmpty]);
  const kept = copy?.stories.filter(({ deletedAt }) => deletedAt === null) ?? [];
  if (!isEmpty || copy === null || kept.length === 0) return null;
  const count = `${kept.length} ${kept.length === 1 ? "story" : "stories"}`;
  const restore = async () => setRefused(!(await store.stories.restore(kept)).ok);
  return (
    <div className="notice" role="status">
      <p>
        This browser holds no stories, but {copy.folder} has a copy of {count}.
      </p>
      {isRefused && <p>This browser could not keep them. Reload the page and try again.</p>}
      <p className="notice-actions">
        <button type="button" className="button" onClick={() => void restore()}>
          Restore {count}
        </button>
      </p>
    </div>
  );
}
