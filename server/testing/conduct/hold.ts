import type { Ear } from "#core/reading/hear.ts";
import type { LoadedPack } from "#core/setup/pack.ts";
import type { InterviewSetup } from "#core/transcript/session.ts";
import type { Interview } from "#core/testing/conduct/run.ts";
import { candidateByName } from "../../cli/candidates/by-name.ts";
import { conductCasts } from "./casts.ts";
import { playInterview, type Wordsmith } from "./play.ts";
import { asActor, restless } from "./restless.ts";
import type { Tried } from "./tried.ts";

export interface Stage {
  readonly reader: Ear;
  readonly loaded: LoadedPack;
  readonly seeds: readonly number[];
  /** Only these candidates; without it all. */
  readonly candidates?: readonly string[];
  /** Made anew for each interview, so that the same seed says the same. */
  readonly createVoice: (setup: InterviewSetup, actor: string) => Wordsmith;
}

/** An interview with what its voice tried. */
export interface Held extends Interview {
  readonly tried: readonly Tried[];
}

/** Holds every interview of the suite, each of them twice: the second must be the same to the byte. */
export async function holdInterviews(stage: Stage): Promise<readonly Held[]> {
  const { candidates, createVoice, loaded, reader, seeds } = stage;
  const held: Held[] = [];
  for (const { isRestless, setup } of conductCasts(loaded, seeds)) {
    for (const [name, create] of Object.entries(candidateByName)) {
      if (candidates?.includes(name) === false) continue;
      const actorName = isRestless ? `${name}, restless` : name;
      const hold = async () => {
        const { voice, secrets, tried } = createVoice(setup, actorName);
        const candidate = create({ pack: loaded.pack, seed: setup.seed });
        const actor = isRestless ? restless(candidate, setup.seed) : asActor(candidate);
        return { ...(await playInterview(reader, setup, actor, voice)), secrets, tried };
      };
      const played = await hold();
      const { events: eventsAgain } = await hold();
      held.push({ candidate: actorName, setup, pack: loaded.pack, ...played, eventsAgain });
    }
  }
  return held;
}
