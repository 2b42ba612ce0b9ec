import type { StoryGuide } from "#core/api.ts";
import { Mark } from "./story-matrix.tsx";
import type { KeptReading } from "./story-readings.ts";

interface DemandListProps {
  readonly guide: StoryGuide;
  readonly reading: KeptReading | undefined;
}

const shownQuotes = 2;
const listed = new Intl.ListFormat("en-GB");

/** What the story shows, by which of its words, and what it lacks. */
export function DemandList({ guide, reading }: DemandListProps) {
  return (
    <section className="story-demands" aria-labelledby="demands-heading">
      <h2 id="demands-heading">What it shows</h2>
      <p role="status">{summaryOf(guide, reading)}</p>
      <ul>
        {guide.demands.map(({ id, title, text }) => {
          const quotes = reading?.demands.find((demand) => demand.id === id)?.quotes ?? [];
          return (
            <li key={id} className="story-demand-row" data-axis={id}>
              <h3>
                <Mark reading={reading} demandId={id} /> {title}
              </h3>
              {quotes.length === 0 ? (
                <p className="muted">{text}</p>
              ) : (
                quotes
                  .slice(0, shownQuotes)
                  .map((quote) => <blockquote key={`${quote.fieldId}-${quote.start}`}>{quote.text}</blockquote>)
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function summaryOf({ demands }: StoryGuide, reading: KeptReading | undefined): string {
  if (reading === undefined) return "Not read yet.";
  const lacking = demands.filter(
    ({ id }) => (reading.demands.find((demand) => demand.id === id)?.quotes ?? []).length === 0,
  );
  if (lacking.length === 0) return "It shows all of it. Sentences with an open place do not count.";
  const names = listed.format(lacking.map(({ title }) => title.toLowerCase()));
  return `It still lacks ${names}. Sentences with an open place do not count.`;
}
