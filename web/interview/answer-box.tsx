import { useEffect, useRef } from "react";

interface AnswerBoxProps {
  readonly draft: string;
  readonly canAnswer: boolean;
  readonly setDraft: (text: string) => void;
  readonly send: () => void;
  readonly savedText: string;
}

/** The server takes no more, and nobody speaks for so long. */
const longestAnswer = 48_000;

const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** Where the person answers. Kept as it is typed; Ctrl or Command with Enter ends the answer. */
export function AnswerBox({ draft, canAnswer, setDraft, send, savedText }: AnswerBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (canAnswer) box.current?.focus({ preventScroll: true });
  }, [canAnswer]);
  const words = countWords(draft);
  return (
    <div className="answer">
      <label htmlFor="answer" className="visually-hidden">
        Your answer
      </label>
      <textarea
        id="answer"
        ref={box}
        value={draft}
        readOnly={!canAnswer}
        maxLength={longestAnswer}
        placeholder={canAnswer ? "Your answer" : ""}
        aria-describedby="answer-hint"
        onChange={(changed) => setDraft(changed.target.value)}
        onKeyDown={(key) => {
          if (key.key !== "Enter" || !(key.ctrlKey || key.metaKey) || key.nativeEvent.isComposing) return;
          key.preventDefault();
          send();
        }}
      />
      <p className="answer-foot">
        <span>
          <span id="answer-hint" className="answer-keys">
            Ctrl + Enter ends your answer
          </span>
          {words > 0 && ` ${words} ${words === 1 ? "word" : "words"}`}
        </span>
        <span role="status">{draft.length >= longestAnswer && "An answer ends here: it cannot be longer."}</span>
        <span>{savedText}</span>
      </p>
    </div>
  );
}
