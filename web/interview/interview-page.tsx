import { Link } from "wouter";
import { timeAnswers } from "#core/interview/answer-clock.ts";
import { spokenMs } from "#core/interview/speech.ts";
import { foldInterview } from "#core/interview/state.ts";
import { TranscriptView } from "../report/transcript-view.tsx";
import { answerSecondsOf } from "../setup/session-pack.ts";
import { useSessionPack } from "../setup/use-session-pack.ts";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { AnswerBox } from "./answer-box.tsx";
import { AnswerClock } from "./answer-clock.tsx";
import { Controls } from "./controls.tsx";
import { ClockLine, timeLeftText } from "./clock-line.tsx";
import { currentWords } from "./current-words.ts";
import type { InterviewController, InterviewSnapshot, SaveState } from "./interview-snapshot.ts";
import { FeedbackCard } from "./feedback-card.tsx";
import { LedgerStrokes } from "./ledger-strokes.tsx";
import { QuestionCard } from "./question-card.tsx";
import { StageNotice } from "./stage-notice.tsx";
import { useInterview } from "./use-interview.ts";
import { silenceMs, silentAnswerMs, useSilence } from "./use-silence.ts";
import { VoiceFoot } from "./voice-foot.tsx";
import { WaitingNote } from "./waiting-note.tsx";
import "./interview.css";

/** The room: one question in the middle, the answer below it, and little else. */
export function InterviewPage({ sessionId }: { readonly sessionId: string }) {
  const [snapshot, controller] = useInterview(sessionId);
  if (snapshot.stage.type === "missing") return <MissingInterview />;
  return (
    <Page title={snapshot.header?.title ?? "Interview"} isQuiet>
      <Room snapshot={snapshot} controller={controller} />
    </Page>
  );
}

function MissingInterview() {
  return (
    <Page title="Interview not found">
      <Heading>This interview is not in this browser.</Heading>
      <p>
        It may have been deleted, or it was held in another browser. <Link href="/history">See all interviews</Link>
      </p>
    </Page>
  );
}

interface RoomProps {
  readonly snapshot: InterviewSnapshot;
  readonly controller: InterviewController;
}

function Room({ snapshot, controller }: RoomProps) {
  const { setup } = useDeps();
  const reply = useSource(setup);
  const { header, events, stage, draft } = snapshot;
  const current = currentWords(events, snapshot.partial);
  const axes = reply?.ok ? (reply.value.packs.find(({ id }) => id === header?.setup.packId)?.axes ?? []) : [];
  const minutes = header?.setup.minutes ?? 0;
  const isOver = stage.type === "ended";
  const allowedMs = useAnswerAllowance(snapshot);
  const answerTime = allowedMs === null ? undefined : timeAnswers(events, snapshot.elapsedMs).at(-1);
  const isTimed = allowedMs !== null && answerTime !== undefined && answerTime.state !== "given";
  useSilence(snapshot, controller, isTimed ? silentAnswerMs(allowedMs) : silenceMs);
  const hasClock = !isOver && minutes > 0 && !isTimed;
  return (
    <>
      {hasClock && <ClockLine elapsedMs={snapshot.elapsedMs} minutes={minutes} />}
      <div className="room-status">
        <span>{progressText(snapshot)}</span>
        {hasClock && <span>{timeLeftText(snapshot.elapsedMs, minutes)}</span>}
      </div>
      <LedgerStrokes axes={axes} ledger={foldInterview(events).ledger} />
      <div className="room">
        {current.earlier.length > 0 && (
          <details className="earlier">
            <summary>Said so far: {current.earlier.length} turns</summary>
            <TranscriptView
              turns={current.earlier.map((turn) => ({ ...turn, move: null }))}
              evidence={[]}
              letterByAxis={new Map()}
            />
          </details>
        )}
        {header?.setup.mode === "practice" && <FeedbackCard events={events} axes={axes} />}
        <QuestionCard
          current={current}
          isWhole={snapshot.partial === null && stage.type !== "interviewer-speaking" && stage.type !== "loading"}
        />
        {isTimed && !isOver && stage.type !== "read-only" && (
          <AnswerClock usedMs={spokenMs(draft)} allowedMs={allowedMs} />
        )}
        {!isOver && stage.type !== "read-only" && (
          <AnswerBox
            draft={draft}
            canAnswer={stage.type === "your-turn"}
            setDraft={controller.setDraft}
            send={() => controller.answer(draft)}
            savedText={savedText(snapshot.saving)}
          />
        )}
        <WaitingNote snapshot={snapshot} />
        <StageNotice snapshot={snapshot} controller={controller} />
        {!isOver && stage.type !== "read-only" && (
          <>
            <Controls snapshot={snapshot} controller={controller} />
            <VoiceFoot snapshot={snapshot} controller={controller} />
          </>
        )}
      </div>
    </>
  );
}

/** How long an answer may take in this format, in milliseconds; `null` when it is not timed. */
function useAnswerAllowance({ header }: InterviewSnapshot): number | null {
  const pack = useSessionPack(header?.setup.packHash);
  const seconds = header === null ? null : answerSecondsOf(pack, header.setup.format);
  return seconds === null ? null : seconds * 1_000;
}

function progressText({ header, events, stage }: InterviewSnapshot): string {
  if (stage.type === "ended") return "The interview is over";
  const asked = events.findLast(
    (event) => event.type === "interviewer-turn" && event.move.questionNumber !== undefined,
  );
  if (asked?.type !== "interviewer-turn") return header?.title ?? "";
  const { questionNumber, questionCount = 1 } = asked.move;
  return questionCount > 1 ? `Question ${questionNumber} of ${questionCount}` : (header?.title ?? "");
}

const savedText = (saving: SaveState): string =>
  saving.type === "saved" ? "Kept" : saving.type === "saving" ? "Keeping…" : "Not kept";
