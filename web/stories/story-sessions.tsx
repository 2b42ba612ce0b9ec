import { SessionRow } from "../history/session-row.tsx";
import { useDeps, useSource } from "../use-deps.tsx";

/** The interviews on this story, newest first; nothing before the first one. */
export function StorySessions({ storyId }: { readonly storyId: string }) {
  const { sessions } = useDeps();
  const list = useSource(sessions);
  const headers = list?.ok === true ? list.value.headers.filter(({ setup }) => setup.story?.id === storyId) : [];
  if (headers.length === 0) return null;
  return (
    <section className="story-sessions" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">Interviews on it</h2>
      <ul className="evenings">
        {headers.map((header) => (
          <SessionRow key={header.id} header={header} />
        ))}
      </ul>
    </section>
  );
}
