import { decisionText } from "#core/report/words.ts";
import type { RubricFlag, RubricPack } from "./rubric-pack.ts";

/** From levels to a decision: the first rule that holds, per role. */
export function DecisionRules({ levels }: { readonly levels: RubricPack["levels"] }) {
  return (
    <>
      <p>The first rule that holds decides, from the top; where none holds it is a no. A red flag may lower it.</p>
      <p>
        An axis that was not asked counts neither for nor against: the mean and the lowest are those of the graded axes.
        After one graded axis, or one timed answer, the report tells what was heard and gives no decision.
      </p>
      <div className="rubric-tables">
        {levels.map(({ id, title, decision }) => (
          <table key={id}>
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">Decision</th>
                <th scope="col">Mean</th>
                <th scope="col">Lowest axis</th>
                <th scope="col">Axes graded</th>
              </tr>
            </thead>
            <tbody>
              {decision.map((rule) => (
                <tr key={rule.decision}>
                  <th scope="row">{decisionText[rule.decision]}</th>
                  <td>{rule.mean}</td>
                  <td>{rule.lowest}</td>
                  <td>{rule.axes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  );
}

export function RedFlags({ flags }: { readonly flags: readonly RubricFlag[] }) {
  return (
    <ul className="rubric-list">
      {flags.map(({ id, title, text, cap, rule, examples, nearMisses }) => (
        <li key={id}>
          <h3>{title}</h3>
          <p>{text}</p>
          <p>
            At best <b>{decisionText[cap]}</b>. <span className="muted">{rule}</span>
          </p>
          <details>
            <summary>How it sounds, and what only sounds like it</summary>
            <ul className="small said">
              {examples.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
            <p className="small muted">No flag:</p>
            <ul className="small said">
              {nearMisses.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
