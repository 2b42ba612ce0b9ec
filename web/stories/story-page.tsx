import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Link } from "wouter";
import type { Story } from "#core/setup/story.ts";
import type { StoryList } from "../storage/story-store.ts";
import { Heading, Page } from "../ui/page.tsx";
import { useFocusOnce } from "../ui/use-focus.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import { DemandList } from "./demand-list.tsx";
import { ReadingNotice } from "./reading-notice.tsx";
import { createStoryEditor, type StoryEditor } from "./story-editor.ts";
import { StoryInterview } from "./story-interview.tsx";
import { nameOf } from "./story-matrix.tsx";
import { StoryNote } from "./story-note.tsx";
import { StoryProblem } from "./story-problem.tsx";
import { StorySessions } from "./story-sessions.tsx";
import { bareGuide, useReadings, useStoryPack } from "./use-story-pack.ts";
import { Worksheet } from "./worksheet.tsx";
import "./stories.css";

/** The worksheet of one story. */
export function StoryPage({ storyId }: { readonly storyId: string }) {
  const { stories } = useDeps();
  const list = useSource(stories.list);
  const story = list?.ok === true ? storyIn(list.value, storyId) : undefined;
  if (story !== undefined) return <OpenStory kept={story} />;
  return (
    <Page title="Story" footer={<StoryNote />}>
      {list !== null && (
        <>
          <Heading>This browser has no such story.</Heading>
          <p>
            <Link href="/stories">Go to your stories</Link>
          </p>
        </>
      )}
    </Page>
  );
}

const storyIn = ({ stories, deleted }: StoryList, wanted: string): Story | undefined =>
  [...stories, ...deleted].find(({ id }) => id === wanted);

/** @param kept the story as the store has it; what is typed here goes before it */
function OpenStory({ kept }: { readonly kept: Story }) {
  const { clock, pageLife, store } = useDeps();
  const [editor] = useState(() => createStoryEditor({ story: kept, stories: store.stories, clock }));
  const { story, problem, isKept } = useSyncExternalStore(editor.subscribe, editor.get);
  useEffect(() => {
    const leave = pageLife.onHide(() => void editor.keepInHaste());
    return () => {
      leave();
      void editor.keep();
    };
  }, [editor, pageLife]);
  return (
    <Page title={nameOf(story)} footer={<StoryNote />}>
      <p className="story-back small">
        <Link href="/stories">All stories</Link>
      </p>
      <Heading>{nameOf(story)}</Heading>
      {problem !== null && (
        <StoryProblem
          problem={problem}
          retry={() => void editor.keep()}
          overwrite={() => void editor.overwrite(kept.rev)}
        />
      )}
      {story.deletedAt === null ? (
        <Sheet story={story} editor={editor} isKept={isKept} />
      ) : (
        <Deleted
          undo={() => {
            editor.change({ deletedAt: null });
            void editor.keep();
          }}
        />
      )}
    </Page>
  );
}

interface SheetProps {
  readonly story: Story;
  readonly editor: StoryEditor;
  readonly isKept: boolean;
}

function Sheet({ story, editor, isKept }: SheetProps) {
  const { clock, setup } = useDeps();
  const reply = useSource(setup);
  const known = useStoryPack();
  const { id, fields } = story;
  const shown = useMemo(() => [{ id, fields }], [id, fields]);
  const readings = useReadings(shown, known?.pack);
  if (reply === null) return null;
  const guide = known?.guide ?? bareGuide([story]);
  const remove = () => {
    editor.change({ deletedAt: clock.nowIso() });
    void editor.keep();
  };
  return (
    <>
      <Worksheet story={story} guide={guide} editor={editor} />
      <p className="small muted">{isKept ? "Everything is kept." : "Keeping…"}</p>
      <ReadingNotice isAway={readings.isAway} />
      {known !== null && <DemandList guide={guide} reading={readings.byId.get(story.id)} />}
      <StoryInterview
        story={story}
        pack={known?.pack ?? null}
        reading={readings.byId.get(story.id)}
        keep={editor.keep}
      />
      <StorySessions storyId={story.id} />
      <p>
        <button type="button" className="button-quiet" onClick={remove}>
          Delete this story
        </button>
      </p>
    </>
  );
}

function Deleted({ undo }: { readonly undo: () => void }) {
  const button = useFocusOnce<HTMLButtonElement>();
  return (
    <div className="notice" role="status">
      <p>This story is deleted. It can be brought back for 30 days.</p>
      <p className="notice-actions">
        <button type="button" className="button" ref={button} onClick={undo}>
          Undo
        </button>
      </p>
    </div>
  );
}
