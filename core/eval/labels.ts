import * as z from "zod";
import { LevelId, RedFlagId, axisIds, redFlagIds } from "../setup/names.ts";

/** 1 to 4, or `null` where nothing can be judged. */
const Level = z.literal([1, 2, 3, 4, null]);

const notBraces: z.core.$ZodErrorMap = ({ code }) =>
  code === "invalid_type" ? "must be an object in braces" : undefined;

const noSuchAxis = `there is no such axis; there are: ${axisIds.join(", ")}`;
const Axes = z.strictObject(
  {
    scale: Level.optional(),
    reliability: Level.optional(),
    cost: Level.optional(),
    ownership: Level.optional(),
    evolution: Level.optional(),
  },
  { error: (issue) => (issue.code === "unrecognized_keys" ? noSuchAxis : notBraces(issue)) },
);

const noSuchFlag = `there is no such red flag; there are: ${redFlagIds.join(", ")}`;
const Flag = z.custom<RedFlagId>((id) => RedFlagId.safeParse(id).success, noSuchFlag);

const Verdicts = z.record(z.string(), z.literal(["yes", "no"], 'must be "yes" or "no"'), { error: notBraces });

const shape = {
  axes: Axes.optional(),
  redFlags: z.array(Flag).optional(),
  overall: Level.optional(),
  indicators: Verdicts.optional(),
};

/**
 * What people found in a transcript. What is missing was not labelled and counts nowhere; `null` says that nothing can be judged.
 * `overall`: 1 no-hire, 2 lean-no-hire, 3 lean-hire or hire, 4 strong-hire; `indicators`: `axis/indicator` → whether it was said.
 * Other keys, such as notes, are the writer's own.
 */
const Label = z
  .looseObject({ ...shape, level: z.optional(LevelId) }, { error: notBraces })
  .superRefine((label, context) => {
    for (const key of Object.keys(label)) {
      const meant = known.find((one) => one !== key && bare(one) === bare(key));
      if (meant !== undefined) context.addIssue({ code: "custom", path: [key], message: `write it as "${meant}"` });
    }
    if (Object.keys(shape).every((key) => label[key] === undefined)) {
      context.addIssue({ code: "custom", message: `labels nothing: give it ${Object.keys(shape).join(", ")}` });
    }
  });
export type Label = z.infer<typeof Label>;

const known = [...Object.keys(shape), "level"];
const bare = (key: string): string => key.toLowerCase().replace(/[^a-z]/gu, "");

/** `labels.json`: the name of a transcript's file → its label. */
export const Labels = z.record(z.string(), Label, { error: notBraces });
export type Labels = z.infer<typeof Labels>;
