import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, serveFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("the first film is made offline with one key, moment by moment, and plays; a reload meanwhile finds it again", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, "/p/first-film/pipeline.json");
  const { page, complaints } = opened;
  await page.getByRole("button", { name: "Run free" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Stop run" }).waitFor();
  await page.getByRole("button", { name: /^shot\[scene-1\]: running/ }).waitFor();
  await keepScreenshot(page, "run-live");

  await page.reload();
  await page.getByRole("button", { name: "Stop run" }).waitFor();
  await page.getByRole("button", { name: "Open the run panel" }).click();
  await page.getByText("Finished").waitFor({ timeout: 90_000 });
  await page.getByText("7 of 7 done").waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "run-timeline");

  await page.getByRole("button", { name: /^shot\[scene-2\]: done/ }).click();
  expect(await page.getByRole("button", { name: /^shot\[scene-2\]: done/ }).getAttribute("data-chosen")).toBe("true");
  await page.getByRole("tabpanel").getByText("Why it ran").first().waitFor();
  await page.getByRole("button", { name: "Outputs" }).click();
  await page.locator('video[aria-label="film"]').waitFor();
  expect(await playsOn(page, "film")).toBeGreaterThan(0.2);

  await page.getByRole("button", { name: "Events" }).click();
  await page.getByRole("searchbox", { name: "Find in events" }).fill("done in");
  expect(await page.getByRole("region", { name: "Events" }).getByRole("button").count()).toBeGreaterThan(3);

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Timeline" }).click();
  await page.getByRole("button", { name: "Run free" }).click();
  await page.getByRole("button", { name: /^film: cached/ }).waitFor();
  expect(complaints).toEqual([]);
});

/** Plays a film for a while, and tells how far it came, in seconds. */
async function playsOn(page: Page, label: string): Promise<number> {
  return page.evaluate(`(async () => {
    const video = document.querySelector('video[aria-label="${label}"]');
    video.muted = true;
    await video.play();
    for (let tries = 0; tries < 100 && video.currentTime <= 0.2; tries++) await new Promise((done) => setTimeout(done, 50));
    return video.currentTime;
  })()`);
}
