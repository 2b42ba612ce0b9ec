import { type AxisId, axisIds } from "../../setup/names.ts";
import type { LedgerEntry } from "../../interview/ledger.ts";
import type { TurnVoice } from "../../transcript/session.ts";
import { type Criterion, onTurns, onWhole, type Run } from "./run.ts";

/** What is kept of an interview: the ledger, made once more from the turns alone, and how a model's turn is marked. */
export const recordCriteria: readonly Criterion[] = [
  onWhole("ledger-of-asked", "The ledger holds each question that was asked, with its axes, and no other.", (run) => {
    const asked = run.said.filter(({ move }) => move.type === "ask");
    const missing = asked.flatMap(({ move }) =>
      (move.axes ?? []).filter((axis) => stateIn(run.ledger, move.questionId ?? "", axis) === undefined),
    );
    const stray = run.ledger.filter(({ questionId }) => asked.every(({ move }) => move.questionId !== questionId));
    return missing.length + stray.length === 0 ? "" : `${missing.length} missing, ${stray.length} stray`;
  }),
  onWhole("ledger-fits-the-turns", "Each entry's state follows from what was asked and answered.", (run) => {
    const states = replay(run);
    const wrong = [...states].find(([key, state]) => run.ledger.find((entry) => keyOf(entry) === key)?.state !== state);
    const stray = run.ledger.find((entry) => !states.has(keyOf(entry)));
    if (wrong !== undefined) return `${wrong[0]} should be ${wrong[1]}`;
    return stray === undefined ? "" : `${keyOf(stray)} should not be there`;
  }),
  onWhole("unanswered-is-kept", "What was asked for and never answered stands in the ledger as that.", (run) => {
    const owed = [...replay(run)].filter(([, state]) => state === "unanswered").map(([key]) => key);
    if (owed.length === 0) return null;
    const lost = owed.filter((key) =>
      run.ledger.every((entry) => keyOf(entry) !== key || entry.state !== "unanswered"),
    );
    return lost.join(", ");
  }),
  onWhole("ledger-is-closed", "At the end nothing is still asked for.", ({ ledger }) =>
    ledger
      .filter(({ state }) => state === "asked")
      .map(keyOf)
      .join(", "),
  ),
  onWhole("ledger-names-the-turn", "An entry that was asked for names the turn that asked.", ({ ledger, events }) => {
    const asked = ledger.filter(({ askedSeq }) => askedSeq !== null);
    if (asked.length === 0) return null;
    const wrong = asked.find(({ askedSeq, axis, questionId }) => {
      const event = events.find(({ seq }) => seq === askedSeq);
      return event?.type !== "interviewer-turn" || event.move.axis !== axis || event.move.questionId !== questionId;
    });
    return wrong === undefined ? "" : keyOf(wrong);
  }),
  onTurns(
    "axis-of-the-probe",
    "A probe for an axis names it, and the question that it belongs to.",
    ({ move }) => move.type === "probe" && ["axis", "pressure"].includes(move.kind ?? ""),
    ({ move }) => move.axis === null || !axisIds.includes(move.axis) || move.questionId === null,
  ),
  onTurns(
    "voice-is-told",
    "A turn that a model worded keeps the model, the prompt's hash and its calls.",
    ({ voice }) => voice !== undefined,
    ({ voice }) =>
      voice === undefined || voice.model === "" || !/^[0-9a-f]{8,64}$/u.test(voice.promptHash) || voice.calls < 0,
  ),
  onTurns(
    "refusal-is-told",
    "Words of a model that were refused are asked for once more, or the built-in voice says the turn; and that is kept.",
    ({ voice }) => (voice?.violations.length ?? 0) > 0,
    ({ voice }) => voice !== undefined && (voice.calls > 2 || (isKept(voice) && voice.calls < 2)),
  ),
];

/** Shown as the model's own although a rule was broken; what came after the question was never shown. */
const isKept = ({ builtIn, violations }: TurnVoice): boolean =>
  builtIn === "none" && violations.some((violation) => violation !== "after-the-question");

type State = LedgerEntry["state"];

const keyOf = ({ questionId, axis }: { readonly questionId: string; readonly axis: string }): string =>
  `${questionId} ${axis}`;

const stateIn = (ledger: Run["ledger"], questionId: string, axis: AxisId): State | undefined =>
  ledger.find((entry) => entry.questionId === questionId && entry.axis === axis)?.state;

/** The ledger from the turns alone: the last thing that happened to an axis within its question decides. */
function replay({ said }: Run): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  let questionId: string | null = null;
  const leave = () => {
    for (const [key, state] of states) if (state === "asked") states.set(key, "unanswered");
  };
  for (const { move, heard } of said) {
    if (heard !== null && !heard.isRepeat && questionId !== null)
      for (const { axis } of heard.indicators) states.set(keyOf({ questionId, axis }), "answered");
    if (move.type === "ask") {
      leave();
      questionId = move.questionId;
      for (const axis of move.axes ?? []) states.set(keyOf({ questionId: questionId ?? "", axis }), "open");
    }
    if (move.type === "probe" && move.axis !== null)
      states.set(keyOf({ questionId: move.questionId ?? "", axis: move.axis }), "asked");
    if (
      move.type === "invite" ||
      move.type === "close" ||
      (move.type === "last-question" && move.questionId === null)
    ) {
      leave();
      questionId = null;
    }
  }
  return states;
}
