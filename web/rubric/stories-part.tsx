import type { RubricPack } from "./rubric-pack.ts";

type Stories = NonNullable<RubricPack["stories"]>;

/** The worksheet of a signature story, and what each story has to show. */
export function StoriesPart({ stories }: { readonly stories: Stories }) {
  return (
    <>
      <p>
        Asked of a story: “{stories.question}”{" "}
        <span className="small muted">Its title takes the place of {"{title}"}.</span>
      </p>
      <div className="rubric-folds">
        <Told title="What every story has to show" entries={stories.demands} />
        <Told
          title="The worksheet"
          entries={stories.fields.map(({ id, title, help }) => ({ id, title, text: help }))}
        />
        <Told title="Suggestions" entries={stories.suggestions} />
      </div>
    </>
  );
}

interface ToldProps {
  readonly title: string;
  readonly entries: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

function Told({ title, entries }: ToldProps) {
  return (
    <details>
      <summary>
        {title} ({entries.length})
      </summary>
      <ul className="small points">
        {entries.map((entry) => (
          <li key={entry.id}>
            <b>{entry.title}.</b> {entry.text}
          </li>
        ))}
      </ul>
    </details>
  );
}
