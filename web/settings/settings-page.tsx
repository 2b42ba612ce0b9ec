import { useEffect } from "react";
import { Link } from "wouter";
import type { ModelsReply } from "#core/api.ts";
import { DataNote } from "../setup/data-note.tsx";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { HowToChange } from "./how-to-change.tsx";
import { ModelEntry } from "./model-entry.tsx";
import { NamesOutForm } from "./names-out-form.tsx";
import { WhoGetsWhat } from "./who-gets-what.tsx";
import "./settings.css";

/** How soon the page shows what was changed in the settings. */
const lookAgainMs = 2_000;

/** Which models there are, what goes to whom, and how to change it. Everything works without any. */
export function SettingsPage() {
  const { models } = useDeps();
  const reply = useSource(models);
  useEffect(() => {
    const looking = setInterval(() => document.hidden || models.refresh(), lookAgainMs);
    return () => clearInterval(looking);
  }, [models]);
  return (
    <Page title="Settings" footer={<DataNote />}>
      <Heading>Models, and what leaves this computer</Heading>
      {reply !== null && !reply.ok && (
        <div className="notice" role="alert">
          <p>{reply.error.message}</p>
          <p className="notice-actions">
            <button type="button" className="button" onClick={models.refresh}>
              Try again
            </button>
          </p>
        </div>
      )}
      <div className="settings">
        {reply?.ok && <ModelSettings reply={reply.value} />}
        <section className="settings-part" aria-labelledby="names-title">
          <h2 id="names-title">Names that stay out</h2>
          <NamesOutForm />
        </section>
        {reply?.ok && <HowToChange settingsFile={reply.value.settingsFile} />}
      </div>
    </Page>
  );
}

function ModelSettings({ reply }: { readonly reply: ModelsReply }) {
  return (
    <>
      {reply.problems.length > 0 && <SettingsProblems problems={reply.problems} />}
      <WhoGetsWhat reply={reply} />
      <section className="settings-part" aria-labelledby="models-title">
        <div className="settings-head">
          <h2 id="models-title">Models</h2>
          <LookAgain />
        </div>
        {reply.models.length === 0 ? (
          <p>
            {reply.problems.length > 0
              ? "None can be used as the settings stand."
              : "None is set, and no model server was found on this computer."}{" "}
            Nothing is missing: interviews, hints, grading and reports all work with the built-in interviewer.{" "}
            <Link href="/setup">Set up an interview</Link>, or add a model as shown below.
          </p>
        ) : (
          <ul className="models">
            {reply.models.map((model) => (
              <ModelEntry key={model.id} model={model} isChosen={model.id === reply.chat} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function LookAgain() {
  const { models } = useDeps();
  return (
    <button type="button" className="button-quiet" onClick={models.refresh}>
      Look again
    </button>
  );
}

function SettingsProblems({ problems }: Pick<ModelsReply, "problems">) {
  return (
    <div className="notice" role="status">
      <p>The settings want a look:</p>
      <ul className="small">
        {problems.map(({ source, line, message }) => (
          <li key={`${source}:${line}:${message}`}>
            <b>
              {source}
              {line !== null && `, line ${line}`}:
            </b>{" "}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
