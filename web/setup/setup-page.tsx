import { useState, useTransition } from "react";
import { useLocation } from "wouter";
import type { PackSummary } from "#core/api.ts";
import type { VoiceChoice } from "#core/transcript/session.ts";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { Choice, ChoiceRow } from "./choice.tsx";
import { DataNote } from "./data-note.tsx";
import { FormatChoice } from "./format-choice.tsx";
import { QuestionChoice } from "./question-choice.tsx";
import { SetupProblems } from "./setup-problems.tsx";
import { StartErrorNotice } from "./start-error.tsx";
import { type Choices, defaultChoices, isDrill, type StartError, startInterview } from "./start-interview.ts";
import { WhoWords, WithoutModel } from "./who-words.tsx";
import "./setup.css";

/** Choose format, length, level, interviewer and question. Everything has a default: Enter starts. */
export function SetupPage() {
  const { sessions, setup } = useDeps();
  const reply = useSource(setup);
  const list = useSource(sessions);
  const packs = reply?.ok ? reply.value.packs : [];
  const last = list?.ok ? list.value.headers[0] : undefined;
  const first = packs.find(({ id }) => id === last?.setup.packId) ?? packs[0];
  return (
    <Page title="Set up an interview" footer={<DataNote />}>
      <Heading>Set up an interview</Heading>
      <SetupProblems reply={reply} />
      {first && list !== null && (
        <SetupForm packs={packs} first={first} initial={defaultChoices(first, "loop", last)} />
      )}
    </Page>
  );
}

interface PackChoiceProps {
  readonly packs: readonly PackSummary[];
  readonly chosenId: string;
  readonly choose: (pack: PackSummary) => void;
}

function PackChoice({ packs, chosenId, choose }: PackChoiceProps) {
  return (
    <ChoiceRow legend="Which pack">
      {packs.map((pack) => (
        <Choice
          key={pack.id}
          name="pack"
          isChosen={pack.id === chosenId}
          choose={() => choose(pack)}
          title={pack.title}
          text={pack.summary}
        />
      ))}
    </ChoiceRow>
  );
}

interface FormProps {
  readonly packs: readonly PackSummary[];
  /** Chosen to begin with. */
  readonly first: PackSummary;
  readonly initial: Choices;
}

function SetupForm({ packs, first, initial }: FormProps) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [packId, setPackId] = useState(first.id);
  const pack = packs.find(({ id }) => id === packId) ?? first;
  const [choices, setChoices] = useState(initial);
  const [voice, setVoice] = useState<VoiceChoice | null>(null);
  const [isStarting, start] = useTransition();
  const [error, setError] = useState<StartError | null>(null);
  const change = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }));
  const choosePack = (chosen: PackSummary) => {
    setPackId(chosen.id);
    setChoices((before) => ({ ...defaultChoices(chosen, before.format, undefined), level: before.level }));
  };
  const begin = () =>
    start(async () => {
      const started = await startInterview(deps, pack, choices, voice);
      if (started.ok) navigate(`/interview/${started.value}`);
      else setError(started.error);
    });
  return (
    <form
      className="choices"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!isStarting) begin();
      }}
    >
      {packs.length > 1 && <PackChoice packs={packs} chosenId={pack.id} choose={choosePack} />}
      <WhatToPractise pack={pack} choices={choices} change={change} />
      <WhoAsks pack={pack} choices={choices} change={change} />
      <HowItGoes pack={pack} choices={choices} change={change} />
      <WhoWords voice={voice} choose={setVoice} />
      <p className="small muted">
        By text. {pack.scenarioNotice} You can pause, leave and come back at any time. <WithoutModel />
      </p>
      {error && <StartErrorNotice error={error} />}
      <p>
        <button type="submit" className="button" data-primary aria-disabled={isStarting}>
          Start the interview
        </button>
      </p>
    </form>
  );
}

interface PartProps {
  readonly pack: PackSummary;
  readonly choices: Choices;
  readonly change: (part: Partial<Choices>) => void;
}

function WhatToPractise({ pack, choices, change }: PartProps) {
  // An interview on a story begins with choosing the story, not here.
  const formats = pack.formats.filter(({ id }) => id !== "story");
  const format = formats.find(({ id }) => id === choices.format);
  return (
    <>
      <FormatChoice
        formats={formats}
        chosen={choices.format}
        choose={({ id, defaultMinutes }) => change({ format: id, minutes: defaultMinutes, questionId: null })}
      />
      {format && format.lengths.length > 1 && (
        <ChoiceRow legend="How long" isNarrow>
          {format.lengths.map(({ minutes, questions }) => (
            <Choice
              key={minutes}
              name="minutes"
              isChosen={choices.minutes === minutes}
              choose={() => change({ minutes })}
              title={`${minutes} min`}
              text={questions === 1 ? "1 question" : `${questions} questions`}
            />
          ))}
        </ChoiceRow>
      )}
      {format && isDrill(format) && format.questions.length > 1 && (
        <QuestionChoice
          pack={pack}
          questionIds={format.questions}
          questionId={choices.questionId}
          choose={(questionId) => change({ questionId })}
        />
      )}
    </>
  );
}

function WhoAsks({ pack, choices, change }: PartProps) {
  return (
    <>
      <ChoiceRow legend="For which role">
        {pack.levels.map(({ id, title }) => (
          <Choice
            key={id}
            name="level"
            isChosen={choices.level === id}
            choose={() => change({ level: id })}
            title={title}
          />
        ))}
      </ChoiceRow>
      <ChoiceRow legend="Who asks">
        {pack.personas.map(({ id, title, description }) => (
          <Choice
            key={id}
            name="persona"
            isChosen={choices.personaId === id}
            choose={() => change({ personaId: id })}
            title={title}
            text={description}
          />
        ))}
      </ChoiceRow>
    </>
  );
}

function HowItGoes({ choices, change }: PartProps) {
  return (
    <div>
      <ChoiceRow legend="How it goes">
        <Choice
          name="mode"
          isChosen={choices.mode === "simulation"}
          choose={() => change({ mode: "simulation" })}
          title="Simulation"
          text="As in the real one: no word on your answers until the end."
        />
        <Choice
          name="mode"
          isChosen={choices.mode === "practice"}
          choose={() => change({ mode: "practice" })}
          title="Practice"
          text="Hints when you ask for them, and after each answer what was heard in it."
        />
      </ChoiceRow>
      <label className="choice-tick">
        <input
          type="checkbox"
          checked={choices.redirectsRamblers}
          onChange={(changed) => change({ redirectsRamblers: changed.target.checked })}
        />
        Bring me back to the point when I run on, once a question
      </label>
    </div>
  );
}
