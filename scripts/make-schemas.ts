import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packSchemas } from "../server/pack-schemas.ts";
import { root } from "./page-stamp.ts";

/** npm run schemas: writes rubrics/schema/*.json anew from core/setup/pack.ts. */
const folder = join(root, "rubrics", "schema");
await mkdir(folder, { recursive: true });
for (const [name, text] of packSchemas()) await writeFile(join(folder, name), text);
