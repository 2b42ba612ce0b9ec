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
import type { RubricAxis, RubricPack } from "./rubric-pack.ts";
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
  const parts = partsOf(pack, place);
  return (
    <>
      <nav className="rubric-contents small" aria-label="Parts of the pack">
        <ul>
          {parts.map(({ name, title }) => (
            <li key={name}>
              <a href={`#part-${name}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rubric">
        <p>{pack.summary}</p>
        <PlaceNote hash={summary.hash} place={place} />
        {parts.map(({ name, title, body }) => (
          <section key={name} id={`part-${name}`} className="rubric-part">
            <div>
              <h2>{title}</h2>
              <p className="small muted">
                File: <code>{`${place?.folder ?? pack.id}/${name}.yaml`}</code>
              </p>
            </div>
            {body}
          </section>
        ))}
      </div>
    </>
  );
}

interface Part {
  /** Of its file, without the ending. */
  readonly name: string;
  readonly title: string;
  readonly body: ReactNode;
}

/** The pack in the order in which a person reads it. */
function partsOf(pack: RubricPack, place: PackPlace | undefined): readonly Part[] {
  const { lenses = [], stories } = pack;
  return [
    { name: "axes", title: "The axes", body: pack.axes.map((axis) => <AxisPart key={axis.id} axis={axis} />) },
    ...(lenses.length === 0
      ? []
      : [{ name: "lenses", title: "Beside the axes", body: <LensesPart lenses={lenses} /> }]),
    { name: "red-flags", title: "Red flags", body: <RedFlags flags={pack.redFlags} /> },
    { name: "pack", title: "From levels to a decision", body: <DecisionRules levels={pack.levels} /> },
    { name: "questions", title: "Questions", body: <QuestionsAndOwn pack={pack} place={place} /> },
    { name: "formats", title: "Formats", body: <FormatsPart pack={pack} /> },
    { name: "probes", title: "Follow-ups that fit any question", body: <ProbesPart pack={pack} /> },
    { name: "scenario", title: "The imagined company", body: <ScenarioPart scenario={pack.scenario} /> },
    { name: "personas", title: "The interviewers", body: <PersonasPart personas={pack.personas} /> },
    ...(stories === undefined ? [] : [{ name: "stories", title: "Stories", body: <StoriesPart stories={stories} /> }]),
    { name: "lexicon", title: "Words", body: <LexiconPart pack={pack} /> },
  ];
}

function LensesPart({ lenses }: { readonly lenses: readonly RubricAxis[] }) {
  return (
    <>
      <p>They have no weight in the decision.</p>
      {lenses.map((lens) => (
        <AxisPart key={lens.id} axis={lens} />
      ))}
    </>
  );
}

function QuestionsAndOwn({ pack, place }: { readonly pack: RubricPack; readonly place: PackPlace | undefined }) {
  return (
    <>
      <QuestionsPart pack={pack} />
      <details>
        <summary>Add a question of your own</summary>
        <OwnQuestionForm pack={pack} file={place?.ownQuestionsFile ?? null} />
      </details>
    </>
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
