import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, serveFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Seconds into the film that is shown. */
const played = (page: Page): Promise<number> =>
  page.locator("video").evaluate((video: { currentTime: number }) => video.currentTime);

test("a newcomer comes from the launch address to a playing film with one click, for nothing", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server);
  const { page, complaints } = opened;
  await page.getByText("Free, drawn on this machine").waitFor();
  await page.getByRole("button", { name: "Make the film" }).click();
  await page.getByRole("listitem").filter({ hasText: "Generate a clip" }).waitFor();
  await page.locator("video").waitFor({ timeout: 60_000 });
  await expect.poll(() => played(page)).toBeGreaterThan(0.2);
  await keepScreenshot(page, "home-film-plays");
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
