import { useState, useTransition } from "react";
import { useLocation } from "wouter";
import type { PackSummary } from "#core/api.ts";
import type { Story } from "#core/setup/story.ts";
import { StartErrorNotice } from "../setup/start-error.tsx";
import { type StartError, startStoryInterview } from "../setup/start-interview.ts";
import { useDeps } from "../use-deps.tsx";

interface StoryInterviewProps {
  readonly story: Story;
  readonly pack: PackSummary | null;
  /** Resolves once everything typed is kept. */
  readonly keep: () => Promise<void>;
}

/** Begins an interview on this story, or says why it cannot. */
export function StoryInterview({ story, pack, keep }: StoryInterviewProps) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [isStarting, start] = useTransition();
  const [error, setError] = useState<StartError | null>(null);
  const obstacle = obstacleOf(story, pack);
  const begin = () =>
    start(async () => {
      if (pack === null) return;
      await keep();
      const started = await startStoryInterview(deps, pack, { id: story.id, title: story.title.trim() });
      if (started.ok) navigate(`/interview/${started.value}`);
      else setError(started.error);
    });
  return (
    <div className="story-interview">
      {error && <StartErrorNotice error={error} />}
      <button
        type="button"
        className="button"
        data-primary={obstacle === null || undefined}
        aria-disabled={obstacle !== null || isStarting}
        aria-describedby="story-interview-note"
        onClick={() => {
          if (obstacle === null && !isStarting) begin();
        }}
      >
        Interview me on this one
      </button>
      <p id="story-interview-note" className="small muted">
        {obstacle ?? "You tell it without this page in sight, then it is taken apart."}
      </p>
    </div>
  );
}

function obstacleOf({ title }: Story, pack: PackSummary | null): string | null {
  if (pack === null) return "No pack with an interview on a story is known just now.";
  if (!pack.formats.some(({ id }) => id === "story")) return "This pack has no interview on a story.";
  return title.trim() === "" ? "Give the story a title first: the interviewer asks for it by name." : null;
}
