import { useEffect, useRef } from "react";

/** Asks before an interview is ended early: an ended one cannot go on. */
export function EndDialog(props: { readonly isOpen: boolean; readonly end: () => void; readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (props.isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [props.isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby="end-title" onClose={props.close}>
      <h2 id="end-title">End the interview here?</h2>
      <p>What you said is kept and will be graded. To come back later, leave or pause it instead.</p>
      <p className="notice-actions">
        <button type="button" className="button" data-primary onClick={props.end}>
          End and see the report
        </button>
        <button type="button" className="button" onClick={props.close}>
          Go on
        </button>
      </p>
    </dialog>
  );
}
