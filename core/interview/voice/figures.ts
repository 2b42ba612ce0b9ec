const valueByWord: Readonly<Record<string, string>> = {
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  tenfold: "10",
  eleven: "11",
  twelve: "12",
  dozen: "12",
  fifteen: "15",
  eighteen: "18",
  twenty: "20",
  thirty: "30",
  forty: "40",
  fifty: "50",
  sixty: "60",
  seventy: "70",
  eighty: "80",
  ninety: "90",
  hundred: "100",
  thousand: "1000",
  million: "million",
  billion: "billion",
  percent: "%",
  "%": "%",
  half: "half",
  twice: "2",
  double: "2",
  doubled: "2",
  triple: "3",
  twofold: "2",
};

/** The figures of a text, in digits where it had words. "One" is none: it is mostly no count. */
export function figuresOf(text: string): ReadonlySet<string> {
  const found = text.toLowerCase().match(/\d+(?:[.,]\d+)*|%|\p{L}+/gu) ?? [];
  const figures = found.flatMap((word) => (/^\d/u.test(word) ? [plain(word)] : (valueByWord[word] ?? [])));
  return new Set(figures.filter((figure) => figure !== "1"));
}

/** "8,500" and "8500" are the same figure. */
const plain = (digits: string): string => digits.replaceAll(/,(?=\d{3}\b)/gu, "");
