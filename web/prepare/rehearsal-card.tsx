import { type RefObject, useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import type { ReferenceItem } from "#core/setup/reference-page.ts";
import { useFocusOnce } from "../ui/use-focus.ts";
import type { PreparePage } from "./page-address.ts";

interface RehearsalCardProps {
  readonly item: ReferenceItem;
  readonly page: PreparePage;
  readonly address: string;
  /** Place in the round, from 1. */
  readonly number: number;
  readonly total: number;
  readonly judge: (isKnown: boolean) => void;
  readonly startAgain: () => void;
}

const isKnownByKey: Readonly<Record<string, boolean>> = { "1": true, j: true, "2": false, k: false };

/** One prompt; its answer once it is asked for; then the person's own judgement. Keys count while the focus is in here. */
export function RehearsalCard({ item, page, address, number, total, judge, startAgain }: RehearsalCardProps) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const section = page.sections.find(({ items }) => items.includes(item))?.title;
  const card = useJudgeKeys(isShown ? judge : null);
  return (
    <section className="rehearsal" aria-label="Rehearsal" ref={card} tabIndex={-1}>
      <p className="rehearsal-place">
        <Link href={`/prepare/${address}`}>{page.title}</Link>
        <span>
          {number > 1 && (
            <button type="button" className="button-quiet small" onClick={startAgain}>
              Start over
            </button>
          )}
          <span>
            {number} of {total}
          </span>
        </span>
      </p>
      <div className="rehearsal-item">
        <div>
          <p className="muted small">{section}</p>
          <h1 id="prompt">{item.prompt}</h1>
        </div>
        {isShown && <Answer text={item.answer} />}
      </div>
      {isShown ? <JudgeButtons judge={judge} /> : <ShowButton show={() => setShown(true)} />}
    </section>
  );
}

function useJudgeKeys(judge: RehearsalCardProps["judge"] | null): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = card.current;
    if (element === null || judge === null) return;
    const judgeByKey = (pressed: KeyboardEvent) => {
      const isKnown = isKnownByKey[pressed.key.toLowerCase()];
      if (isKnown === undefined || pressed.repeat) return;
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
      pressed.preventDefault();
      judge(isKnown);
    };
    element.addEventListener("keydown", judgeByKey);
    return () => element.removeEventListener("keydown", judgeByKey);
  }, [judge]);
  return card;
}

/** Takes the focus, so that it is read aloud, and so that a second press of the same key judges nothing. */
function Answer({ text }: { readonly text: string }) {
  const answer = useFocusOnce<HTMLParagraphElement>();
  return (
    <p className="rehearsal-answer" ref={answer} tabIndex={-1}>
      {text}
    </p>
  );
}

function ShowButton({ show }: { readonly show: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <p className="rehearsal-actions">
      <button type="button" ref={button} className="button" data-primary aria-describedby="prompt" onClick={show}>
        Show the answer <kbd aria-hidden="true">Space</kbd>
      </button>
    </p>
  );
}

function JudgeButtons({ judge }: { readonly judge: (isKnown: boolean) => void }) {
  return (
    <p className="rehearsal-actions">
      <button type="button" className="button" aria-keyshortcuts="1 J" onClick={() => judge(true)}>
        I knew it <kbd aria-hidden="true">1 or J</kbd>
      </button>
      <button type="button" className="button" aria-keyshortcuts="2 K" onClick={() => judge(false)}>
        I did not <kbd aria-hidden="true">2 or K</kbd>
      </button>
    </p>
  );
}
