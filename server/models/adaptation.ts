import { isWindowFull } from "./refusal.ts";

type Body = Readonly<Record<string, unknown>>;

/** What a server turned out not to take, left out of the calls that follow. */
export interface Adaptation {
  apply(body: Body): Record<string, unknown>;
  /** Whether the refusal names something in the body that another call can do without. */
  learn(status: number, refusal: string, body: Body): boolean;
}

const needed: readonly string[] = ["model", "messages", "stream"];
/** The limit of a reply has two names, and each is refused somewhere. */
const otherName: Readonly<Record<string, string | undefined>> = {
  max_tokens: "max_completion_tokens",
  max_completion_tokens: "max_tokens",
};

export function createAdaptation(): Adaptation {
  const instead = new Map<string, string | null>();
  let takesSchemas = true;
  return {
    apply: (body) =>
      Object.fromEntries(
        Object.entries(takesSchemas ? body : withoutSchema(body)).flatMap(([name, value]) => {
          const used = instead.has(name) ? (instead.get(name) ?? null) : name;
          return used === null ? [] : [[used, value]];
        }),
      ),
    learn(status, refusal, body) {
      if ((status !== 400 && status !== 422) || isWindowFull(refusal)) return false;
      const name = Object.entries(body)
        .filter(([name, value]) => value !== undefined && !needed.includes(name) && isNamed(refusal, name))
        .map(([name]) => name)
        .at(0);
      if (name === undefined) return false;
      if (name === schemaField && takesSchemas && hasSchema(body)) {
        takesSchemas = false;
        return true;
      }
      const renamed = [...instead].find(([, used]) => used === name)?.[0];
      if (renamed !== undefined) instead.set(renamed, null);
      else instead.set(name, otherName[name] ?? null);
      return true;
    },
  };
}

/** A server that takes no schema may still see to it that a reply is JSON. */
const schemaField = "response_format";
const hasSchema = (body: Body): boolean => JSON.stringify(body[schemaField] ?? null).includes('"json_schema"');
const withoutSchema = (body: Body): Body =>
  hasSchema(body) ? { ...body, [schemaField]: { type: "json_object" } } : body;

const isNamed = (text: string, name: string): boolean => text.split(/[^a-z_]+/).includes(name);
