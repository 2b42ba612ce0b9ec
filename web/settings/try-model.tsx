import { useState, useTransition } from "react";
import type { ModelSummary, ModelTryReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { TurnVoice } from "#core/transcript/session.ts";
import type { ApiError } from "../api/client.ts";
import { useDeps } from "../use-deps.tsx";

/** One turn as in an interview: how long it took, to the first word and in all, and whether its words were fit. */
export function TryModel({ model }: { readonly model: ModelSummary }) {
  const { client } = useDeps();
  const [isTrying, start] = useTransition();
  const [tried, setTried] = useState<Result<ModelTryReply, ApiError> | null>(null);
  const tryIt = () => start(async () => setTried(await client.tryModel(model.id)));
  return (
    <div className="model-try">
      <button
        type="button"
        className="button"
        aria-disabled={isTrying}
        aria-describedby={`model-${model.id}`}
        onClick={isTrying ? undefined : tryIt}
      >
        Try it
      </button>
      <div role="status" className="small">
        {isTrying ? (
          <p className="muted">Asking {model.host} for one turn…</p>
        ) : (
          <Outcome model={model} tried={tried} />
        )}
      </div>
    </div>
  );
}

interface OutcomeProps {
  readonly model: ModelSummary;
  readonly tried: Result<ModelTryReply, ApiError> | null;
}

function Outcome({ model, tried }: OutcomeProps) {
  if (tried === null) return null;
  if (!tried.ok) {
    return (
      <>
        <p>
          <b>It does not answer.</b> {tried.error.message}
        </p>
        {model.setting !== null && !tried.error.message.includes(model.setting) && (
          <p className="muted">
            It is set by {model.setting} in {model.source === "environment" ? "the environment" : model.source}.
          </p>
        )}
      </>
    );
  }
  const { firstTokenMs, totalMs, said, usage, voice } = tried.value;
  return (
    <>
      <p>
        <b>It answers.</b> First word after {seconds(firstTokenMs)}, whole after {seconds(totalMs)}: “{said.trim()}”
        {usage.inputTokens !== null && usage.outputTokens !== null && (
          <span className="muted">
            {" "}
            ({usage.inputTokens} tokens in, {usage.outputTokens} out)
          </span>
        )}
      </p>
      {voice !== null && <p>{fitText(voice)} This was one try; another may go otherwise.</p>}
    </>
  );
}

/** Whether the words were such as an interview lets through. */
function fitText({ builtIn, violations }: TurnVoice): string {
  const rules = [...new Set(violations)].map((rule) => rule.replaceAll("-", " ")).join(", ");
  if (builtIn !== "none")
    return `Its words broke a rule of interviewers (${rules}): in an interview the built-in voice would have said that turn.`;
  if (rules === "") return "Its words were fit for an interview: they passed every rule.";
  return `Its words were fit for an interview, once those that broke a rule were left out (${rules}).`;
}

const seconds = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);
