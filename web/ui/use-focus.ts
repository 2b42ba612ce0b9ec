import { type RefObject, useEffect, useRef } from "react";

/** Takes the focus once, when the control appears: for what a person has just asked for. */
export function useFocusOnce<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
