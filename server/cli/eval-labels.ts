import { type Label, Labels } from "#core/eval/labels.ts";
import { type Result, err, ok } from "#core/result.ts";
import { loadYaml } from "../pack-folder.ts";
import { issueToSentence, packErrorMap } from "../pack-wording.ts";
import { type Place, offsetToPlace } from "../yaml-places.ts";

/** Reads `labels.json`. The error is one line, which begins with line and column where they are known. */
export function parseLabels(text: string): Result<ReadonlyMap<string, Label>, string> {
  // JSON is YAML, whose parser knows where everything stands and which keys stand there twice.
  const asYaml = loadYaml(text);
  const json = parseJson(text, asYaml.ok ? undefined : asYaml.error.place);
  if (!json.ok) return json;
  if (!asYaml.ok && /duplicated/u.test(asYaml.error.sentence)) {
    return err(`${placed(asYaml.error.place)}This key is there twice: keep one of the two.`);
  }
  const parsed = Labels.safeParse(json.value, { error: packErrorMap });
  if (parsed.success) return ok(new Map(Object.entries(parsed.data)));
  const [issue] = parsed.error.issues;
  if (issue === undefined) return err("It cannot be read.");
  const key = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = key === undefined ? issue.path : [...issue.path, key];
  const place = asYaml.ok ? asYaml.value.findPlace(path, key === undefined ? "value" : "key") : undefined;
  const [file, ...inner] = path;
  const where = inner.length > 0 ? `${JSON.stringify(file)}: ` : "";
  return err(`${placed(place)}${where}${issueToSentence(String(path.at(-1) ?? ""), issue.message)}`);
}

function parseJson(text: string, yamlPlace: Place | undefined): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    const offset = /at position (\d+)/u.exec(said)?.[1];
    const place = offset === undefined ? yamlPlace : offsetToPlace(text, Number(offset));
    return err(`${placed(place)}This is not JSON: look at the commas, quotes and brackets here.`);
  }
}

const placed = (place: Place | undefined): string => (place === undefined ? "" : `${place.line}:${place.column} `);
