import * as z from "zod";
import { packFiles } from "#core/setup/pack.ts";

/** JSON Schemas of a pack's files, by the name under which they lie in `rubrics/schema/`: with them an editor completes keys and marks mistakes. */
export const packSchemas = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(packFiles).map(([name, schema]) => [name.replace(/yaml$/, "json"), schemaText(schema)]));

const schemaText = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: "input", reused: "ref" }), null, 2)}\n`;
