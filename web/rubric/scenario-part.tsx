import type { RubricPack } from "./rubric-pack.ts";

/** The company that does not exist; its facts are folded away, as a candidate has to ask for them. */
export function ScenarioPart({ scenario }: { readonly scenario: RubricPack["scenario"] }) {
  return (
    <>
      <p>{scenario.company}</p>
      <p className="small muted">{scenario.notice}</p>
      <details>
        <summary>Facts, given to who asks ({scenario.facts.length})</summary>
        <ul className="small points">
          {scenario.facts.map(({ id, text, asks: [ask] = [] }) => (
            <li key={id}>
              {text} {ask !== undefined && <span className="muted">For example: “{ask}”</span>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
