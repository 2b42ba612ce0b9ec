import { lazy, Suspense, useState } from "react";
import type { ModelsReply, ModelSummary } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { ApiError } from "../api/client.ts";
import { voiceIn } from "#core/interview/voice/voice-of-log.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import type { TurnVoice, VoiceChoice } from "#core/transcript/session.ts";
import { builtInVoice, modelOf, voiceOf } from "../setup/voices.ts";
import { useDeps, useSource } from "../use-deps.tsx";
import type { InterviewController, InterviewSnapshot } from "./interview-snapshot.ts";
import { voiceText } from "../report/why.tsx";
import { sumUsage, usageText } from "./usage.ts";

type ModelsSource = Result<ModelsReply, ApiError> | null;

const SentToModel = lazy(async () => ({ default: (await import("./sent-to-model.tsx")).SentToModel }));

interface VoiceFootProps {
  readonly snapshot: InterviewSnapshot;
  readonly controller: InterviewController;
}

/** Who words the interview, what it took, and what goes there. Nothing where no model is configured and none was used. */
export function VoiceFoot({ snapshot, controller }: VoiceFootProps) {
  const { models } = useDeps();
  const reply = useSource(models);
  const known = reply?.ok ? reply.value : null;
  const { events } = snapshot;
  const voice = voiceIn(events);
  const other = otherVoice(snapshot, known);
  if (voice.name === "built-in" && other === null) return null;
  const model = modelOf(known, voice);
  const usage = usageText(sumUsage(events, known?.models ?? []));
  const leftOut = leftOutText(snapshot);
  const turnVoice = replacedIn(events);
  return (
    <section className="voice-foot small muted" aria-label="Who words the interview">
      <p>
        {voice.name === "built-in"
          ? "Worded by the built-in interviewer; nothing leaves this computer."
          : wordedBy(model, reply)}
        {turnVoice !== null && ` This turn: ${voiceText(turnVoice)}`}
        {usage !== null && ` ${sentence(usage)}`}
        {leftOut !== null && ` ${leftOut}`}
      </p>
      {other !== null && snapshot.stage.type !== "interrupted" && (
        <button
          type="button"
          className="button-quiet small"
          disabled={!["your-turn", "interviewer-speaking"].includes(snapshot.stage.type)}
          onClick={() => controller.chooseVoice(other.voice)}
        >
          {other.name}
        </button>
      )}
      {voice.name === "model" && <Disclosure snapshot={snapshot} />}
    </section>
  );
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function Disclosure({ snapshot }: Pick<VoiceFootProps, "snapshot">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
      <summary>See what goes to the model</summary>
      <Suspense fallback={null}>{isOpen && <SentToModel snapshot={snapshot} />}</Suspense>
    </details>
  );
}

function wordedBy(model: ModelSummary | null, reply: ModelsSource) {
  if (model === null)
    return reply?.ok === true ? "Worded by a model that the settings do not name any more." : "Worded by a model.";
  return (
    <>
      Worded by <b>{model.model}</b> at {model.host}
      {model.isOnThisMachine ? ", on this computer." : ": what you say goes there."}
    </>
  );
}

/** What can be switched to: from a model to the built-in voice, and back to the last model, else the one of the settings. */
function otherVoice(
  { events }: InterviewSnapshot,
  known: ModelsReply | null,
): { readonly voice: VoiceChoice; readonly name: string } | null {
  if (voiceIn(events).name === "model") return { voice: builtInVoice, name: "Use the built-in interviewer" };
  if (known === null) return null;
  const before = events.findLast((event) => event.type === "voice-chosen" && event.voice.name === "model");
  const choices = [
    before?.type === "voice-chosen" ? before.voice : builtInVoice,
    voiceOf(known),
    ...known.models.map(({ id }): VoiceChoice => ({ name: "model", modelId: id })),
  ];
  const voice = choices.find((choice) => modelOf(known, choice) !== null);
  return voice === undefined ? null : { voice, name: `Use the model ${modelOf(known, voice)?.model}` };
}

/** How the last turn was worded, where built-in words stand in it for a model's. */
function replacedIn(events: InterviewSnapshot["events"]): TurnVoice | null {
  const last = events.findLast((event) => event.type === "interviewer-turn" && event.status === "complete");
  const voice = last?.type === "interviewer-turn" ? last.voice : undefined;
  return voice === undefined || voice.builtIn === "none" || voice.calls === 0 ? null : voice;
}

/** The rule by which long talks are cut, told where it was applied. */
function leftOutText({ events }: InterviewSnapshot): string | null {
  const last = events.findLast((event) => event.type === "interviewer-turn" && event.voice !== undefined);
  if (last?.type !== "interviewer-turn" || !last.voice?.turnsLeftOut) return null;
  const before = eventsToTurns(events.filter(({ seq }) => seq < last.seq)).length;
  const { turnsLeftOut } = last.voice;
  return `The model got the last ${before - turnsLeftOut} turns and a summary of the ${turnsLeftOut} before.`;
}
