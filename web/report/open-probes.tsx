import type { OpenProbe } from "#core/report/report.ts";

/** Questions and follow-ups that stayed open: those with hardly a word, and those with words in which no answer was found. */
export function OpenProbes({ probes }: { readonly probes: readonly OpenProbe[] }) {
  const notFound = probes.filter(({ why }) => why === "not-found");
  const open = probes.filter((probe) => !notFound.includes(probe));
  return (
    <section className="report-section" aria-labelledby="open-title">
      <h2 id="open-title">Asked, and never answered</h2>
      {probes.length === 0 && <p>Nothing stayed open.</p>}
      {open.length > 0 && <ProbeList probes={open} />}
      {notFound.length > 0 && (
        <>
          <p>You replied to {notFound.length === 1 ? "this" : "these"}, but no answer was found in your words:</p>
          <ProbeList probes={notFound} />
        </>
      )}
    </section>
  );
}

const whyText = {
  "no-reply": "Skipped, or left without a word.",
  empty: "A few words only.",
  "not-found": null,
} as const;

const ProbeList = ({ probes }: { readonly probes: readonly OpenProbe[] }) => (
  <ul className="open-probes">
    {probes.map(({ turn, axis, text, why }) => (
      <li key={`${turn}-${axis}`} data-axis={axis}>
        <a href={`#turn-${turn}`}>{text}</a>
        {why !== undefined && whyText[why] !== null && <span className="muted small"> {whyText[why]}</span>}
      </li>
    ))}
  </ul>
);
