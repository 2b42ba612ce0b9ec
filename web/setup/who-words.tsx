import { Link } from "wouter";
import type { ModelSummary } from "#core/api.ts";
import type { VoiceChoice } from "#core/transcript/session.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import { Choice, ChoiceRow } from "./choice.tsx";
import { builtInVoice, voiceOf } from "./voices.ts";

interface WhoWordsProps {
  /** `null` = as the settings say. */
  readonly voice: VoiceChoice | null;
  readonly choose: (voice: VoiceChoice) => void;
}

/** Who puts the questions into words. Without a model there is nothing to choose. */
export function WhoWords({ voice, choose }: WhoWordsProps) {
  const reply = useSource(useDeps().models);
  if (reply === null || !reply.ok || reply.value.models.length === 0) return null;
  const chosen = voice ?? voiceOf(reply.value);
  if (reply.value.models.length > mostSideBySide) {
    return <ManyModels models={reply.value.models} chosen={chosen} choose={choose} />;
  }
  return (
    <ChoiceRow legend="Who words the questions">
      <Choice
        name="voice"
        isChosen={chosen.name === "built-in"}
        choose={() => choose(builtInVoice)}
        title="Built-in interviewer"
        text={builtInText}
      />
      {reply.value.models.map((model) => (
        <Choice
          key={model.id}
          name="voice"
          isChosen={chosen.name === "model" && chosen.modelId === model.id}
          choose={() => choose({ name: "model", modelId: model.id })}
          title={model.model}
          text={placeText(model)}
        />
      ))}
    </ChoiceRow>
  );
}

const mostSideBySide = 5;

interface ManyModelsProps {
  readonly models: readonly ModelSummary[];
  readonly chosen: VoiceChoice;
  readonly choose: (voice: VoiceChoice) => void;
}

/** A server on this machine may offer a dozen. */
function ManyModels({ models, chosen, choose }: ManyModelsProps) {
  const model = models.find(({ id }) => chosen.name === "model" && id === chosen.modelId);
  return (
    <div>
      <label className="choice-label" htmlFor="voice">
        Who words the questions
      </label>
      <select
        id="voice"
        value={model?.id ?? ""}
        aria-describedby="voice-place"
        onChange={({ target }) => choose(target.value === "" ? builtInVoice : { name: "model", modelId: target.value })}
      >
        <option value="">Built-in interviewer</option>
        {models.map(({ host, id, model: name }) => (
          <option key={id} value={id}>
            {name} at {host}
          </option>
        ))}
      </select>
      <p id="voice-place" className="small muted">
        {model === undefined ? builtInText : placeText(model)}
      </p>
    </div>
  );
}

const builtInText = "The pack's own sentences. Nothing leaves this computer.";

/** The quiet word on it where there is none, and on settings that could not be used. */
export function WithoutModel() {
  const reply = useSource(useDeps().models);
  if (reply === null) return null;
  if (reply.ok && reply.value.problems.length > 0) {
    return (
      <>
        The settings of models want a look: <Link href="/settings">see why</Link>.
      </>
    );
  }
  if (reply.ok && reply.value.models.length > 0) return null;
  return (
    <>
      The built-in interviewer words the questions; <Link href="/settings">a language model can do it instead</Link>.
    </>
  );
}

const placeText = ({ host, isOnThisMachine }: ModelSummary): string =>
  isOnThisMachine ? `At ${host}, on this computer.` : `At ${host}: what you say in the interview goes there.`;
