import type { ExampleRequest } from "#core/api.ts";
import type { OwnView } from "#core/transcript/own-view.ts";
import type { SessionHeader, TranscriptTurn } from "#core/transcript/session.ts";

/** What a person disputes of a session, as the server keeps it; without any dispute it takes the example away. */
export function toExample(header: SessionHeader, view: OwnView, turns: readonly TranscriptTurn[]): ExampleRequest {
  const levels = (view.levels ?? []).filter(({ isExample }) => isExample);
  const verdicts = view.verdicts ?? [];
  return {
    packId: header.setup.packId,
    name: header.id,
    level: header.setup.level,
    turns: turns.map(({ n, speaker, text }) => ({ n, speaker, text })),
    axes: levels.map(({ axis, level }) => ({ axis, level })),
    indicators: verdicts.map(({ axis, indicator, verdict }) => ({ axis, indicator, verdict })),
    notes: [
      ...levels.map(({ axis, reason }) => ({ place: axis, reason })),
      ...verdicts.map(({ axis, indicator, reason }) => ({ place: `${axis}/${indicator}`, reason })),
    ].flatMap(({ place, reason }) => (reason === "" ? [] : [`${place}: ${reason}`])),
  };
}

export const isDisputed = ({ axes, indicators }: ExampleRequest): boolean => axes.length + indicators.length > 0;
