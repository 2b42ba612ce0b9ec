import type { TranscriptReader } from "../reading/reader.ts";
import type { FormatId, LevelId } from "../setup/names.ts";
import type { Axis } from "../setup/pack.ts";
import type { TranscriptTurn } from "../transcript/session.ts";
import { axesNamedAloud } from "./axes-named.ts";
import { gradeChecklists } from "./checklists.ts";
import { type Conversation, answeredTurns, isAskedFor, opportunityTurns, readConversation } from "./conversation.ts";
import { applyGates, confidenceOf, decisionOf, scopeFitOf } from "./decide.ts";
import { gradeFlags } from "./flags.ts";
import type { AxisGrade, AxisStatus, Grade, RedFlagGrade } from "./grade.ts";
import type { Grader } from "./grader.ts";
import { type Judged, judge } from "./judge.ts";
import { gradeLenses } from "./lenses.ts";
import { levelOf } from "./level.ts";
import { integrityNotes } from "./notes.ts";
import { isOffTopic, offTopicAnswers, offTopicLimit } from "./on-topic.ts";
import { mostTellingFirst } from "./quote-order.ts";
import { whyNotHigher, whyNotLower } from "./why.ts";

/** What is graded, by whom, and against which version of which pack. */
export interface GradingTask {
  readonly turns: readonly TranscriptTurn[];
  readonly level: LevelId;
  /** The format of an interview of ours; an imported transcript has none. */
  readonly format?: FormatId;
  readonly packHash: string;
  readonly reader: TranscriptReader;
  readonly grader: Grader;
}

export type GradingStep =
  | { readonly type: "axis"; readonly axis: AxisGrade }
  | { readonly type: "flags"; readonly redFlags: readonly RedFlagGrade[] }
  | { readonly type: "grade"; readonly grade: Grade };

/**
 * Grades a transcript: each axis as it is ready, then the red flags, then the whole grade. Graders propose; quotes are
 * checked, levels, gates and the decision are computed here. The same task gives the same grade.
 */
export async function* gradeTranscript(task: GradingTask): AsyncGenerator<GradingStep, void, void> {
  const { reader, grader, level } = task;
  const { pack } = reader;
  const conversation = readConversation(task.turns, reader);
  const axes: AxisGrade[] = [];
  let dropped = 0;
  for (const axis of pack.axes) {
    const judged = await judge(axis.id, axis.indicators, conversation, grader);
    const replies = grader.replies?.(axis.id) ?? [];
    const grade = {
      ...toAxisGrade(axis, judged, conversation, reader),
      ...(replies.length > 0 && { replies: [...replies] }),
    };
    dropped += judged.dropped;
    axes.push(grade);
    yield { type: "axis", axis: grade };
  }
  const redFlags = [...gradeFlags(conversation, reader, axes)];
  yield { type: "flags", redFlags };
  const scope = await judge("scope", pack.scope.indicators, conversation, grader);
  dropped += scope.dropped;
  const lenses = await gradeLenses(conversation, pack, grader);
  const checklists = gradeChecklists(conversation, reader, task.format);
  const offTopic = offTopicAnswers(conversation, reader);
  const before = decisionOf(pack, level, axes, conversation.questions);
  const { decision, gates } = applyGates(pack, before, redFlags);
  yield {
    type: "grade",
    grade: {
      turns: task.turns.map(({ n, speaker, text }) => ({ n, speaker, text })),
      level,
      decision,
      decisionBeforeGates: before,
      gates: [...gates],
      scopeFit:
        before === null
          ? null
          : scopeFitOf(
              pack,
              scope.indicators.map(({ finding }) => finding),
              conversation.questions,
            ),
      confidence: confidenceOf(grader.name, axes, dropped, isOffTopic(offTopic)),
      axes,
      redFlags,
      lenses: [...lenses.lenses],
      checklists: [...checklists],
      axesNamed: axesNamedAloud(
        task.turns,
        pack.axes.map(({ title }) => title),
      ),
      droppedQuotes: dropped + lenses.dropped,
      integrityNotes: [...integrityNotes(conversation, reader)],
      limits: [
        ...(conversation.isForeign ? [foreign] : []),
        ...(isOffTopic(offTopic) ? [offTopicLimit(offTopic)] : []),
        ...grader.limits,
      ],
      provenance: {
        packId: pack.id,
        packHash: task.packHash,
        promptHash: grader.promptHash,
        grader: grader.name,
        model: grader.model,
        ...(grader.sampling !== undefined && { sampling: grader.sampling }),
        schemaVersion: 1,
      },
    },
  };
}

const foreign =
  "This transcript does not sound like an interview of this pack's field, so what it did not mention counts for nothing.";

function toAxisGrade(axis: Axis, judged: Judged, conversation: Conversation, reader: TranscriptReader): AxisGrade {
  const findings = judged.indicators.map(({ finding }) => finding);
  const { status, level, range } = outcomeOf(axis, judged, conversation, reader.pack.minimumWords);
  const { id, title, letter, question } = axis;
  return {
    id,
    title,
    letter,
    question,
    level,
    range: range === null ? null : [range[0], range[1]],
    status,
    anchors: [1, 2, 3, 4].map((step) => ({ level: step, text: anchorText(axis, step) })),
    indicators: judged.indicators.map(({ grade }) => grade),
    quotes: [
      ...mostTellingFirst(
        judged.indicators.map(({ grade }) => grade),
        conversation,
        reader,
      ),
    ],
    answeredTurns: [...answeredTurns(conversation, id)],
    whyNotHigher: level === null ? null : whyNotHigher(axis, findings, level, conversation.questions),
    whyNotLower: level === null ? null : whyNotLower(axis, findings, level),
  };
}

const anchorText = ({ anchors }: Axis, level: number): string =>
  (level === 1 ? anchors[1] : level === 2 ? anchors[2] : level === 3 ? anchors[3] : anchors[4]).text;

interface Outcome {
  readonly status: AxisStatus;
  readonly level: number | null;
  readonly range: readonly [number, number] | null;
}
/** What nobody asked for is graded where it was shown in earnest: one word in passing is no low level. */
const fewestVolunteered = 2;

const without = (status: AxisStatus): Outcome => ({ status, level: null, range: null });

/**
 * Nothing is filled in: no room for the axis, too few words, an answer that shows nothing though it is no silence, quotes
 * that were not found or a failed call leave it without a level.
 */
function outcomeOf(axis: Axis, judged: Judged, conversation: Conversation, minimumWords: number): Outcome {
  if (judged.isFailed) return without("incomplete");
  const hasRoom = opportunityTurns(conversation, axis.id).length > 0;
  if (judged.proposed > 0 && judged.dropped === judged.proposed) return without("not-assessed");
  if (conversation.words < minimumWords) return without(hasRoom ? "not-assessed" : "not-probed");
  const { level, range } = levelOf(
    axis,
    judged.indicators.map(({ finding }) => finding),
    conversation.questions,
  );
  if (level === 1 && answeredTurns(conversation, axis.id).length > 0) return without("not-assessed");
  const shown = judged.indicators.filter(({ finding }) => finding.verdict === "yes").length;
  const isEarnest = isAskedFor(conversation, axis.id) ? level > 1 : shown >= fewestVolunteered;
  return hasRoom || isEarnest ? { status: "graded", level, range } : without("not-probed");
}
