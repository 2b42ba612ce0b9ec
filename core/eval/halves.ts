/** `development` may be looked at while a grader is made; `held-out` is for the figures alone. */
export const halves = ["development", "held-out"] as const;
export type Half = (typeof halves)[number];

/** The half of an ordered list: the 1st, 3rd … for development, the 2nd, 4th … held out. All of it without a half. */
export const inHalf = <T>(items: readonly T[], half: Half | null): readonly T[] =>
  half === null ? items : items.filter((_, index) => (index % 2 === 0) === (half === "development"));
