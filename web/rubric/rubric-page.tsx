import { type ReactNode, useState } from "react";
import type { PackPlace, PackSummary } from "#core/api.ts";
import { DataNote } from "../setup/data-note.tsx";
import { SetupProblems } from "../setup/setup-problems.tsx";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { AxisPart } from "./axis-part.tsx";
import { DecisionRules, RedFlags } from "./decision-part.tsx";
import { FormatsPart } from "./formats-part.tsx";
import { LexiconPart } from "./lexicon-part.tsx";
import { OwnQuestionForm } from "./own-question-form.tsx";
import { PersonasPart } from "./personas-part.tsx";
import { ProbesPart } from "./probes-part.tsx";
import { QuestionsPart } from "./questions-part.tsx";
import { ScenarioPart } from "./scenario-part.tsx";
import { StoriesPart } from "./stories-part.tsx";
import { useRubric } from "./use-rubric.ts";
import "./rubric.css";

/** A pack as a person reads it, with the file behind each part. It follows the files while they are edited. */
export function RubricPage() {
  const { setup } = useDeps();
  const reply = useSource(setup);
  const [chosenId, choose] = useState<string | null>(null);
  const packs = reply?.ok ? reply.value.packs : [];
  const pack = packs.find(({ id }) => id === chosenId) ?? packs[0];
  const place = reply?.ok ? reply.value.places?.find(({ packId }) => packId === pack?.id) : undefined;
  return (
    <Page title="Rubric" footer={<DataNote />}>
      <Heading>{pack?.title ?? "Rubric"}</Heading>
      <SetupProblems reply={reply} />
      {packs.length > 1 && (
        <p className="rubric-choice">
          <label className="small muted" htmlFor="pack">
            Pack
          </label>
          <select id="pack" value={pack?.id} onChange={(changed) => choose(changed.target.value)}>
            {packs.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </p>
      )}
      {pack !== undefined && <Rubric key={pack.id} summary={pack} place={place} />}
    </Page>
  );
}

interface RubricProps {
  readonly summary: PackSummary;
  readonly place: PackPlace | undefined;
}

function Rubric({ summary, place }: RubricProps) {
  const rubric = useRubric(summary.hash);
  if (rubric === null) return null;
  if (!rubric.ok) {
    return (
      <p className="notice" role="alert">
        {rubric.error.message}
      </p>
    );
  }
  const pack = rubric.value;
  const fileOf = (name: string): string => `${place?.folder ?? pack.id}/${name}`;
  return (
    <div className="rubric">
      <p>{pack.summary}</p>
      <PlaceNote hash={summary.hash} place={place} />
      <Part title="The axes" file={fileOf("axes.yaml")}>
        {pack.axes.map((axis) => (
          <AxisPart key={axis.id} axis={axis} />
        ))}
      </Part>
      {pack.lenses !== undefined && pack.lenses.length > 0 && (
        <Part title="Beside the axes, without weight in the decision" file={fileOf("lenses.yaml")}>
          {pack.lenses.map((lens) => (
            <AxisPart key={lens.id} axis={lens} />
          ))}
        </Part>
      )}
      <Part title="Red flags" file={fileOf("red-flags.yaml")}>
        <RedFlags flags={pack.redFlags} />
      </Part>
      <Part title="From levels to a decision" file={fileOf("pack.yaml")}>
        <p>The first rule that holds decides, from the top; where none holds it is a no. A red flag may lower it.</p>
        <DecisionRules levels={pack.levels} />
      </Part>
      <Part title="Questions" file={fileOf("questions.yaml")}>
        <QuestionsPart pack={pack} />
        <details>
          <summary>Add a question of your own</summary>
          <OwnQuestionForm pack={pack} file={place?.ownQuestionsFile ?? null} />
        </details>
      </Part>
      <Part title="Formats" file={fileOf("formats.yaml")}>
        <FormatsPart pack={pack} />
      </Part>
      <Part title="Follow-ups that fit any question" file={fileOf("probes.yaml")}>
        <ProbesPart pack={pack} />
      </Part>
      <Part title="The imagined company" file={fileOf("scenario.yaml")}>
        <ScenarioPart scenario={pack.scenario} />
      </Part>
      <Part title="The interviewers" file={fileOf("personas.yaml")}>
        <PersonasPart personas={pack.personas} />
      </Part>
      {pack.stories !== undefined && (
        <Part title="Stories" file={fileOf("stories.yaml")}>
          <StoriesPart stories={pack.stories} />
        </Part>
      )}
      <Part title="Words" file={fileOf("lexicon.yaml")}>
        <LexiconPart pack={pack} />
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly file: string;
  readonly children: ReactNode;
}

function Part({ title, file, children }: PartProps) {
  return (
    <section className="rubric-part">
      <div>
        <h2>{title}</h2>
        <p className="small muted">
          File: <code>{file}</code>
        </p>
      </div>
      {children}
    </section>
  );
}

function PlaceNote({ hash, place }: { readonly hash: string; readonly place: PackPlace | undefined }) {
  return (
    <p className="small muted">
      Edit its files in any text editor: what you save is here within a second, and an interview that runs keeps the
      version it began with. This version is <code>{hash.slice(0, 12)}</code>.
      {place?.replacesShipped === true &&
        " It lies in your data folder and is used in place of the pack of the same name that comes with Hotseat."}
    </p>
  );
}
