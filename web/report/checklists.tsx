import type { ChecklistGrade } from "#core/grading/grade.ts";
import { plainTitle } from "#core/report/drill.ts";
import { TurnQuote } from "./evidence-quote.tsx";
import "./beside-the-axes.css";

/** What an answer of this kind should hold, each part ticked by the person's own words. */
export function Checklists({ checklists }: { readonly checklists: readonly ChecklistGrade[] }) {
  return checklists.map((checklist) => <Checklist key={checklist.id} checklist={checklist} />);
}

function Checklist({ checklist }: { readonly checklist: ChecklistGrade }) {
  const { id, title, isOrdered, items, orderNotes } = checklist;
  const said = items.filter(({ quotes }) => quotes.length > 0).length;
  const List = isOrdered ? "ol" : "ul";
  return (
    <section className="report-section" aria-labelledby={`checklist-${id}`}>
      <h2 id={`checklist-${id}`}>{title}</h2>
      <p className="muted">
        {said} of {items.length} heard{isOrdered && ". The order counts"}.
      </p>
      <List className="checklist" aria-labelledby={`checklist-${id}`}>
        {items.map((item, index) => (
          <li key={item.id} data-said={item.quotes.length > 0 || undefined}>
            <span className="checklist-tick" aria-hidden="true">
              {item.quotes.length > 0 ? "✓" : "–"}
            </span>
            <div>
              <p>
                <b>
                  {isOrdered && `${index + 1}. `}
                  {isOrdered ? plainTitle(item.title) : item.title}
                </b>{" "}
                <span className="visually-hidden">
                  {item.quotes.length > 0 ? "heard" : "not found; check your words"}
                </span>
              </p>
              <p className="muted small">{item.text}</p>
              {item.quotes.map((quote) => (
                <TurnQuote key={`${quote.turn}-${quote.start}`} quote={quote} />
              ))}
            </div>
          </li>
        ))}
      </List>
      {orderNotes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </section>
  );
}
