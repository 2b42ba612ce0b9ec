import { wordsOf } from "./overlap.ts";

/** Small words by which German, Dutch, French, Spanish, Portuguese, Italian and Polish are told from English. */
const foreignWords = new Set(
  (
    "der das und ist nicht ich wir sie haben habe hatte hatten mit für auf ein eine einen einem einer dem den von zu zum zur auch " +
    "aber wenn werden wurde wurden sind bei nach über noch nur oder weil dass mich mir uns unser unsere wie kein keine weiß sehr als " +
    "het een van niet ik wij zijn hebben heb voor met naar maar ook dat deze " +
    "le la les des et est une dans pour que qui nous vous avons avec sur pas mais je j'ai était cette au du ce sont ont été plus par n'est c'est d'une qu'il ne il elle on " +
    "el los las y de en un una para con como más pero nosotros es fue del al lo se su mi hemos tenemos está esta muy porque no yo " +
    "o os um uma não com mas eu nós foi temos são nosso nossa isso muito " +
    "il gli che di non per sono abbiamo ho della nel anche ma questo era si i è " +
    "nie jest się na w z że do jak to mamy był"
  ).split(" "),
);

const englishWords = new Set(
  (
    "the a an and or of to in is are was were be been it its that this these those i we you they he she my our your their with for on at " +
    "by from as but not no so if when what which who how why do does did have has had will would can could should because then there up " +
    "out about than more all one me us them into after before yes per don't didn't"
  ).split(" "),
);

const otherScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}]/gu;
const letter = /\p{L}/gu;

const mostWords = 60;
const fewestSmallWords = 2;
const foreignShare = 0.2;

/** Whether a reply is in another language than English: by its script, or by small words. A single word tells nothing. */
export function isForeign(text: string): boolean {
  const start = text.slice(0, mostWords * 12);
  const letters = start.match(letter)?.length ?? 0;
  if (letters > 0 && (start.match(otherScript)?.length ?? 0) / letters > 0.5) return true;
  const words = wordsOf(start).slice(0, mostWords);
  const foreign = words.filter((word) => foreignWords.has(word) && !englishWords.has(word)).length;
  const english = words.filter((word) => englishWords.has(word)).length;
  return foreign >= fewestSmallWords && foreign >= words.length * foreignShare && foreign > english;
}
