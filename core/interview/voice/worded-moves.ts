import type { Move } from "../../transcript/session.ts";

/**
 * Whether a model words moves of this kind. A `repeat` is the same words again. An `answer` tells a fact of the scenario:
 * its figures and its "not" must stay, and no check can tell a fact retold from one bent, so the pack's own words tell it.
 */
export const isWordedByModel = (type: Move["type"]): boolean => type !== "repeat" && type !== "answer";
