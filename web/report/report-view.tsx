import { type Evidence, gradeToEvidence, repeatedKeys } from "#core/report/marks.ts";
import type { Report } from "#core/report/report.ts";
import { decisionText, leadSentence, scopeSentence, whatCounts } from "#core/report/words.ts";
import type { TranscriptTurn } from "#core/transcript/session.ts";
import type { ReactNode } from "react";
import { Heading } from "../ui/page.tsx";
import { AxesNamed } from "./axes-named.tsx";
import { AxisCard } from "./axis-card.tsx";
import { AxisPicture } from "./axis-picture.tsx";
import { Checklists } from "./checklists.tsx";
import { EvidenceQuote } from "./evidence-quote.tsx";
import { Lenses } from "./lenses.tsx";
import { OpenProbes } from "./open-probes.tsx";
import { TranscriptView } from "./transcript-view.tsx";
import "./report-view.css";

interface ReportViewProps {
  readonly report: Report;
  readonly turns: readonly TranscriptTurn[];
  /** What stands above the decision: where and when, or that it is a sample. */
  readonly kicker: ReactNode;
  /** Buttons of the next drill. */
  readonly drillAction: ReactNode;
  /** Another attempt at the same: quietly beside the decision, and further down; a sample has none. */
  readonly againHere?: ReactNode;
  readonly again?: ReactNode;
  /** Question by question. */
  readonly questions?: ReactNode;
  /** How the answers were given. */
  readonly delivery?: ReactNode;
  /** Where the labelled example of what the person disputes lies. */
  readonly ownExample?: ReactNode;
}

/** A report in the order in which a person acts on it. */
export function ReportView({
  report,
  turns,
  kicker,
  drillAction,
  againHere,
  again,
  ownExample,
  questions,
  delivery,
}: ReportViewProps) {
  const { grade } = report;
  const evidence = gradeToEvidence(grade);
  const repeated = repeatedKeys(evidence);
  const letterByAxis = new Map<string, string>(grade.axes.map(({ id, letter }) => [id, letter]));
  return (
    <>
      <section className="report-first" aria-label="The result">
        <div className="report-decision" data-drill={report.lead != null || undefined}>
          {kicker}
          <Heading>{leadSentence(report)}</Heading>
          {report.lead != null && report.lead.text !== "" && <p>{report.lead.text}</p>}
          {report.tooShort == null && <p>{scopeSentence(grade)}</p>}
          <Gates report={report} />
          {report.fix === null && grade.decision !== null && (
            <p>There is nothing to fix in what was asked: every axis with a level is at its top.</p>
          )}
          {report.fix && (
            <div className="report-fix">
              <p className="small muted">The one thing to fix</p>
              <h2>{report.fix.title}</h2>
              <p>{report.fix.text}</p>
            </div>
          )}
          {againHere}
        </div>
        <AxisPicture axes={grade.axes} />
      </section>

      <Checklists checklists={grade.checklists ?? []} />
      {(grade.checklists ?? []).length > 0 && <p className="report-section small muted">{whatCounts}</p>}

      <section className="report-section" aria-labelledby="axes-title">
        <h2 id="axes-title">The five axes</h2>
        {grade.axes.map((axis) => (
          <AxisCard
            key={axis.id}
            axis={axis}
            evidence={evidence.filter((piece) => piece.axis === axis.id)}
            tooShort={report.tooShort}
            repeated={repeated}
          />
        ))}
        {ownExample}
      </section>

      <RedFlags report={report} evidence={evidence} />
      <OpenProbes probes={report.openProbes} />
      {questions}
      <Lenses lenses={grade.lenses ?? []} />
      {grade.axesNamed !== undefined && grade.decision !== null && <AxesNamed quotes={grade.axesNamed} />}

      {again}

      {report.nextDrill && (
        <section className="report-section" aria-labelledby="drill-title">
          <h2 id="drill-title">Practise next</h2>
          <p>
            <b>{report.nextDrill.title}</b>, {report.nextDrill.minutes} minutes.{" "}
            <span className="muted">The goal:</span> {report.nextDrill.success}
          </p>
          {drillAction}
        </section>
      )}

      {delivery}

      <section className="wide report-transcript" aria-labelledby="transcript-title">
        <h2 id="transcript-title">The transcript</h2>
        <TranscriptView turns={turns} evidence={evidence} letterByAxis={letterByAxis} />
      </section>

      <Provenance report={report} />
    </>
  );
}

/** Only what moved the decision; the rules of the other flags stand with them below. */
function Gates({ report }: { readonly report: Report }) {
  const { decision, decisionBeforeGates, gates } = report.grade;
  if (report.lead != null || decisionBeforeGates === null || decisionBeforeGates === decision) return null;
  return (
    <p>
      <b>{decisionText[decisionBeforeGates]} before red flags.</b>{" "}
      {gates
        .filter(({ cap }) => cap === decision)
        .map(({ flagId, rule }) => (
          <span key={flagId}>
            {rule} <a href={`#flag-${flagId}`}>See why</a>{" "}
          </span>
        ))}
    </p>
  );
}

function RedFlags({ report, evidence }: { readonly report: Report; readonly evidence: readonly Evidence[] }) {
  const present = report.grade.redFlags.filter(({ verdict }) => verdict === "present");
  const notProbed = report.grade.redFlags.filter(({ verdict }) => verdict === "not-probed");
  return (
    <section className="report-section" aria-labelledby="flags-title">
      <h2 id="flags-title">Red flags</h2>
      {present.length === 0 && <p>None was heard.</p>}
      {present.map((flag) => (
        <article key={flag.id} id={`flag-${flag.id}`} className="flag-card">
          <h3>{flag.title}</h3>
          <p>{flag.text}</p>
          {report.grade.gates
            .filter(({ flagId }) => flagId === flag.id)
            .map(({ rule, cap }) => (
              <p key={cap}>
                <b>Caps the decision at {decisionText[cap].toLowerCase()}:</b> {rule}
              </p>
            ))}
          {evidence
            .filter((piece) => piece.flag === flag.id)
            .map((piece) => (
              <EvidenceQuote key={piece.key} evidence={piece} />
            ))}
          {flag.quotes.length === 0 && flag.opportunityTurns.length > 0 && (
            <p className="muted">
              You had room for it here:{" "}
              {flag.opportunityTurns.map((turn, index) => (
                <span key={turn}>
                  {index > 0 && ", "}
                  <a href={`#turn-${turn}`}>turn {turn}</a>
                </span>
              ))}
              .
            </p>
          )}
        </article>
      ))}
      {notProbed.length > 0 && (
        <p className="muted small">
          Not looked for, as nothing gave room for it: {notProbed.map(({ title }) => title.toLowerCase()).join("; ")}.
        </p>
      )}
    </section>
  );
}

function Provenance({ report }: { readonly report: Report }) {
  const { grade } = report;
  const { provenance } = grade;
  return (
    <section className="report-section report-provenance small muted" aria-labelledby="provenance-title">
      <h2 id="provenance-title">How this was judged</h2>
      <p>
        By {provenance.grader === "built-in" ? "the built-in grader, which is plain code" : provenance.model}, on the
        pack {provenance.packId}, version {provenance.packHash.slice(0, 12)}. It is not calibrated against human panels.
      </p>
      <ul>
        {grade.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
        {grade.integrityNotes.map((note) => (
          <li key={`${note.turn}-${note.type}`}>
            <a href={`#turn-${note.turn}`}>Turn {note.turn}</a>: {note.text}
          </li>
        ))}
        {grade.droppedQuotes > 0 && (
          <li>{grade.droppedQuotes} quotes were not found in your words and were dropped.</li>
        )}
      </ul>
    </section>
  );
}
