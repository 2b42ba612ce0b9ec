import { type RefObject, useRef } from "react";
import type { StoryGuide } from "#core/api.ts";
import { findPlaceholders, type Placeholder, type Story } from "#core/setup/story.ts";
import type { StoryEditor } from "./story-editor.ts";

interface WorksheetProps {
  readonly story: Story;
  readonly guide: StoryGuide;
  readonly editor: StoryEditor;
}

/** Title and fields, each with the places that still wait under it. */
export function Worksheet({ story, guide, editor }: WorksheetProps) {
  const suggestion = guide.suggestions.find(({ id }) => id === story.suggestionId);
  const leave = () => void editor.keep();
  return (
    <div className="worksheet">
      {suggestion && (
        <details className="story-points" open>
          <summary>What this story could hold</summary>
          <ul>
            {suggestion.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="story-field">
        <label htmlFor="story-title">Title</label>
        <p id="story-title-help" className="muted small">
          As the interviewer will name it.
        </p>
        <input
          id="story-title"
          aria-describedby="story-title-help"
          value={story.title}
          maxLength={120}
          onChange={(changed) => editor.change({ title: changed.target.value })}
          onBlur={leave}
        />
      </div>
      {guide.fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          text={story.fields[field.id] ?? ""}
          change={(text) => editor.change({ fields: { ...editor.get().story.fields, [field.id]: text } })}
          leave={leave}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly field: StoryGuide["fields"][number];
  readonly text: string;
  readonly change: (text: string) => void;
  readonly leave: () => void;
}

function Field({ field, text, change, leave }: FieldProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const id = `story-${field.id}`;
  return (
    <div className="story-field">
      <label htmlFor={id}>{field.title}</label>
      <p id={`${id}-help`} className="muted small">
        {field.help}
      </p>
      <textarea
        id={id}
        ref={box}
        rows={3}
        maxLength={6_000}
        aria-describedby={`${id}-help`}
        value={text}
        onChange={(changed) => change(changed.target.value)}
        onBlur={leave}
      />
      <OpenPlaces places={findPlaceholders(text)} title={field.title} box={box} />
      {text.trim() === "" && field.template !== "" && (
        <button type="button" className="button-quiet small" onClick={() => change(field.template)}>
          Put the template back
        </button>
      )}
    </div>
  );
}

interface PlacesProps {
  readonly places: readonly Placeholder[];
  readonly title: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

/** Every place that waits for own words; pressing one selects it in the text, so that typing fills it. */
function OpenPlaces({ places, title, box }: PlacesProps) {
  if (places.length === 0) return null;
  const select = ({ start, end }: Placeholder) => {
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
  };
  return (
    <ul className="open-places" aria-label={`Still open in ${title}`}>
      {places.map((place) => (
        <li key={place.start}>
          <button type="button" className="open-place" onClick={() => select(place)}>
            {place.text}
          </button>
        </li>
      ))}
    </ul>
  );
}
