import { useState, useTransition } from "react";
import { useLocation } from "wouter";
import type { PackSummary } from "#core/api.ts";
import { storyProgress, type Story } from "#core/setup/story.ts";
import { StartErrorNotice } from "../setup/start-error.tsx";
import { type StartError, startStoryInterview } from "../setup/start-interview.ts";
import { useDeps } from "../use-deps.tsx";
import type { KeptReading } from "./story-readings.ts";

interface StoryInterviewProps {
  readonly story: Story;
  readonly pack: PackSummary | null;
  /** What the reader said of it last, where it was read. */
  readonly reading: KeptReading | undefined;
  /** Resolves once everything typed is kept. */
  readonly keep: () => Promise<void>;
}

/** Begins an interview on this story, or says why it cannot. */
export function StoryInterview({ story, pack, reading, keep }: StoryInterviewProps) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [isStarting, start] = useTransition();
  const [error, setError] = useState<StartError | null>(null);
  const obstacle = obstacleOf(story, pack);
  const begin = () =>
    start(async () => {
      if (pack === null) return;
      await keep();
      const started = await startStoryInterview(deps, pack, {
        id: story.id,
        title: story.title.trim(),
        ...(reading === undefined ? {} : { lacks: lacksOf(reading) }),
      });
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
        {obstacle ?? noteOn(story, pack)}
      </p>
    </div>
  );
}

const lacksOf = ({ demands }: KeptReading): string[] =>
  demands.filter(({ quotes }) => quotes.length === 0).map(({ id }) => id);

function noteOn(story: Story, pack: PackSummary | null): string {
  const told = "You tell it without this page in sight, then it is taken apart.";
  const isBlank = pack?.stories != null && storyProgress(story, pack.stories).filled === 0;
  return isBlank ? `No part of the worksheet is filled in yet, so you tell this one from memory. ${told}` : told;
}

function obstacleOf({ title }: Story, pack: PackSummary | null): string | null {
  if (pack === null) return "No pack with an interview on a story is known just now.";
  if (!pack.formats.some(({ id }) => id === "story")) return "This pack has no interview on a story.";
  return title.trim() === "" ? "Give the story a title first: the interviewer asks for it by name." : null;
}
