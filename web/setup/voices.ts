import type { ModelsReply, ModelSummary } from "#core/api.ts";
import type { SessionEvent, VoiceChoice } from "#core/transcript/session.ts";

export const builtInVoice: VoiceChoice = { name: "built-in" };

/** The voice that a new interview has when nobody chooses one. */
export const voiceOf = ({ chat }: ModelsReply): VoiceChoice =>
  chat === null ? builtInVoice : { name: "model", modelId: chat };

/** The voice that a log begins with. */
export const firstVoice = ([first]: readonly SessionEvent[]): VoiceChoice =>
  first?.type === "voice-chosen" ? first.voice : builtInVoice;

/** The model that a new interview would have, where it is not on this machine: what is said then leaves it. */
export function modelElsewhere(reply: ModelsReply | null): ModelSummary | null {
  const chat = reply === null ? null : modelOf(reply, voiceOf(reply));
  return chat === null || chat.isOnThisMachine ? null : chat;
}

export const modelOf = (reply: ModelsReply | null, voice: VoiceChoice): ModelSummary | null =>
  voice.name === "built-in" ? null : (reply?.models.find(({ id }) => id === voice.modelId) ?? null);
