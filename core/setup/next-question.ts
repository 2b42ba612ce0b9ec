import { createRandom, shuffle } from "./random.ts";

/**
 * The question for "one question now": one that was practised least often, by chance among those.
 * `practised` names a question once for each time; unknown ids do no harm. `null` when there are no questions.
 */
export function chooseNextQuestion(
  questionIds: readonly string[],
  practised: readonly (string | null)[],
  seed: number,
): string | null {
  const timesOf = (id: string) => practised.filter((each) => each === id).length;
  const least = Math.min(...questionIds.map(timesOf));
  return (
    shuffle(
      questionIds.filter((id) => timesOf(id) === least),
      createRandom(seed),
    )[0] ?? null
  );
}
