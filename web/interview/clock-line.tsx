import { useEffect, useRef } from "react";

/** Time used, as a thin line over the room. Only the line moves: the words change once a minute. */
export function ClockLine({ elapsedMs, minutes }: { readonly elapsedMs: number; readonly minutes: number }) {
  const line = useRef<HTMLSpanElement>(null);
  const used = Math.min(1, elapsedMs / (minutes * 60_000));
  useEffect(() => {
    if (line.current !== null) line.current.style.transform = `scaleX(${used})`;
  }, [used]);
  return (
    <div className="clock-line" aria-hidden="true">
      <span ref={line} />
    </div>
  );
}

/** Minutes that are left, in words; exact only in the last two minutes. */
export function timeLeftText(elapsedMs: number, minutes: number): string {
  const seconds = Math.max(0, Math.round(minutes * 60 - elapsedMs / 1000));
  if (seconds === 0) return "time is up";
  if (seconds > 120) return `${Math.ceil(seconds / 60)} min left`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} left`;
}
