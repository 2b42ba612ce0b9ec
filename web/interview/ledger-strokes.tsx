import { ledgerByAxis } from "#core/interview/ledger.ts";
import type { SessionEvent } from "#core/transcript/session.ts";
import type { PackSummary } from "#core/api.ts";

const stateText = { open: "not come up yet", asked: "asked about", answered: "spoken to", unanswered: "asked about" };

/** Which axes have come up so far. It tells nothing about how well. */
export function LedgerStrokes(props: {
  readonly axes: PackSummary["axes"];
  readonly events: readonly SessionEvent[];
}) {
  const states = ledgerByAxis(props.events);
  return (
    <ul className="ledger" aria-label="What has come up so far">
      {props.axes.map(({ id, letter, title }) => {
        const state = states[id];
        return (
          <li key={id} data-axis={id} data-state={state === "unanswered" ? "asked" : state} title={title}>
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
