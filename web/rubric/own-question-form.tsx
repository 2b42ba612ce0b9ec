import { type FormEvent, type ReactNode, useRef, useState, useTransition } from "react";
import type { OwnQuestionRequest } from "#core/api.ts";
import { isSameTitle } from "#core/setup/question-title.ts";
import { useDeps } from "../use-deps.tsx";
import type { RubricPack } from "./rubric-pack.ts";

interface OwnQuestionFormProps {
  readonly pack: RubricPack;
  /** The file of the data folder that it is written to; `null` = it will be made. */
  readonly file: string | null;
}

type Fields = Omit<OwnQuestionRequest, "packId">;
type FieldErrors = Partial<Record<keyof Fields, string>>;

/** Adds a question of the person's own; it is asked like the others from the next interview on. */
export function OwnQuestionForm({ pack, file }: OwnQuestionFormProps) {
  const { client, setup } = useDeps();
  const empty: Fields = { title: "", text: "", family: pack.families[0]?.id ?? "", axes: [] };
  const [fields, setFields] = useState(empty);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [told, tell] = useState<{ readonly isError: boolean; readonly text: string } | null>(null);
  const [isSaving, save] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }));

  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (isSaving) return;
    const found = findErrors(fields, pack.questions);
    setErrors(found);
    tell(null);
    const [first] = Object.keys(found);
    if (first !== undefined) return form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    save(async () => {
      const added = await client.addQuestion({ packId: pack.id, ...fields });
      if (!added.ok) return tell({ isError: true, text: added.error.message });
      setFields(empty);
      tell({ isError: false, text: `“${fields.title.trim()}” was added. The next interview can ask it.` });
      setup.refresh();
    });
  };
  return (
    <form ref={form} className="own-question" noValidate onSubmit={submit}>
      <Field name="title" label="Short title" error={errors.title}>
        <input
          type="text"
          id="own-title"
          name="title"
          value={fields.title}
          maxLength={120}
          aria-invalid={errors.title !== undefined}
          aria-describedby="own-title-error"
          onChange={({ target }) => change({ title: target.value })}
        />
      </Field>
      <Field name="text" label="What the interviewer asks" error={errors.text}>
        <textarea
          id="own-text"
          name="text"
          rows={3}
          value={fields.text}
          maxLength={2_000}
          aria-invalid={errors.text !== undefined}
          aria-describedby="own-text-error"
          onChange={({ target }) => change({ text: target.value })}
        />
      </Field>
      <Field name="family" label="Subject" error={errors.family}>
        <select
          id="own-family"
          name="family"
          value={fields.family}
          aria-describedby="own-family-error"
          onChange={({ target }) => change({ family: target.value })}
        >
          {pack.families.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </Field>
      <AxisBoxes axes={pack.axes} chosen={fields.axes} error={errors.axes} choose={(axes) => change({ axes })} />
      <p className="small muted">
        Kept in your data folder{file === null ? "" : ` (${file})`}, where you can edit it. Its follow-ups are those
        that fit any question; what a strong answer to it touches, nobody has written, so the axes stand in for that.
      </p>
      <p>
        <button type="submit" className="button" aria-disabled={isSaving}>
          Add the question
        </button>
      </p>
      <p role={told?.isError === true ? "alert" : "status"}>{told?.text}</p>
    </form>
  );
}

function findErrors({ title, text, axes }: Fields, questions: RubricPack["questions"]): FieldErrors {
  const isTaken = questions.some((question) => isSameTitle(question.title, title));
  return {
    ...(isTaken && { title: "There is a question of this title already: give it another, to tell them apart." }),
    ...(title.trim() === "" && { title: "Give it a title by which you find it again." }),
    ...(text.trim() === "" && { text: "Write what the interviewer should ask." }),
    ...(axes.length === 0 && { axes: "Choose at least one: the follow-ups come from there." }),
  };
}

interface FieldProps {
  readonly name: keyof Fields;
  readonly label: string;
  readonly error: string | undefined;
  readonly children: ReactNode;
}

function Field({ name, label, error, children }: FieldProps) {
  return (
    <div>
      <label htmlFor={`own-${name}`}>{label}</label>
      {children}
      <p id={`own-${name}-error`} className="field-error">
        {error}
      </p>
    </div>
  );
}

interface AxisBoxesProps {
  readonly axes: RubricPack["axes"];
  readonly chosen: Fields["axes"];
  readonly error: string | undefined;
  readonly choose: (axes: Fields["axes"]) => void;
}

function AxisBoxes({ axes, chosen, error, choose }: AxisBoxesProps) {
  return (
    <fieldset aria-describedby="own-axes-error">
      <legend>What it gives room for</legend>
      <div className="own-question-axes">
        {axes.map(({ id, title }) => (
          <label key={id}>
            <input
              type="checkbox"
              name="axes"
              checked={chosen.includes(id)}
              onChange={({ target }) => choose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
            {title}
          </label>
        ))}
      </div>
      <p id="own-axes-error" className="field-error">
        {error}
      </p>
    </fieldset>
  );
}
