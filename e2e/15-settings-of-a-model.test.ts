import { freePort } from "../scripts/run-app.ts";
import { expect, test } from "./fixtures.ts";
import { alert, continueBuiltIn, sayPlan, startModel } from "./model.ts";
import { answer, solidAnswer, startOneQuestion, waitForMyTurn } from "./steps.ts";

test("the settings page follows its files, and says whether a model’s words are fit", async ({ page, app }) => {
  await page.goto(app.link);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  await expect(page.getByText(/^None is set/)).toBeVisible();
  const model = await startModel(app, sayPlan);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText(/It answers/)).toBeVisible();
  await expect(page.getByText(/words were fit for an interview.* This was one try/)).toBeVisible();
  model.play("You should use a queue. That is the answer.");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText(/words broke a rule of interviewers \(.*teaching.*\)/)).toBeVisible();
  await model.close();
  await expect(page.getByText(/^None is set/)).toBeVisible();
});

test("a model’s server that is not there is named, and where to change that", async ({ page, app }) => {
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  const closed = await freePort();
  model.moveTo(`http://127.0.0.1:${closed}/v1`);
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(alert(page)).toContainText(`cannot be reached. Nothing answers at 127.0.0.1:${closed}. The setting is `);
  model.moveTo("http://127.0.0.1:9/v1");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toContainText("Port 9 is kept for other programs. The setting is ");
  model.moveTo(model.url.replace("http:", "https:"));
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toContainText(`No safe connection to ${model.host} could be made`);
  model.moveTo("http://no-such-host.invalid/v1");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toContainText("No machine of the name no-such-host.invalid was found");
  model.moveTo(model.url);
  await page.getByRole("button", { name: "Retry" }).click();
  await waitForMyTurn(page);
  await model.close();
});

test("a model that is gone from the settings is not asked again, and one whose settings are wrong is", async ({
  page,
  app,
  problems,
}) => {
  problems.allow(/409 \(Conflict\)/);
  const model = await startModel(app, sayPlan);
  await page.goto(app.link);
  await startOneQuestion(page);
  model.moveTo(`${model.url}\n  key_from: NOT_SET`);
  await answer(page, solidAnswer(0), { isHeard: false });
  await expect(alert(page)).toHaveText(/settings of this model are wrong.* settings\.yaml, line \d/);
  await expect(page.getByRole("figure").getByText("In case 1")).toBeVisible();
  await expect(page.getByRole("button", { name: "Retry" })).toBeEnabled();
  await model.close();
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(alert(page)).toHaveText(/not in the settings any more/);
  await expect(continueBuiltIn(page)).toBeFocused();
  await expect(page.getByRole("button", { name: "Retry" })).toBeHidden();
  await continueBuiltIn(page).click();
  await waitForMyTurn(page);
});
