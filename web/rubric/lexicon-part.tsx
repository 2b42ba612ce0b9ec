import type { RubricPack } from "./rubric-pack.ts";

/** The words that cues are held against, folded: nobody reads them, but an editor looks one up. */
export function LexiconPart({ pack }: { readonly pack: RubricPack }) {
  return (
    <div className="rubric-folds">
      <details>
        <summary>Words that count as one ({pack.synonyms.length})</summary>
        <ul className="small points">
          {pack.synonyms.map((row) => (
            <li key={row.join("/")}>{row.join(", ")}</li>
          ))}
        </ul>
      </details>
      <Words title="Product names" words={pack.tools} />
      <Words title="Words that give a reason" words={pack.reasons} />
      {pack.field !== undefined && <Words title="Words of the field" words={pack.field} />}
    </div>
  );
}

interface WordsProps {
  readonly title: string;
  readonly words: readonly string[];
}

function Words({ title, words }: WordsProps) {
  return (
    <details>
      <summary>
        {title} ({words.length})
      </summary>
      <p className="small">{words.join(", ")}</p>
    </details>
  );
}
