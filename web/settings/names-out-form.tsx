import { type FormEvent, useState, useSyncExternalStore } from "react";
import type { NameOut } from "#core/api.ts";
import { useDeps } from "../use-deps.tsx";
import "./settings.css";

const mostNames = 100;

/** Names of people and employers that no model may read. They stay in this browser. */
export function NamesOutForm() {
  const { namesOut } = useDeps();
  const names = useSyncExternalStore(namesOut.subscribe, namesOut.getSnapshot);
  const [isKept, setKept] = useState(true);
  const replace = (next: readonly NameOut[]) => setKept(namesOut.replace(next));
  return (
    <div className="names-out">
      <p>
        Before anything goes to a model, each name is replaced, and put back in what comes from it: as a word of its
        own, in any case, so Acme covers “Acme’s” and not “AcmeCloud”. Your transcript and report keep the real names.
        The list is kept in this browser only.
      </p>
      {names.length > 0 && (
        <ul aria-label="Names that stay out">
          {names.map(({ name, as }) => (
            <li key={name}>
              <span>
                <b>{name}</b> is sent as <b>{as}</b>
              </span>
              <button
                type="button"
                className="button-quiet small"
                aria-label={`Remove ${name}`}
                onClick={() => replace(names.filter((other) => other.name !== name))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddName
        isFull={names.length >= mostNames}
        add={(added) => replace([...names.filter(({ name }) => name !== added.name), added])}
      />
      {!isKept && (
        <p role="alert" className="small">
          This browser refused to keep the list. It holds until you close this page.
        </p>
      )}
    </div>
  );
}

interface AddNameProps {
  readonly isFull: boolean;
  readonly add: (name: NameOut) => void;
}

function AddName({ isFull, add }: AddNameProps) {
  const [name, setName] = useState("");
  const [as, setAs] = useState("[employer]");
  const isReady = name.trim().length >= 2 && as.trim() !== "" && !isFull;
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!isReady) return;
    add({ name: name.trim(), as: as.trim() });
    setName("");
  };
  return (
    <form onSubmit={submit}>
      <label>
        Name
        <input
          type="text"
          autoComplete="off"
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label>
        Sent as
        <input
          type="text"
          autoComplete="off"
          maxLength={40}
          value={as}
          onChange={({ target }) => setAs(target.value)}
        />
      </label>
      <button type="submit" className="button" aria-disabled={!isReady}>
        Keep it out
      </button>
    </form>
  );
}
