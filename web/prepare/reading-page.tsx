import { Link } from "wouter";
import type { PrepareReply } from "#core/api.ts";
import { ok } from "#core/result.ts";
import { Heading, Page } from "../ui/page.tsx";
import { addressOf, type PreparePage } from "./page-address.ts";
import { PrepareNote } from "./prepare-note.tsx";
import { PrepareProblems } from "./prepare-problems.tsx";

interface ReadingPageProps {
  readonly page: PreparePage;
  readonly reply: PrepareReply;
}

/** One reference page, to be read, printed, or rehearsed. */
export function ReadingPage({ page, reply }: ReadingPageProps) {
  const { pages } = reply;
  const next = pages[pages.indexOf(page) + 1];
  return (
    <Page title={page.title} footer={<PrepareNote />}>
      <header className="reading-head">
        <Heading>{page.title}</Heading>
        <p className="reading-summary">{page.summary}</p>
        <p className="reading-actions">
          <Link href={`/prepare/${addressOf(page, pages)}/rehearse`} className="button" data-primary>
            Rehearse
          </Link>
          <button type="button" className="button-quiet" onClick={() => window.print()}>
            Print
          </button>
        </p>
      </header>
      <PrepareProblems reply={ok(reply)} />
      {page.sections.map((section) => (
        <section key={section.title} className="wide reading-section">
          <h2>{section.title}</h2>
          {section.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {section.items.length > 0 && (
            <dl className="reading-items">
              {section.items.map(({ id, prompt, answer }) => (
                <div key={id} className="reading-item">
                  <dt>{prompt}</dt>
                  <dd>{answer}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
      <nav className="reading-ways" aria-label="Reference pages">
        <Link href="/prepare">All pages</Link>
        {next && <Link href={`/prepare/${addressOf(next, pages)}`}>Next: {next.title}</Link>}
      </nav>
    </Page>
  );
}
