import { useRef, useState } from "react";
import { useLocation } from "wouter";
import type { StoryGuide } from "#core/api.ts";
import { newStory, type Story } from "#core/setup/story.ts";
import { SetupProblems } from "../setup/setup-problems.tsx";
import type { StoryList } from "../storage/story-store.ts";
import { Heading, Page } from "../ui/page.tsx";
import { useFocusOnce } from "../ui/use-focus.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import { ReadingNotice } from "./reading-notice.tsx";
import { nameOf, StoryMatrix } from "./story-matrix.tsx";
import { StoryNote } from "./story-note.tsx";
import { StoryRestore } from "./story-restore.tsx";
import { bareGuide, useReadings, useStoryPack } from "./use-story-pack.ts";
import "./stories.css";

const none: readonly Story[] = [];

/** All stories against what each must show, and ways to begin another one. */
export function StoriesPage() {
  const { setup, stories } = useDeps();
  const reply = useSource(setup);
  const list = useSource(stories.list);
  const known = useStoryPack();
  const shown = list?.ok === true ? list.value.stories : none;
  const readings = useReadings(shown, known?.pack);
  return (
    <Page title="Stories" footer={<StoryNote />}>
      <div className="stories-head">
        <Heading>Your stories</Heading>
        <p className="muted">
          Three to five stories carry most interviews, if each of them shows every demand below with your own figures.{" "}
          {list?.ok === true && countText(shown.length)}
        </p>
      </div>
      <SetupProblems reply={reply} />
      <StoryRestore />
      {list !== null && !list.ok && (
        <p className="notice" role="alert">
          The stories could not be read. Reload the page to try again; nothing was changed.
        </p>
      )}
      {reply?.ok === true && known === null && <p>No pack on this computer has a worksheet for stories.</p>}
      {reply !== null && list?.ok === true && (
        <>
          <ReadingNotice isAway={readings.isAway} />
          <KeptStories list={list.value} guide={known?.guide ?? bareGuide(shown)} readings={readings} />
        </>
      )}
      {known !== null && list?.ok === true && <Beginnings guide={known.guide} stories={shown} />}
    </Page>
  );
}

interface KeptProps {
  readonly list: StoryList;
  readonly guide: StoryGuide;
  readonly readings: ReturnType<typeof useReadings>;
}

function KeptStories({ list, guide, readings }: KeptProps) {
  const { clock, store } = useDeps();
  const [deleted, setDeleted] = useState<Story | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const remove = async (story: Story) => {
    const saved = await store.stories.save({ ...story, deletedAt: clock.nowIso() }, "strict");
    if (saved.ok) setDeleted(saved.value);
  };
  const bringBack = async (story: Story) => {
    await store.stories.save({ ...story, deletedAt: null }, "strict");
    setDeleted(null);
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} className="wide story-list">
      {list.stories.length > 0 && (
        <StoryMatrix stories={list.stories} guide={guide} readings={readings} remove={(story) => void remove(story)} />
      )}
      {list.unreadable.length > 0 && (
        <p className="notice">
          {list.unreadable.length} {list.unreadable.length === 1 ? "story" : "stories"} could not be read and stayed as{" "}
          {list.unreadable.length === 1 ? "it is" : "they are"}.
        </p>
      )}
      {list.deleted.length > 0 && (
        <details className="deleted">
          <summary>Deleted in the last 30 days: {list.deleted.length}</summary>
          <ul>
            {list.deleted.map((story) => (
              <li key={story.id} className="story-deleted">
                {nameOf(story)}
                <button
                  type="button"
                  className="button-quiet small"
                  aria-label={`Bring back ${nameOf(story)}`}
                  onClick={() => void bringBack(story)}
                >
                  Bring back
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {deleted !== null && (
        <UndoToast story={deleted} undo={() => void bringBack(deleted)} close={() => setDeleted(null)} />
      )}
    </div>
  );
}

function UndoToast(props: { readonly story: Story; readonly undo: () => void; readonly close: () => void }) {
  const undo = useFocusOnce<HTMLButtonElement>();
  return (
    <div className="toast" role="status">
      <span>Deleted “{nameOf(props.story)}”.</span>
      <button type="button" className="button" ref={undo} onClick={props.undo}>
        Undo
      </button>
      <button type="button" className="button-quiet" onClick={props.close}>
        Close
      </button>
    </div>
  );
}

function Beginnings({ guide, stories }: { readonly guide: StoryGuide; readonly stories: readonly Story[] }) {
  const { clock, ids, store } = useDeps();
  const [, navigate] = useLocation();
  const [isRefused, setRefused] = useState(false);
  const begin = async (title: string, suggestionId?: string) => {
    const given = { id: ids.next(), nowIso: clock.nowIso(), title };
    const story = newStory(guide, suggestionId === undefined ? given : { ...given, suggestionId });
    const saved = await store.stories.save(story, "strict");
    if (saved.ok) navigate(`/stories/${story.id}`);
    else setRefused(true);
  };
  const fresh = guide.suggestions.filter(({ id }) => !stories.some(({ suggestionId }) => suggestionId === id));
  return (
    <section className="story-beginnings" aria-labelledby="begin-heading">
      <h2 id="begin-heading">{stories.length === 0 ? "Begin your first story" : "Begin another story"}</h2>
      {fresh.length > 0 && (
        <ul>
          {fresh.map(({ id, title, text }) => (
            <li key={id} className="story-suggestion">
              <div>
                <h3>{title}</h3>
                <p className="muted small">{text}</p>
              </div>
              <button
                type="button"
                className="button"
                aria-label={`Begin with ${title}`}
                onClick={() => void begin(title, id)}
              >
                Begin
              </button>
            </li>
          ))}
        </ul>
      )}
      {isRefused && (
        <p className="notice" role="alert">
          This browser cannot keep a story just now. Nothing was begun; reload the page and try again.
        </p>
      )}
      <p>
        <button
          type="button"
          className="button"
          data-primary={stories.length === 0 || undefined}
          onClick={() => void begin("")}
        >
          Begin with a blank worksheet
        </button>
      </p>
    </section>
  );
}

function countText(count: number): string {
  if (count === 0) return "You have none yet.";
  if (count < 3) return `You have ${count} so far: write at least ${3 - count} more.`;
  return count <= 5 ? `You have ${count}.` : `You have ${count}: keep the five that show most.`;
}
