/**
 * What somebody said, as data for a prompt: one line, without anything that could end the block it stands in, begin a turn
 * of somebody else, or look like the marks by which models tell roles apart.
 */
export function saidAsData(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .replaceAll(/<(?=\s*[\d$€£.])/gu, " under ")
    .replaceAll(/>(?=\s*[\d$€£.])/gu, " over ")
    .replaceAll(/&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});?/giu, " ")
    .replaceAll(/[<>‹›«»〈〉《》⟨⟩⟪⟫❮❯❰❱≺≻˂˃ᐸᐳ⧼⧽|`]/gu, " ")
    .replaceAll(/[[{【〔]/gu, "(")
    .replaceAll(/[\]}】〕]/gu, ")")
    .replaceAll(/#{2,}|-{3,}|={3,}|\*{2,}/gu, " ")
    .replaceAll(/\b(interviewer|candidate|system|assistant|user|human|developer|tool)\s*:/giu, "$1,")
    .replaceAll(/ +/gu, " ")
    .trim();
}
