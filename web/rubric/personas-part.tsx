import type { RubricPack } from "./rubric-pack.ts";

/** Each interviewer, with the phrases under the names that they have in the file. */
export function PersonasPart({ personas }: { readonly personas: RubricPack["personas"] }) {
  return (
    <ul className="rubric-list">
      {personas.map(({ id, title, description, phrases }) => (
        <li key={id}>
          <p>
            <b>{title}.</b> {description}
          </p>
          <details>
            <summary>What this interviewer says</summary>
            <dl className="small rubric-phrases">
              {Object.entries(phrases).map(([list, lines]) => (
                <div key={list}>
                  <dt>
                    <code>{list}</code>
                  </dt>
                  {lines.map((line) => (
                    <dd key={line}>{line}</dd>
                  ))}
                </div>
              ))}
            </dl>
          </details>
        </li>
      ))}
    </ul>
  );
}
