import type { ReactNode } from "react";
import type { ModelSummary } from "#core/api.ts";
import { TryModel } from "./try-model.tsx";

interface ModelEntryProps {
  readonly model: ModelSummary;
  /** New interviews have it unless another voice is chosen. */
  readonly isChosen: boolean;
}

/** One model: what it is, where it is, where it was set, and a way to see whether it answers. */
export function ModelEntry({ model, isChosen }: ModelEntryProps) {
  const { host, isOnThisMachine, prices } = model;
  return (
    <li className="model" aria-labelledby={`model-${model.id}`}>
      <h3 id={`model-${model.id}`}>{model.model}</h3>
      <p className="small muted">{isChosen ? "New interviews begin with it." : "Can be chosen for an interview."}</p>
      <dl className="model-facts small">
        <Fact name="Where">
          {host}, <b>{isOnThisMachine ? "on this machine" : "leaves this machine"}</b>
        </Fact>
        <Fact name="Set by">{sourceText(model)}</Fact>
        <Fact name="Key">{model.hasKey ? "there; it stays on the server" : "none"}</Fact>
        <Fact name="Window">{count.format(model.contextTokens)} tokens</Fact>
        <Fact name="Price">
          {prices === null
            ? "none given, so no cost is shown"
            : `${prices.input} ${prices.currency} in, ${prices.output} ${prices.currency} out, for a million tokens`}
        </Fact>
      </dl>
      <TryModel model={model} />
    </li>
  );
}

const count = new Intl.NumberFormat("en-GB");

function sourceText({ source, setting }: ModelSummary): string {
  if (source === "found") return "found on a usual port of this machine";
  const place = source === "environment" ? "the environment" : source;
  return setting === null ? place : `${setting} in ${place}`;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
