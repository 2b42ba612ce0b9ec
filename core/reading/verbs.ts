/** Irregular past forms with their base form. */
const irregular: ReadonlyMap<string, string> = new Map(
  (
    "began:begin begun:begin bought:buy broke:break broken:break brought:bring built:build burnt:burn " +
    "came:come caught:catch chose:choose chosen:choose drew:draw drawn:draw drove:drive driven:drive " +
    "fell:fall fallen:fall fed:feed fought:fight found:find froze:freeze frozen:freeze gave:give " +
    "given:give got:get gotten:get grew:grow grown:grow held:hold kept:keep laid:lay learnt:learn " +
    "led:lead left:leave lent:lend lost:lose made:make meant:mean met:meet paid:pay ran:run rang:ring " +
    "rung:ring rose:rise risen:rise rebuilt:rebuild rewrote:rewrite rewritten:rewrite said:say " +
    "saw:see seen:see sent:send shown:show shrank:shrink shrunk:shrink slept:sleep sold:sell " +
    "spent:spend spoke:speak spoken:speak stood:stand stuck:stick struck:strike taken:take took:take " +
    "taught:teach threw:throw thrown:throw told:tell understood:understand went:go gone:go woke:wake " +
    "woken:wake won:win wrote:write written:write overran:overrun withdrew:withdraw thought:think " +
    "felt:feel knew:know known:know heard:hear"
  )
    .split(" ")
    .map((pair): [string, string] => {
      const [past = "", base = ""] = pair.split(":");
      return [past, base];
    }),
);

/** Base forms of the irregular verbs. */
export const irregularBases: readonly string[] = [...new Set(irregular.values())];

/** Verbs whose past looks like their base. */
const unchanged = new Set("cut put set split shut let hit cost bid quit reset spread".split(" "));

/** Verbs of thinking, wishing and being there: in the first person they name no action. */
const idle = new Set(
  (
    "think feel believe want like know hear see need hope guess love enjoy understand remember mean say tell work help " +
    "use used try join attend learn seem happen mention talk discuss prefer wish suppose assume realise realize"
  ).split(" "),
);

/** The base of an irregular past form, so that "paid" and "pays" are one word in a cue; else the word itself. Lower case. */
export const baseForm = (word: string): string => irregular.get(word) ?? word;

/** True for a past form that names something done, such as "moved" or "cut"; false for "thought" or "worked". Lower case. */
export function isPastAction(word: string): boolean {
  const base = irregular.get(word);
  if (base !== undefined) return !idle.has(base) && base !== "get" && base !== "go" && base !== "come";
  if (unchanged.has(word)) return true;
  return word.length > 4 && word.endsWith("ed") && !idle.has(word.slice(0, -2)) && !idle.has(word.slice(0, -1));
}
