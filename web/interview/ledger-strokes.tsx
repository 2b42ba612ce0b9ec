import type { PackSummary } from "#core/api.ts";
import type { Ledger } from "#core/interview/ledger.ts";
import type { AxisId } from "#core/setup/names.ts";

const stateText = { open: "not come up yet", asked: "asked about", answered: "spoken to" };

/** Which axes have come up so far. It tells nothing about how well. */
export function LedgerStrokes(props: { readonly axes: PackSummary["axes"]; readonly ledger: Ledger }) {
  return (
    <ul className="ledger" aria-label="What has come up so far">
      {props.axes.map(({ id, letter, title }) => {
        const state = stateOf(props.ledger, id);
        return (
          <li key={id} data-axis={id} data-state={state}>
            <svg viewBox="0 0 8 24" aria-hidden="true">
              <path d="M4 21V3" />
            </svg>
            <span aria-hidden="true">{letter}</span>
            <span className="visually-hidden">
              {title}: {stateText[state]}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function stateOf(ledger: Ledger, axis: AxisId): keyof typeof stateText {
  const states = ledger.filter((entry) => entry.axis === axis).map(({ state }) => state);
  if (states.includes("answered")) return "answered";
  return states.includes("asked") || states.includes("unanswered") ? "asked" : "open";
}
