import type { MoveType, ProbeKind } from "#core/setup/names.ts";
import type { Move, TurnVoice } from "#core/transcript/session.ts";

interface WhyProps {
  readonly move: Move;
  /** `undefined` = no model was chosen. */
  readonly voice: TurnVoice | undefined;
}

/** Why the interviewer said this: which move it was, its reason, and who put it into words. */
export function Why({ move, voice }: WhyProps) {
  return (
    <details className="turn-reason">
      <summary>Why you were asked that</summary>
      <p>
        <b>{moveText(move)}.</b> {move.reason}
      </p>
      <p>{voiceText(voice)}</p>
    </details>
  );
}

const textByMove: Record<MoveType, string> = {
  open: "Opening",
  ask: "Planned question",
  probe: "Follow-up",
  answer: "Answer to your question",
  repeat: "Repeat",
  hint: "Hint",
  nudge: "Patience",
  redirect: "Back to the question",
  "time-warning": "Time",
  transition: "Transition",
  "last-question": "Last question",
  invite: "Your own questions",
  close: "Close",
};

const textByKind: Record<ProbeKind, string> = {
  axis: "on what was still open",
  flag: "on a possible red flag",
  vague: "for a concrete case",
  number: "for a figure",
  we: "for your own part",
  tools: "for the problem behind the tools",
  hero: "for what lasted",
  blame: "for your part in the cause",
  contradiction: "on two things that did not fit",
  star: "for a part of the story",
  pressure: "under more pressure",
};

const moveText = ({ kind, type }: Move): string =>
  kind === null ? textByMove[type] : `${textByMove[type]} ${textByKind[kind]}`;

export function voiceText(voice: TurnVoice | undefined): string {
  if (voice === undefined) return "Worded by the built-in interviewer.";
  const leftOut =
    voice.turnsLeftOut === 0
      ? ""
      : ` It got the ${voice.turnsLeftOut} oldest turns as a summary, so that the talk fitted its window.`;
  return `${wording(voice)}${leftOut}`;
}

function wording({ builtIn, calls, model, violations }: TurnVoice): string {
  const rules = [...new Set(violations)].map((rule) => rule.replaceAll("-", " ")).join(", ");
  if (builtIn === "end") return `The built-in voice ended this turn, as the words of ${model} broke a rule: ${rules}.`;
  if (builtIn === "all" && calls === 0) return "The built-in voice says such turns itself.";
  if (builtIn === "all") return `The built-in voice said this turn, as the words of ${model} broke a rule: ${rules}.`;
  if (violations.length === 0) return `Worded by ${model}.`;
  if (calls === 1) return `Worded by ${model}; what came behind its question was left out: ${rules}.`;
  return `Worded by ${model} at the second try, as its first words broke a rule: ${rules}.`;
}
