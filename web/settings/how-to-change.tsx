import { useState } from "react";

const envLines = `HOTSEAT_CHAT_URL=http://127.0.0.1:11434/v1
HOTSEAT_CHAT_MODEL=llama3.2
HOTSEAT_CHAT_KEY=`;

const yamlLines = `chat:
  url: https://api.example.com/v1
  model: the-name-of-the-model
  key_from: MY_MODEL_KEY
  window: 32000
  prices: { currency: EUR, input: 0.5, output: 1.5 }`;

/** The exact lines that set another model, to be copied. */
export function HowToChange({ settingsFile }: { readonly settingsFile: string }) {
  return (
    <section className="settings-part" aria-labelledby="change-title">
      <h2 id="change-title">Add or change a model</h2>
      <p>
        Any server that speaks the OpenAI protocol will do: OpenAI, Ollama, LM Studio, llama.cpp, vLLM, a gateway.
        Servers on the usual ports of this computer are found without a setting. With OPENAI_API_KEY alone OpenAI is
        used.
      </p>
      <Lines title="In .env, in Hotseat’s folder" text={envLines} />
      <p className="small muted">
        The same names work as environment variables, which win over the file. The key is for servers that want one.
      </p>
      <Lines title={`Or in ${settingsFile}`} text={yamlLines} />
      <p className="small muted">
        Both files are read again when they change. <code>key_from</code> names the variable that holds the key, so that
        no key stands in a file. Prices are for a million tokens; with them the cost of an interview is shown.
      </p>
    </section>
  );
}

function Lines({ title, text }: { readonly title: string; readonly text: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => setCopied(await navigator.clipboard.writeText(text).then(isDone, isNotDone));
  return (
    <figure className="lines">
      <figcaption className="small">
        <span>{title}</span>
        <button type="button" className="button-quiet small" aria-label={`Copy: ${title}`} onClick={() => void copy()}>
          Copy
        </button>
        <span role="status" className="muted">
          {copied === true && "Copied"}
          {copied === false && "Select the lines and copy them by hand"}
        </span>
      </figcaption>
      <pre>{text}</pre>
    </figure>
  );
}

const isDone = () => true;
const isNotDone = () => false;
