import { expect, type Page } from "@playwright/test";

/** What a person does in the room, in words of the page. */

export const answerBox = (page: Page) => page.getByRole("textbox", { name: "Your answer" });
export const question = (page: Page) => page.getByRole("heading", { level: 1 });

export async function startOneQuestion(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Answer one question now" }).click();
  await waitForMyTurn(page);
}

export async function startLoop(page: Page, minutes = 20): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Interview" }).click();
  await page.getByRole("radio", { name: /^Interview loop|loop/i }).check();
  await page.getByRole("radio", { name: new RegExp(`^${minutes} min`) }).check();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
}

/** Chooses a format by its title, and a question by its place in the list where there is a choice; then starts. */
export async function startFormat(page: Page, title: RegExp, questionIndex?: number): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Interview" }).click();
  await page.getByRole("radio", { name: title }).check();
  if (questionIndex !== undefined) {
    await page.getByRole("combobox", { name: "Which question" }).selectOption({ index: questionIndex });
  }
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
}

/** A drill with hints and feedback. */
export async function startPractice(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Interview" }).click();
  await page.getByRole("radio", { name: /^One question/ }).check();
  await page.getByRole("combobox", { name: "Which question" }).selectOption({ index: 2 });
  await page.getByRole("radio", { name: /^Practice Hints/ }).check();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await waitForMyTurn(page);
}

/** The box takes words and the question stands: the interviewer is waiting. */
export async function waitForMyTurn(page: Page): Promise<void> {
  await expect(answerBox(page)).toBeEditable();
  await expect(question(page)).not.toHaveText("");
}

/** Says it and waits until the interviewer has reacted, be it with a question or with the close. */
export async function answer(page: Page, text: string, { isHeard } = { isHeard: true }): Promise<void> {
  const say = async () => {
    await answerBox(page).fill(text);
    await page.getByRole("button", { name: "End answer" }).click();
  };
  await (isHeard ? afterReaction(page, say) : say());
}

/** Does something that the interviewer answers, and waits for the whole of it. */
export async function afterReaction(page: Page, act: () => Promise<void>): Promise<void> {
  const turns = await turnCount(page);
  await act();
  await expect.poll(() => turnCount(page), { intervals: [50] }).toBeGreaterThan(turns);
  await expect(reportLink(page).or(openBox(page))).toBeVisible();
}

export const reportLink = (page: Page) => page.getByRole("link", { name: "See the report" });

/** Goes on to the report, without rating oneself first. */
export async function openReport(page: Page): Promise<void> {
  await reportLink(page).click();
  await expect(page.getByRole("heading", { name: "First, how would you rate yourself?" })).toBeVisible();
  await page.getByRole("button", { name: "Skip", exact: true }).click();
}
const openBox = (page: Page) => page.locator("#answer:not([readonly])");

/** Answers until the interviewer closes. */
export async function answerToTheEnd(page: Page, text: (n: number) => string, most = 40): Promise<void> {
  for (let n = 0; n < most && !(await reportLink(page).isVisible()); n++) await answer(page, text(n));
  await expect(reportLink(page)).toBeVisible();
}

/** Turns that have folded away; each reaction of the interviewer folds the turns before it. */
async function turnCount(page: Page): Promise<number> {
  const summary = page.getByText(/^Said so far: \d+ turns$/);
  if (!(await summary.isVisible())) return 0;
  return Number(/\d+/.exec((await summary.textContent()) ?? "")?.[0] ?? 0);
}

/** An answer that has something of every axis, and is long enough to be judged. */
export const solidAnswer = (n: number) =>
  `In case ${n + 1} I decided to cap the fan-out first, because at ten times the load the shared queue was the first to fail. ` +
  `We detected it after 6 minutes, isolated the bad feed and recovered in 25 minutes without anyone awake. ` +
  `It cost us 40,000 dollars a month, about 0.3 cents per order, so I moved two feeds from live to hourly and cut 30 percent. ` +
  `The catalog team owns the data and is paged at night; my team owns the guardrails, and finance sees the bill per domain. ` +
  `Within 12 months every team publishes on its own, and we stop building feeds by hand.`;
