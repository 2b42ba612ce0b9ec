import { type ReactNode, useState, useTransition } from "react";
import { useLocation } from "wouter";
import type { PackSummary } from "#core/api.ts";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { DataNote } from "./data-note.tsx";
import { SetupProblems } from "./setup-problems.tsx";
import { StartErrorNotice } from "./start-error.tsx";
import { type Choices, defaultChoices, type StartError, startInterview } from "./start-interview.ts";
import "./setup.css";

/** Choose format, length, level, interviewer and question. Everything has a default: Enter starts. */
export function SetupPage() {
  const { sessions, setup } = useDeps();
  const reply = useSource(setup);
  const list = useSource(sessions);
  const pack = reply?.ok ? reply.value.packs[0] : undefined;
  return (
    <Page title="Set up an interview" footer={<DataNote />}>
      <Heading>Set up an interview</Heading>
      <SetupProblems reply={reply} />
      {pack && list !== null && (
        <SetupForm pack={pack} initial={defaultChoices(pack, "loop", list.ok ? list.value.headers[0] : undefined)} />
      )}
    </Page>
  );
}

function SetupForm({ pack, initial }: { readonly pack: PackSummary; readonly initial: Choices }) {
  const deps = useDeps();
  const [, navigate] = useLocation();
  const [choices, setChoices] = useState(initial);
  const [isStarting, start] = useTransition();
  const [error, setError] = useState<StartError | null>(null);
  const change = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }));
  const format = pack.formats.find(({ id }) => id === choices.format);
  const begin = () =>
    start(async () => {
      const started = await startInterview(deps, pack, choices);
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
      <ChoiceRow legend="What kind">
        {pack.formats.map((each) => (
          <Choice
            key={each.id}
            name="format"
            isChosen={choices.format === each.id}
            choose={() => change({ format: each.id, minutes: each.defaultMinutes, questionId: null })}
            title={each.title}
            text={each.summary}
          />
        ))}
      </ChoiceRow>
      {format && format.lengths.length > 1 && (
        <ChoiceRow legend="How long" isNarrow>
          {format.lengths.map(({ minutes, questions }) => (
            <Choice
              key={minutes}
              name="minutes"
              isChosen={choices.minutes === minutes}
              choose={() => change({ minutes })}
              title={`${minutes} min`}
              text={`${questions} questions`}
            />
          ))}
        </ChoiceRow>
      )}
      {choices.format === "single" && (
        <QuestionChoice pack={pack} questionId={choices.questionId} choose={(questionId) => change({ questionId })} />
      )}
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
      <p className="small muted">
        By text, with the built-in interviewer. {pack.scenarioNotice} You can pause, leave and come back at any time.
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

function ChoiceRow(props: { readonly legend: string; readonly isNarrow?: boolean; readonly children: ReactNode }) {
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      <div className="choice-row" data-narrow={props.isNarrow || undefined}>
        {props.children}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
  readonly title: string;
  readonly text?: string;
}

function Choice({ name, isChosen, choose, title, text }: ChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name={name} checked={isChosen} onChange={choose} />
      <b>{title}</b>
      {text !== undefined && <span>{text}</span>}
    </label>
  );
}

interface QuestionChoiceProps {
  readonly pack: PackSummary;
  readonly questionId: string | null;
  readonly choose: (questionId: string | null) => void;
}

function QuestionChoice({ pack, questionId, choose }: QuestionChoiceProps) {
  return (
    <div>
      <label className="choice-label" htmlFor="question">
        Which question
      </label>
      <select id="question" value={questionId ?? ""} onChange={(changed) => choose(changed.target.value || null)}>
        <option value="">Surprise me</option>
        {pack.families.map((family) => (
          <optgroup key={family.id} label={family.title}>
            {pack.questions
              .filter((question) => question.family === family.id)
              .map((question) => (
                <option key={question.id} value={question.id}>
                  {question.title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
