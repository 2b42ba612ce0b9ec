import * as z from "zod";
import { err, ok, type Result } from "#core/result.ts";
import { packErrorMap } from "./pack-wording.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Parses a file's value, and stops once so many issues are found: a list of thousands of wrong entries would hold the server up for
 * seconds. A list that is longer than its schema allows is refused before anything in it is looked at.
 */
export function parseInSteps(
  schema: z.ZodObject,
  value: unknown,
  most: number,
): Result<Record<string, unknown>, readonly Issue[]> {
  const overlong = findOverlongLists(schema, value, []);
  if (overlong.length > 0) return err(overlong.slice(0, most));
  if (!isRecord(value)) return toResult(z.safeParse(schema, value, { error: packErrorMap }), most);
  const issues: Issue[] = [];
  const parsed = withoutMostStrangers(schema, value, most);
  const frame: Record<string, z.ZodType> = {};
  for (const [key, list] of Object.entries(parsed)) {
    const listed = Object.hasOwn(schema.shape, key) ? unwrap(schema.shape[key]) : undefined;
    if (!(listed instanceof z.ZodArray) || !Array.isArray(list)) continue;
    parsed[key] = parseEntries(listed.element, list, [key], issues, most);
    if (issues.length >= most) return err(issues.slice(0, most));
    frame[key] = boundsOf(listed);
  }
  const framed = toResult(schema.extend(frame).safeParse(parsed, { error: packErrorMap }), most);
  if (issues.length === 0) return framed;
  return err([...issues, ...(framed.ok ? [] : framed.error)].slice(0, most));
}

/** All keys that the schema knows, and so many of those that it does not: thousands of them say no more. */
function withoutMostStrangers(
  schema: z.ZodObject,
  value: Record<string, unknown>,
  most: number,
): Record<string, unknown> {
  const isKnown = (key: string): boolean => Object.hasOwn(schema.shape, key);
  const keys = Object.keys(value);
  const strangers = keys.filter((key) => !isKnown(key)).slice(0, most);
  return Object.fromEntries([...keys.filter(isKnown), ...strangers].map((key) => [key, value[key]]));
}

function parseEntries(
  entry: z.core.$ZodType,
  list: readonly unknown[],
  path: Path,
  issues: Issue[],
  most: number,
): unknown[] {
  const parsed: unknown[] = [];
  for (const [at, item] of list.entries()) {
    if (issues.length >= most) break;
    const one = z.safeParse(entry, item, { error: packErrorMap });
    if (one.success) parsed.push(one.data);
    else {
      parsed.push(null);
      issues.push(
        ...withoutEchoes(one.error.issues).map((issue) => ({ ...issue, path: [...path, at, ...issue.path] })),
      );
    }
  }
  return parsed;
}

/** Goes down only where lists are, and never into one that is too long. */
function findOverlongLists(schema: z.core.$ZodType | undefined, value: unknown, path: Path): Issue[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodArray && Array.isArray(value)) {
    const { error } = boundsOf(bare).safeParse(value, { error: packErrorMap });
    const tooBig = error?.issues.filter(({ code }) => code === "too_big") ?? [];
    if (tooBig.length > 0) return tooBig.map((issue) => ({ ...issue, path: [...path] }));
    const { element } = bare;
    return holdsLists(element)
      ? value.flatMap((item: unknown, at) => findOverlongLists(element, item, [...path, at]))
      : [];
  }
  if (bare instanceof z.ZodObject && isRecord(value)) {
    return Object.entries(bare.shape).flatMap(([key, inner]) =>
      holdsLists(inner) && Object.hasOwn(value, key) ? findOverlongLists(inner, value[key], [...path, key]) : [],
    );
  }
  return [];
}

const boundsByList = new WeakMap<z.ZodArray, z.ZodType>();

/** A list of anything that may be as long as the given one. */
function boundsOf(list: z.ZodArray): z.ZodType {
  const bounds = boundsByList.get(list) ?? list.clone({ ...list.def, element: z.unknown() });
  boundsByList.set(list, bounds);
  return bounds;
}

const isListed = new WeakMap<z.core.$ZodType, boolean>();

function holdsLists(schema: z.core.$ZodType): boolean {
  const known = isListed.get(schema);
  if (known !== undefined) return known;
  const bare = unwrap(schema);
  const holds =
    bare instanceof z.ZodArray || (bare instanceof z.ZodObject && Object.values(bare.shape).some(holdsLists));
  isListed.set(schema, holds);
  return holds;
}

/** Without `optional` and `default` around it. */
function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function toResult(
  parsed: { success: true; data: Record<string, unknown> } | { success: false; error: { issues: Issue[] } },
  most: number,
): Result<Record<string, unknown>, readonly Issue[]> {
  return parsed.success ? ok(parsed.data) : err(withoutEchoes(parsed.error.issues).slice(0, most));
}

/** A value of a wrong type is told once: how long it is as something else says nothing. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const mistyped = new Set<string>();
  return issues.filter(({ code, path }) => {
    const name = path.join("\n");
    if (mistyped.has(name)) return false;
    if (code === "invalid_type") mistyped.add(name);
    return true;
  });
}
