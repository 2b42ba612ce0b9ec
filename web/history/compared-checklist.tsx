import type { ChecklistChange } from "#core/history/attempts.ts";

interface ComparedChecklistProps {
  readonly checklist: ChecklistChange;
  readonly names: readonly [string, string];
}

/** What was said in each of two attempts, part by part. */
export function ComparedChecklist({ checklist: { id, title, items }, names }: ComparedChecklistProps) {
  return (
    <section className="compare-checklist" aria-labelledby={`compared-${id}`}>
      <h2 id={`compared-${id}`}>{title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Part</span>
            </th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} data-changed={item.before !== item.after || undefined}>
              <th scope="row">{item.title}</th>
              <Tick isSaid={item.before} />
              <Tick isSaid={item.after} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Tick({ isSaid }: { readonly isSaid: boolean }) {
  return (
    <td data-said={isSaid || undefined}>
      <span aria-hidden="true">{isSaid ? "✓" : "–"}</span>
      <span className="visually-hidden">{isSaid ? "heard" : "not heard"}</span>
    </td>
  );
}
