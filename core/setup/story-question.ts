import { axisIds } from "./names.ts";
import type { Pack, Question } from "./pack.ts";

/** The one question of a story interview. No question of a pack may have this id. */
export const storyQuestionId = "your-story";

interface StorySetup {
  readonly format: Pack["formats"][number]["id"];
  readonly story?: { readonly title: string } | undefined;
}

/** The pack as an interview with this set-up sees it: in the format `story` it has one question more, on the story named. */
export function packForSetup(pack: Pack, { format, story }: StorySetup): Pack {
  if (format !== "story" || story === undefined || pack.stories === undefined) return pack;
  return { ...pack, questions: [...pack.questions, storyQuestion(pack.stories, story.title)] };
}

function storyQuestion(stories: NonNullable<Pack["stories"]>, title: string): Question {
  const spoken = spokenTitle(title);
  const axes = stories.demands.flatMap(({ id }) => axisIds.filter((axis) => axis === id));
  return {
    id: storyQuestionId,
    family: storyQuestionId,
    title: spoken,
    text: stories.question.replaceAll("{title}", spoken),
    variants: [],
    kind: "story",
    testing: [],
    points: [],
    axes: axes.length === 0 ? [...axisIds] : axes,
    probes: stories.demands.flatMap(probeFor),
  };
}

/** The probe of a demand: for its axis, where it is one, else as for a story with a part missing. */
function probeFor({ id, probe: text }: NonNullable<Pack["stories"]>["demands"][number]): Question["probes"] {
  const axis = axisIds.find((candidate) => candidate === id);
  if (text === undefined) return [];
  return [
    { id: `${storyQuestionId}-${id}`, text, item: id, cues: [], ...(axis ? { kind: "axis", axis } : { kind: "star" }) },
  ];
}

/** A person's title inside the interviewer's sentence: one line, without marks that would end or ask anything. */
const spokenTitle = (title: string): string =>
  title
    .replaceAll(/[?!]+|\.+(?=\s|$)/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .slice(0, 120)
    .trim() || "your story";
