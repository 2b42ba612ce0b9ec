import type { PrepareReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { ApiError } from "../api/client.ts";
import { useDeps } from "../use-deps.tsx";

/** What keeps a page from being shown as it was saved, and what to do. Nothing when all is well. */
export function PrepareProblems({ reply }: { readonly reply: Result<PrepareReply, ApiError> }) {
  const { prepare } = useDeps();
  const problems = reply.ok ? reply.value.problems : [];
  if (reply.ok && problems.length === 0) return null;
  return (
    <div className="notice" role={reply.ok ? "status" : "alert"}>
      <p>
        {reply.ok
          ? "A page could not be read as it was saved. Where there was a good version, it is used until this is mended:"
          : reply.error.message}
      </p>
      {problems.length > 0 && (
        <ul className="small">
          {problems.map(({ file, line, column, message }) => (
            <li key={`${file}:${line}:${column}:${message}`}>
              <b>
                {file}, line {line}, column {column}:
              </b>{" "}
              {message}
            </li>
          ))}
        </ul>
      )}
      <p className="notice-actions">
        <button type="button" className="button" onClick={prepare.refresh}>
          {reply.ok ? "Look again" : "Try again"}
        </button>
      </p>
    </div>
  );
}
