import { expect, expectNoAxeViolations, test } from "./fixtures.ts";
import { screens } from "./screens.ts";

for (const screen of screens) {
  test(`${screen.name}: nothing for axe-core to find in either theme, nothing to scroll sideways to at 320 px`, async ({
    page,
    app,
    problems,
  }) => {
    problems.allow(/401|404|ERR_CONNECTION_REFUSED|Failed to load resource/);
    await page.goto(app.link);
    const leave = await screen.visit(page, app);
    await expectNoAxeViolations(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await leave?.();
  });
}
