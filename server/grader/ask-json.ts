import * as z from "zod";
import type { AppError } from "#core/errors.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { ConfiguredModel, ModelMessage, TalkToModel } from "../models/model.ts";
import { StreamFailure } from "../stream.ts";

export interface JsonAsker {
  readonly model: ConfiguredModel;
  readonly talk: TalkToModel;
  readonly signal: AbortSignal;
  /** What to say when a reply cannot be read. @param problem why, in a few words */
  readonly again: (problem: string) => string;
  /** Told every reply as it came. */
  readonly onReply: (text: string) => void;
}

/** What was said to and fro to come to a value: the start of the next question about it. */
export interface JsonReply<T> {
  readonly value: T;
  readonly messages: readonly ModelMessage[];
}

export const mostReplyTokens = 3_000;

/**
 * Asks a model for JSON of a schema, by whatever means its server has (the adaptation of the model knows what was refused),
 * and once more where the reply cannot be read. Errors: those of the call; `model-unreadable`.
 */
export async function askForJson<T>(
  asker: JsonAsker,
  name: string,
  schema: z.ZodType<T>,
  asked: readonly ModelMessage[],
): Promise<Result<JsonReply<T>, AppError>> {
  const shape = { name, schema: { ...z.toJSONSchema(schema) } };
  const first = await say(asker, asked, shape);
  if (!first.ok) return first;
  const heard = [...asked, { role: "assistant" as const, text: first.value }];
  const read = parse(schema, first.value);
  if (read.ok) return ok({ value: read.value, messages: heard });
  const retry = [...heard, { role: "user" as const, text: asker.again(read.error) }];
  const second = await say(asker, retry, shape);
  if (!second.ok) return second;
  const mended = parse(schema, second.value);
  return mended.ok
    ? ok({ value: mended.value, messages: [...retry, { role: "assistant", text: second.value }] })
    : err({ code: "model-unreadable" });
}

async function say(
  { model, talk, signal, onReply }: JsonAsker,
  messages: readonly ModelMessage[],
  shape: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> },
): Promise<Result<string, AppError>> {
  let text = "";
  try {
    for await (const part of talk(model, messages, { signal, mostTokens: mostReplyTokens, shape }))
      if (part.type === "text") text += part.text;
    onReply(text);
    return ok(text);
  } catch (error) {
    if (error instanceof StreamFailure) return err(error.failure);
    throw error;
  }
}

/** The first to the last brace: models put fences and words around what they were asked for. */
function parse<T>(schema: z.ZodType<T>, text: string): Result<T, string> {
  try {
    const parsed = schema.safeParse(JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)));
    return parsed.success ? ok(parsed.data) : err(`${parsed.error.issues[0]?.path.join(".")} is not as asked`);
  } catch {
    return err("it is no JSON");
  }
}
