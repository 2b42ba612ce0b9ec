import { useMemo } from "react";
import type { Quote } from "#core/grading/grade.ts";
import { type Measure, measureDelivery } from "#core/report/delivery.ts";
import type { SessionHeader, TranscriptTurn } from "#core/transcript/session.ts";
import { useSessionPack } from "../setup/use-session-pack.ts";
import "./said-again.css";

interface DeliveryProps {
  readonly header: SessionHeader;
  readonly turns: readonly TranscriptTurn[];
}

/** How the answers were given, in figures, folded away: each with the words that were counted. */
export function Delivery({ header, turns }: DeliveryProps) {
  const pack = useSessionPack(header.setup.packHash);
  const measures = useMemo(() => measureDelivery(turns, pack?.tools ?? []), [turns, pack]);
  if (measures.length === 0) return null;
  return (
    <section className="report-section report-aside" aria-labelledby="delivery-title">
      <h2 id="delivery-title">How you said it</h2>
      <p className="muted">Counted in your words, apart from the score: none of it moves a level.</p>
      <details>
        <summary>See the figures</summary>
        <dl className="delivery">
          {measures.map((measure) => (
            <MeasureRow key={measure.id} measure={measure} />
          ))}
        </dl>
      </details>
    </section>
  );
}

function MeasureRow({ measure }: { readonly measure: Measure }) {
  const byTurn = [...Map.groupBy(measure.quotes, ({ turn }) => turn)];
  return (
    <div>
      <dt>{measure.title}</dt>
      <dd>{measure.value}</dd>
      {byTurn.length > 0 && (
        <dd className="small">
          <details>
            <summary>Which words</summary>
            <ul>
              {byTurn.map(([turn, quotes]) => (
                <li key={turn}>
                  <a href={`#turn-${turn}`}>turn {turn}</a> <span className="muted">{countedText(quotes)}</span>
                </li>
              ))}
            </ul>
          </details>
        </dd>
      )}
    </div>
  );
}

/** What was said more than once in a turn stands there once, with how often. */
const countedText = (quotes: readonly Quote[]): string =>
  [...Map.groupBy(quotes, ({ text }) => text.toLowerCase())]
    .map(([text, same]) => (same.length === 1 ? text : `${text} × ${same.length}`))
    .join(" · ");
