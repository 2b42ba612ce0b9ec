import { useState } from "react";
import { hintCount } from "#core/interview/hints.ts";
import { foldInterview } from "#core/interview/state.ts";
import { voiceIn } from "#core/interview/voice/voice-of-log.ts";
import { saveToFile } from "../history/save-to-file.ts";
import { builtInVoice } from "../setup/voices.ts";
import { useFocusOnce } from "../ui/use-focus.ts";
import { EndDialog } from "./end-dialog.tsx";
import { cutTurn, type InterviewController, type InterviewSnapshot } from "./interview-snapshot.ts";

interface ControlsProps {
  readonly snapshot: InterviewSnapshot;
  readonly controller: InterviewController;
}

/** All controls, always in one place: the first button is what goes on from here. */
export function Controls({ snapshot, controller }: ControlsProps) {
  const [isEnding, setEnding] = useState(false);
  const isInterrupted = snapshot.stage.type === "interrupted";
  return (
    <div className="controls" role="group" aria-label="Controls">
      <MainButton snapshot={snapshot} controller={controller} />
      {isInterrupted ? (
        <WaysOnWithout snapshot={snapshot} controller={controller} />
      ) : (
        <TurnButtons snapshot={snapshot} controller={controller} />
      )}
      <button type="button" className="button-quiet controls-end" onClick={() => setEnding(true)}>
        End interview
      </button>
      <EndDialog
        isOpen={isEnding}
        close={() => setEnding(false)}
        end={() => {
          setEnding(false);
          controller.end();
        }}
      />
    </div>
  );
}

function MainButton({ snapshot, controller }: ControlsProps) {
  const { stage, draft } = snapshot;
  if (stage.type === "paused") return <WayOn key="paused" name="Go on" go={controller.resume} />;
  if (hasLostModel(snapshot)) return <WayOn key="built-in" name={withoutModel} go={() => goOnBuiltIn(controller)} />;
  if (canGoOn(snapshot)) return <WayOn key="go-on" name="Continue" go={controller.goOn} />;
  if (stage.type === "interrupted") return <WayOn key="interrupted" name="Retry" go={controller.retry} />;
  return (
    <button
      type="button"
      className="button"
      data-primary
      disabled={stage.type !== "your-turn" || draft.trim() === ""}
      onClick={() => controller.answer(draft)}
    >
      End answer
    </button>
  );
}

/** The words that came hit the model's limit of length: the rest can be asked for. */
function canGoOn(snapshot: InterviewSnapshot): boolean {
  const cut = cutTurn(snapshot);
  return snapshot.stage.type === "interrupted" && cut?.status === "truncated" && cut.text !== "";
}

/** Asking it again is of no use. */
const hasLostModel = ({ stage }: InterviewSnapshot): boolean =>
  stage.type === "interrupted" && stage.error.code === "model-unknown";

const withoutModel = "Continue with the built-in interviewer";
const goOnBuiltIn = (controller: InterviewController) => controller.chooseVoice(builtInVoice);

/** Takes the focus, as the button that had it is out of use now. */
function WayOn({ name, go }: { readonly name: string; readonly go: () => void }) {
  const button = useFocusOnce<HTMLButtonElement>();
  return (
    <button ref={button} type="button" className="button" data-primary onClick={go}>
      {name}
    </button>
  );
}

function TurnButtons({ snapshot, controller }: ControlsProps) {
  const isYours = snapshot.stage.type === "your-turn";
  return (
    <>
      <button type="button" className="button-quiet" disabled={!isYours} onClick={controller.repeat}>
        Repeat
      </button>
      <button type="button" className="button-quiet" disabled={!isYours} onClick={controller.skip}>
        Skip
      </button>
      <HintButton snapshot={snapshot} isYours={isYours} hint={controller.hint} />
      {snapshot.stage.type === "interviewer-speaking" ? (
        <button type="button" className="button-quiet" onClick={controller.stop}>
          Stop
        </button>
      ) : (
        <button type="button" className="button-quiet" disabled={!isYours} onClick={controller.pause}>
          Pause
        </button>
      )}
    </>
  );
}

interface HintProps extends Pick<ControlsProps, "snapshot"> {
  readonly isYours: boolean;
  readonly hint: () => void;
}

/** Only in practice: help on the question that stands, rung by rung. */
function HintButton({ snapshot: { events, header }, isYours, hint }: HintProps) {
  if (header?.setup.mode !== "practice") return null;
  const { hintsUsed, question } = foldInterview(events);
  const used = question === null ? 0 : (hintsUsed[question.id] ?? 0);
  return (
    <button
      type="button"
      className="button-quiet"
      disabled={!isYours || question === null || used >= hintCount}
      onClick={hint}
    >
      Hint{used > 0 && ` (${used} of ${hintCount} used)`}
    </button>
  );
}

/** Beside Retry: the same interview without the model, and a copy of it. */
function WaysOnWithout({ snapshot, controller }: ControlsProps) {
  return (
    <>
      {canGoOn(snapshot) && (
        <button type="button" className="button-quiet" onClick={controller.retry}>
          Retry
        </button>
      )}
      {voiceIn(snapshot.events).name === "model" && !hasLostModel(snapshot) && (
        <button type="button" className="button" onClick={() => goOnBuiltIn(controller)}>
          {withoutModel}
        </button>
      )}
      <ExportButton snapshot={snapshot} />
    </>
  );
}

function ExportButton({ snapshot: { header, events } }: Pick<ControlsProps, "snapshot">) {
  return (
    <button
      type="button"
      className="button-quiet"
      disabled={header === null}
      onClick={() => header && saveToFile(header, events)}
    >
      Export
    </button>
  );
}
