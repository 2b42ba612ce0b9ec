/** Whether two titles look the same in a list: case and spaces do not tell them apart. */
export const isSameTitle = (left: string, right: string): boolean => titleKey(left) === titleKey(right);

/** The same for titles that look the same. */
export const titleKey = (title: string): string =>
  title.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
