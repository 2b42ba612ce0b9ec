import type { BrokenLink } from "./broken-link.ts";
import { allChecklists, storyChecklistId } from "./checklists.ts";
import type { Format, Pack, PackFileName, Probe } from "./pack.ts";
import { questionsOf } from "./plan.ts";

type Path = BrokenLink["path"];
type Broken = (rest: Path, message: string) => BrokenLink;

/** What a format names that does not exist, and lengths that cannot be held. */
export function brokenFormat(pack: Pack, format: Format, index: number): BrokenLink[] {
  const path: Path = ["formats", index];
  const broken: Broken = (rest, message) => ({ file: "formats.yaml", path: [...path, ...rest], message });
  return [
    ...brokenLengths(pack, format, broken),
    ...brokenQuestions(pack, format, broken),
    ...unknownChecklists(pack, format.checklists, "formats.yaml", path),
  ];
}

function brokenLengths(pack: Pack, format: Format, broken: Broken): BrokenLink[] {
  const minutes = format.lengths.map((length) => length.minutes);
  const count = format.id === "story" ? 1 : questionsOf(pack, format).length;
  const found: BrokenLink[] = [];
  if (!minutes.includes(format.defaultMinutes)) {
    found.push(broken(["defaultMinutes"], `${format.defaultMinutes} minutes is not among the lengths.`));
  }
  for (const [at, length] of format.lengths.entries()) {
    if (length.questions > count) {
      const message = `${length.questions} questions are planned, but there are only ${count} for this format.`;
      found.push(broken(["lengths", at, "questions"], message));
    }
    if (minutes.indexOf(length.minutes) < at) {
      found.push(broken(["lengths", at, "minutes"], `The length of ${length.minutes} minutes stands here twice.`));
    }
    if (length.minutes <= format.ownQuestionsMinutes) {
      found.push(broken(["ownQuestionsMinutes"], `No time is left for questions in the ${length.minutes} minutes.`));
    }
  }
  return found;
}

function brokenQuestions(pack: Pack, format: Format, broken: Broken): BrokenLink[] {
  const unknown = (format.questions ?? []).flatMap((id, at) =>
    pack.questions.some((question) => question.id === id)
      ? []
      : [broken(["questions", at], `There is no question "${id}".`)],
  );
  const families = format.mustAsk.flatMap((family, at) =>
    questionsOf(pack, format).some((question) => question.family === family)
      ? []
      : [broken(["mustAsk", at], `No question of this format belongs to a family "${family}".`)],
  );
  const needsStories = format.id === "story" && pack.stories === undefined;
  const stories = needsStories ? [broken(["id"], 'The format "story" needs the file stories.yaml.')] : [];
  return [...unknown, ...families, ...stories];
}

/** Checklists that a format or a question names and that `formats.yaml` does not have. */
export function unknownChecklists(
  pack: Pack,
  ids: readonly string[] | undefined,
  file: PackFileName,
  path: Path,
): BrokenLink[] {
  const known = new Set(pack.checklists?.map(({ id }) => id));
  return (ids ?? []).flatMap((id, at) => {
    const message = `There is no checklist "${id}"; add it to "checklists" in formats.yaml.`;
    return known.has(id) ? [] : [{ file, path: [...path, "checklists", at], message }];
  });
}

/** What probes name that does not exist: an item that no checklist has, and what should settle them. */
export function unknownItems(pack: Pack, probes: readonly Probe[], file: PackFileName, path: Path): BrokenLink[] {
  const known = new Set(allChecklists(pack).flatMap(({ items }) => items.map(({ id }) => id)));
  const settlers = settlersFor(pack, probes);
  return probes.flatMap(({ item, settledBy = [] }, at): BrokenLink[] => [
    ...(item === undefined || known.has(item)
      ? []
      : [{ file, path: [...path, "probes", at, "item"], message: `No checklist has an item "${item}".` }]),
    ...settledBy.flatMap((id, place): BrokenLink[] => {
      const message = `There is no "${id}" that could settle this probe: name an indicator as axis/indicator, or a point of the question.`;
      return settlers.has(id) ? [] : [{ file, path: [...path, "probes", at, "settledBy", place], message }];
    }),
  ]);
}

function settlersFor(pack: Pack, probes: readonly Probe[]): ReadonlySet<string> {
  const indicators = pack.axes.flatMap((axis) => axis.indicators.map(({ id }) => `${axis.id}/${id}`));
  const points = pack.questions.find((question) => question.probes === probes)?.points ?? [];
  return new Set([...indicators, ...points.map(({ id }) => id)]);
}

/** A question on a story that names none, and an id that the demands have taken. */
export function brokenStories(pack: Pack): BrokenLink[] {
  const found: BrokenLink[] = [];
  if (pack.stories !== undefined && !pack.stories.question.includes("{title}")) {
    const message = "The question must hold {title}, where the story's title is filled in.";
    found.push({ file: "stories.yaml", path: ["stories", "question"], message });
  }
  for (const [index, { id }] of (pack.checklists ?? []).entries()) {
    if (id !== storyChecklistId) continue;
    const message = `"${id}" is kept for the demands of stories.yaml; choose another id.`;
    found.push({ file: "formats.yaml", path: ["checklists", index, "id"], message });
  }
  return found;
}
