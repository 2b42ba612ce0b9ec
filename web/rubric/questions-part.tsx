import { type RubricPack, type RubricQuestion, testingToWords } from "./rubric-pack.ts";

/** All questions by family, each with what it tests; the points of a strong answer are folded away, so that practice stays practice. */
export function QuestionsPart({ pack }: { readonly pack: RubricPack }) {
  return pack.families.map((family) => (
    <div key={family.id} className="rubric-family">
      <h3>{family.title}</h3>
      <ul className="rubric-list">
        {pack.questions
          .filter((question) => question.family === family.id)
          .map((question) => (
            <QuestionItem key={question.id} question={question} axes={pack.axes} />
          ))}
      </ul>
    </div>
  ));
}

interface ItemProps {
  readonly question: RubricQuestion;
  readonly axes: RubricPack["axes"];
}

function QuestionItem({ question, axes }: ItemProps) {
  const titles = question.axes.map((id) => axes.find((axis) => axis.id === id)?.title ?? id);
  return (
    <li>
      <p>
        <b>{question.title}.</b> {question.text}
      </p>
      <p className="small muted">
        {testingToWords(question.testing)} Axes: {titles.join(", ")}.
      </p>
      {question.points.length > 0 && (
        <details>
          <summary>Points of a strong answer</summary>
          <ul className="small points">
            {question.points.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
