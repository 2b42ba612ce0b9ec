import { useState, useTransition } from "react";
import type { ModelSummary, ModelTryReply } from "#core/api.ts";
import type { Result } from "#core/result.ts";
import type { ApiError } from "../api/client.ts";
import { useDeps } from "../use-deps.tsx";

/** One short call, and how long it took: to the first word and in all. */
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
          <p className="muted">Asking {model.host} for one word…</p>
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
  const { firstTokenMs, totalMs, said, usage } = tried.value;
  return (
    <p>
      <b>It answers.</b> First word after {seconds(firstTokenMs)}, whole after {seconds(totalMs)}: “{said.trim()}”
      {usage.inputTokens !== null && usage.outputTokens !== null && (
        <span className="muted">
          {" "}
          ({usage.inputTokens} tokens in, {usage.outputTokens} out)
        </span>
      )}
    </p>
  );
}

const seconds = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);
