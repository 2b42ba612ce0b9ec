import type { ModelTryReply } from "#core/api.ts";
import { moveOf } from "#core/interview/policy.ts";
import type { SaidTurn } from "#core/interview/take-turn.ts";
import { createNameSwap } from "#core/interview/voice/names-out.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { InterviewSetup, SessionEvent, TurnVoice } from "#core/transcript/session.ts";
import type { ServerDeps } from "../deps.ts";
import type { ConfiguredModel, TalkToModel } from "../models/model.ts";
import { StreamFailure } from "../stream.ts";
import { speakWithModel } from "./model.ts";

const mostSaid = 200;

/**
 * One turn of an invented talk, worded by the model behind the same prompt and the same gate as in an interview. What it said
 * is given as it came, also where the gate let none of it through. `null` where there is no pack or prompt to try it with.
 */
export async function tryVoice(
  deps: Pick<ServerDeps, "packs" | "prompts" | "talk">,
  model: ConfiguredModel,
  signal: AbortSignal,
): Promise<ModelTryReply | null> {
  const [{ packs }, prompts] = await Promise.all([deps.packs.current(), deps.prompts.interviewer()]);
  const [loaded] = packs;
  if (loaded === undefined || !prompts.ok) return null;
  const { listen, heard } = createListener(deps.talk);
  const names = createNameSwap([]);
  const setup = setupFor(loaded);
  const voices: TurnVoice[] = [];
  const startMs = performance.now();
  await speakWithModel(
    { model, talk: listen, loaded: prompts.value, names, pack: loaded.pack, setup, events },
    [turn],
    async (frame) => {
      if (frame.type === "turn-end" && frame.voice !== undefined) voices.push(frame.voice);
    },
    signal,
  );
  const [voice] = voices;
  if (voice === undefined) throw new StreamFailure({ code: "stopped" });
  const { firstAtMs, said } = heard();
  const totalMs = Math.round(performance.now() - startMs);
  const firstTokenMs = firstAtMs === null ? totalMs : Math.round(firstAtMs - startMs);
  return { firstTokenMs, totalMs, said: said.trim().slice(0, mostSaid), usage: voice.usage, voice };
}

/** Keeps the words of the last call as they come, and when the first of all came. */
function createListener(talk: TalkToModel) {
  let firstAtMs: number | null = null;
  let said = "";
  const listen: TalkToModel = async function* (...call) {
    said = "";
    for await (const part of talk(...call)) {
      if (part.type === "text") {
        firstAtMs ??= performance.now();
        said += part.text;
      }
      yield part;
    }
  };
  return { listen, heard: () => ({ firstAtMs, said }) };
}

const setupFor = ({ hash, pack }: LoadedPack): InterviewSetup => ({
  packId: pack.id,
  packHash: hash,
  format: "single",
  level: "em",
  mode: "simulation",
  personaId: pack.personas[0]?.id ?? "",
  minutes: 8,
  seed: 1,
  questionId: null,
});

const events: readonly SessionEvent[] = [
  {
    type: "interviewer-turn",
    seq: 0,
    id: "asked",
    atMs: 0,
    text: "Tell me about a system that you made larger.",
    move: moveOf("ask", "It opens the talk."),
    heard: null,
    status: "complete",
  },
  { type: "answer-given", seq: 1, id: "answered", atMs: 1_000, text: "I rebuilt the system that takes the orders." },
];

const turn: SaidTurn = {
  move: moveOf("probe", "No figure was named.", { kind: "number" }),
  heard: null,
  text: "Put a size on that. How large was it, in the units that you watch?",
};
