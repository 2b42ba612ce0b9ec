import { Link } from "wouter";
import type { StoryGuide } from "#core/api.ts";
import { type Story, storyProgress } from "#core/setup/story.ts";
import type { KeptReading, Readings } from "./story-readings.ts";

interface MatrixProps {
  readonly stories: readonly Story[];
  readonly guide: StoryGuide;
  readonly readings: Readings;
  readonly remove: (story: Story) => void;
}

/** Which story meets which demand: a letter in the head, a mark and a word in each place. */
export function StoryMatrix({ stories, guide, readings, remove }: MatrixProps) {
  return (
    <div className="story-matrix">
      <table>
        <caption className="visually-hidden">What each story shows</caption>
        <thead>
          <tr>
            <th scope="col">Story</th>
            {guide.demands.map(({ id, title }) => (
              <th key={id} scope="col" data-axis={id} className="story-mark">
                <abbr title={title}>{title.charAt(0)}</abbr>
                <span className="story-demand">{title}</span>
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stories.map((story) => (
            <StoryRow
              key={story.id}
              story={story}
              guide={guide}
              reading={readings.byId.get(story.id)}
              remove={remove}
            />
          ))}
        </tbody>
        {stories.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">Shown by</th>
              {guide.demands.map(({ id, title }) => (
                <td
                  key={id}
                  className="story-mark"
                  aria-label={`${title}: ${countOf(stories, readings, id)} of ${stories.length} stories`}
                >
                  {countOf(stories, readings, id)} of {stories.length}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface RowProps {
  readonly story: Story;
  readonly guide: StoryGuide;
  readonly reading: KeptReading | undefined;
  readonly remove: (story: Story) => void;
}

function StoryRow({ story, guide, reading, remove }: RowProps) {
  const name = nameOf(story);
  return (
    <tr>
      <th scope="row">
        <Link href={`/stories/${story.id}`} className="story-name">
          {name}
        </Link>
        <span className="story-progress">{progressText(story, guide)}</span>
      </th>
      {guide.demands.map(({ id }) => (
        <td key={id} className="story-mark" data-axis={id}>
          <Mark reading={reading} demandId={id} />
        </td>
      ))}
      <td className="story-row-actions">
        <button
          type="button"
          className="button-quiet small"
          aria-label={`Delete ${name}`}
          onClick={() => remove(story)}
        >
          Delete
        </button>
      </td>
    </tr>
  );
}

/** Drawn and told: the colour only repeats it. */
export function Mark({ reading, demandId }: { readonly reading: KeptReading | undefined; readonly demandId: string }) {
  const state = stateOf(reading, demandId);
  return (
    <>
      <span className="story-sign" data-state={state} aria-hidden="true">
        {signByState[state]}
      </span>
      <span className="visually-hidden">{state}</span>
    </>
  );
}

type MarkState = "shown" | "missing" | "not read yet";
const signByState: Readonly<Record<MarkState, string>> = { shown: "✓", missing: "–", "not read yet": "?" };

function stateOf(reading: KeptReading | undefined, demandId: string): MarkState {
  const demand = reading?.demands.find(({ id }) => id === demandId);
  if (demand === undefined) return "not read yet";
  return demand.quotes.length > 0 ? "shown" : "missing";
}

const countOf = (stories: readonly Story[], { byId }: Readings, demandId: string): number =>
  stories.filter(({ id }) => stateOf(byId.get(id), demandId) === "shown").length;

export const nameOf = ({ title }: Story): string => (title.trim() === "" ? "Untitled story" : title.trim());

function progressText(story: Story, guide: StoryGuide): string {
  const { filled, open } = storyProgress(story, guide);
  const fields = `${filled} of ${guide.fields.length} parts filled`;
  return open === 0 ? fields : `${fields}, ${open} ${open === 1 ? "place" : "places"} open`;
}
