import type { Phrases } from "../setup/pack.ts";
import type { Move } from "../transcript/session.ts";

/** Lists of lines that a persona has, by name. Kept apart from the lines, which the page does not need to fold a log. */
export type LineList = keyof Phrases;

/** Whether a move's words are a line of this list. */
export const isFrom = (list: LineList, { sourceId }: Pick<Move, "sourceId">): boolean =>
  sourceId?.startsWith(`${list}:`) === true;
