import type { ReactNode } from "react";
import type { ModelsReply, ModelSummary } from "#core/api.ts";

/** For each part of the program: who does it, and what goes to whom. */
export function WhoGetsWhat({ reply }: { readonly reply: ModelsReply }) {
  const chat = reply.models.find(({ id }) => id === reply.chat) ?? null;
  return (
    <section className="settings-part" aria-labelledby="who-title">
      <h2 id="who-title">What goes to whom</h2>
      <dl className="who">
        <Feature name="Questions and follow-ups: which, when and why" by="Built-in">
          Decided by plain code from the pack, the clock and your answers. Nothing is sent.
        </Feature>
        <Feature name="The interviewer’s words" by={chat === null ? "Built-in" : chat.model}>
          {chat === null ? "The pack’s own sentences. Nothing is sent." : <SentToModel model={chat} />}
        </Feature>
        <Feature name="Grading and report" by="Built-in">
          Plain code reads your answers here. Nothing is sent.
        </Feature>
        <Feature name="History, stories, rehearsals" by="This browser">
          Kept here and copied to the data folder. Never sent to a model.
        </Feature>
      </dl>
    </section>
  );
}

function SentToModel({ model }: { readonly model: ModelSummary }) {
  return (
    <>
      To <b>{model.host}</b>, {model.isOnThisMachine ? "on this computer" : "which is not this computer"}: the last
      turns of the interview, a summary of the earlier ones, the words that the plan has for this turn, and the
      interviewer’s manner. Never the points of a strong answer, your other interviews or written stories. Each
      interview can have the built-in voice instead, also half-way through.
    </>
  );
}

interface FeatureProps {
  readonly name: string;
  readonly by: string;
  readonly children: ReactNode;
}

function Feature({ name, by, children }: FeatureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{by}</b>
        <p className="small muted">{children}</p>
      </dd>
    </div>
  );
}
