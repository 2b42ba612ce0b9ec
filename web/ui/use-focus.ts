import { type RefObject, useEffect, useRef } from "react";

/** Takes the focus once, when the control appears: for what a person has just asked for. */
export const useFocusOnce = <E extends HTMLElement>(): RefObject<E | null> => useFocusWhen<E>(true);

/** The same for a control that also appears unasked. */
export function useFocusWhen<E extends HTMLElement>(isAskedFor: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (isAskedFor) element.current?.focus();
  }, [isAskedFor]);
  return element;
}
