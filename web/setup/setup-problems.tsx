import type { PackProblem, SetupReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { ApiError } from "../api/client.ts";
import { useDeps } from "../use-deps.tsx";
import { PackChangesNotice } from "./pack-changes-notice.tsx";

/** What keeps an interview from starting, and what to do: no key, no server, or a pack file to mend. */
export function SetupProblems({ reply }: { readonly reply: Result<SetupReply, ApiError> | null }) {
  const { setup } = useDeps();
  if (reply === null) return null;
  if (!reply.ok) {
    return (
      <div className="notice" role="alert">
        <p>{reply.error.message}</p>
        <p className="muted small">Your interviews are safe in this browser.</p>
        <p className="notice-actions">
          <button type="button" className="button" onClick={setup.refresh}>
            Try again
          </button>
        </p>
      </div>
    );
  }
  const { packs, problems } = reply.value;
  const isServed = ({ packId }: PackProblem): boolean => packs.some(({ id }) => id === packId);
  const left = problems.filter((problem) => !isServed(problem));
  return (
    <>
      <PackChangesNotice reply={reply.value} />
      <BrokenFiles
        title="A pack file could not be read. The last good version of the pack is used until this is mended:"
        problems={problems.filter(isServed)}
      />
      <BrokenFiles
        title={
          packs.length > 0
            ? "A pack is left out until this is mended:"
            : "No question pack can be used until this is mended:"
        }
        problems={left}
      />
    </>
  );
}

interface BrokenFilesProps {
  readonly title: string;
  readonly problems: readonly PackProblem[];
}

function BrokenFiles({ title, problems }: BrokenFilesProps) {
  const { setup } = useDeps();
  if (problems.length === 0) return null;
  return (
    <div className="notice" role="status">
      <p>{title}</p>
      <ul className="small">
        {problems.map(({ file, line, column, message, packId }) => (
          <li key={`${packId}/${file}:${line}:${column} ${message}`}>
            <b>
              {file}, line {line}, column {column}:
            </b>{" "}
            {message}
          </li>
        ))}
      </ul>
      <p className="notice-actions">
        <button type="button" className="button" onClick={setup.refresh}>
          Look again
        </button>
      </p>
    </div>
  );
}
