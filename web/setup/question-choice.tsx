import type { PackSummary } from "#core/api.ts";

interface QuestionChoiceProps {
  readonly pack: PackSummary;
  /** Ids of the questions to choose from. */
  readonly questionIds: readonly string[];
  readonly questionId: string | null;
  readonly choose: (questionId: string | null) => void;
}

/** The question of a drill, by family; without a choice it is one that was practised least often. */
export function QuestionChoice({ pack, questionIds, questionId, choose }: QuestionChoiceProps) {
  const families = pack.families.map(({ id, title }) => ({
    id,
    title,
    questions: pack.questions.filter((question) => question.family === id && questionIds.includes(question.id)),
  }));
  return (
    <div>
      <label className="choice-label" htmlFor="question">
        Which question
      </label>
      <select id="question" value={questionId ?? ""} onChange={(changed) => choose(changed.target.value || null)}>
        <option value="">Surprise me</option>
        {families
          .filter(({ questions }) => questions.length > 0)
          .map(({ id, title, questions }) => (
            <optgroup key={id} label={title}>
              {questions.map((question) => (
                <option key={question.id} value={question.id}>
                  {question.title}
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </div>
  );
}
