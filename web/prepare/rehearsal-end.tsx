import { Link } from "wouter";
import type { ReferenceItem } from "#core/setup/reference-page.ts";
import { Heading } from "../ui/page.tsx";

interface RehearsalEndProps {
  readonly address: string;
  readonly total: number;
  readonly missed: readonly ReferenceItem[];
  readonly startAgain: () => void;
}

/** The end of a round: how much was known, and what to look at once more. */
export function RehearsalEnd({ address, total, missed, startAgain }: RehearsalEndProps) {
  return (
    <section className="rehearsal-end">
      <Heading>
        You knew {total - missed.length} of {total}.
      </Heading>
      {missed.length > 0 && (
        <>
          <p>To look at once more. These come first next time.</p>
          <dl className="missed">
            {missed.map(({ id, prompt, answer }) => (
              <div key={id}>
                <dt>{prompt}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="reading-actions">
        <button type="button" className="button" data-primary onClick={startAgain}>
          Again
        </button>
        <Link href={`/prepare/${address}`} className="button">
          Read the page
        </Link>
        <Link href="/prepare" className="button-quiet">
          All pages
        </Link>
      </p>
    </section>
  );
}
