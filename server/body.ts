import type { Context } from "hono";
import type { AppError } from "#core/errors.ts";
import { err, ok, type Result } from "#core/result.ts";

/** What `readJson` needs of a zod schema, full or mini. */
export interface BodySchema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
      };
}

/**
 * Reads and parses a JSON body. Errors: `bad-request`, which names the first wrong field (`events.3.text`) and never
 * repeats what was sent.
 */
export async function readJson<T>(context: Context, schema: BodySchema<T>): Promise<Result<T, AppError>> {
  const value = parseJson(await context.req.text());
  if (value === undefined) return err({ code: "bad-request", detail: "The body is not JSON." });
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err({ code: "bad-request", detail: describeField(parsed.error.issues[0]?.path ?? []) });
}

/** `undefined` when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeField(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "The body has the wrong shape." : `Wrong field: ${path.map(String).join(".")}.`;
}
