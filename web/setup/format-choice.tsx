import { spokenWords } from "#core/interview/speech.ts";
import { Choice } from "./choice.tsx";
import type { FormatSummary } from "./start-interview.ts";

interface FormatChoiceProps {
  readonly formats: readonly FormatSummary[];
  readonly chosen: string;
  readonly choose: (format: FormatSummary) => void;
}

const quickMinutes = 15;
const isQuick = ({ lengths }: FormatSummary) => lengths.every(({ minutes }) => minutes <= quickMinutes);

/** What kind of interview: a quarter of an hour at most, or more. */
export function FormatChoice({ formats, chosen, choose }: FormatChoiceProps) {
  const groups = [
    { id: "quick", title: "Quick drills", formats: formats.filter(isQuick) },
    { id: "long", title: "Longer", formats: formats.filter((format) => !isQuick(format)) },
  ];
  return (
    <fieldset>
      <legend>What kind</legend>
      {groups
        .filter((group) => group.formats.length > 0)
        .map((group) => (
          <div key={group.id} className="choice-group" role="group" aria-labelledby={`formats-${group.id}`}>
            <p id={`formats-${group.id}`} className="small muted">
              {group.title}
            </p>
            <div className="choice-row">
              {group.formats.map((format) => (
                <Choice
                  key={format.id}
                  name="format"
                  isChosen={chosen === format.id}
                  choose={() => choose(format)}
                  title={format.title}
                  time={timeText(format)}
                  text={format.summary}
                />
              ))}
            </div>
          </div>
        ))}
    </fieldset>
  );
}

function timeText({ answerSeconds, lengths }: FormatSummary): string {
  const minutes = lengths.map((length) => length.minutes);
  const shortest = Math.min(...minutes);
  const longest = Math.max(...minutes);
  const whole = shortest === longest ? `${longest} min` : `${shortest} to ${longest} min`;
  return answerSeconds === null
    ? whole
    : `${answerSeconds} s of speech (typed: ${spokenWords(answerSeconds * 1_000)} words), ${whole} in all`;
}
