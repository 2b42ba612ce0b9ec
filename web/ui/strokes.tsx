import "./strokes.css";

export interface Stroke {
  readonly axis: string;
  readonly letter: string;
  readonly title: string;
  /** 1 to 4, or null for an axis that has no level. */
  readonly level: number | null;
}

const describe = ({ title, level }: Stroke) => (level === null ? `${title}: no level` : `${title}: ${level} of 4`);

/** The five levels of a report as five strokes of the pen, small enough for a line of the history. */
export function StrokeGlyph({ strokes }: { readonly strokes: readonly Stroke[] }) {
  return (
    <svg className="glyph" viewBox="0 0 50 28" role="img" aria-label={strokes.map(describe).join(", ")}>
      {strokes.map((stroke, index) => {
        const x = 5 + index * 10;
        const top = stroke.level === null ? 24 : 26 - stroke.level * 6;
        return (
          <path
            key={stroke.axis}
            data-axis={stroke.axis}
            data-empty={stroke.level === null || undefined}
            d={stroke.level === null ? `M${x - 2} 25.5H${x + 2}` : `M${x} 25.5V${top}`}
          />
        );
      })}
    </svg>
  );
}

/** The mark of the house: five strokes of uneven height. */
export function Mark() {
  return (
    <svg width="26" height="22" viewBox="0 0 26 22" aria-hidden="true">
      <path
        d="M3 20v-7M8 20V8M13 20V2M18 20v-9M23 20V6"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
