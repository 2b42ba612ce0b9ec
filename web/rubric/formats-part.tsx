import type { RubricPack } from "./rubric-pack.ts";

/** The formats with their lengths, and what an answer in each of them is held against. */
export function FormatsPart({ pack }: { readonly pack: RubricPack }) {
  return (
    <ul className="rubric-list">
      {pack.formats.map(({ id, title, summary, lengths, checklists = [] }) => (
        <li key={id}>
          <p>
            <b>{title}</b> ({lengths.map(({ minutes }) => minutes).join(", ")} min). {summary}
          </p>
          {pack.checklists
            ?.filter((checklist) => checklists.includes(checklist.id))
            .map((checklist) => (
              <details key={checklist.id}>
                <summary>Checklist: {checklist.title}</summary>
                <ol className="small points">
                  {checklist.items.map((item) => (
                    <li key={item.id}>
                      <b>{item.title}.</b> {item.text}
                    </li>
                  ))}
                </ol>
              </details>
            ))}
        </li>
      ))}
    </ul>
  );
}
