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
  return (
    <ChoiceRow legend="Who words the questions">
      <Choice
        name="voice"
        isChosen={chosen.name === "built-in"}
        choose={() => choose(builtInVoice)}
        title="Built-in interviewer"
        text="The pack's own sentences. Nothing leaves this computer."
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

/** The quiet word on it where there is none. */
export function WithoutModel() {
  const reply = useSource(useDeps().models);
  if (reply === null || (reply.ok && reply.value.models.length > 0)) return null;
  return (
    <>
      The built-in interviewer words the questions; <Link href="/settings">a language model can do it instead</Link>.
    </>
  );
}

const placeText = ({ host, isOnThisMachine }: ModelSummary): string =>
  isOnThisMachine ? `At ${host}, on this computer.` : `At ${host}: what you say in the interview goes there.`;
