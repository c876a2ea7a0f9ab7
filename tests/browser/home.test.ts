import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPipeline } from "@reelgraph/engine";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, phone, serveFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Seconds into the film that is shown. */
const played = (page: Page): Promise<number> =>
  page.locator("video").evaluate((video: { currentTime: number }) => video.currentTime);

test("a newcomer comes from the launch address to a playing film with one click, and a word that is changed makes only what it changes", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, "/", { width: 1440, height: 900, hasTouch: true });
  const { page, complaints } = opened;
  await page.getByText("Free, drawn on this machine").waitFor();
  await page.getByRole("button", { name: "Make the film" }).click();
  await page.getByRole("listitem").filter({ hasText: "Generate a clip" }).waitFor();
  await page.locator("video").waitFor({ timeout: 60_000 });
  await expect.poll(() => played(page)).toBeGreaterThan(0.2);
  await keepScreenshot(page, "home-film-plays");
  expect(await barriers(page)).toEqual([]);

  // The tour begins for whoever comes from there, and whoever wants none is rid of it.
  await page.getByRole("button", { name: "Open its graph" }).click();
  await page.getByText("1 of 3").waitFor();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("2 of 3").waitFor();
  await page.getByRole("button", { name: "Screening room" }).click();
  await page.getByText("3 of 3").waitFor();
  await page.getByRole("button", { name: "Graph", exact: true }).click();
  await page.getByRole("textbox", { name: "title", exact: true }).fill("The Red Boat");
  await page.keyboard.press("Control+Enter");
  await page.getByText("4 of 7 results were known already").waitFor({ timeout: 60_000 });
  await keepScreenshot(page, "tour-cache");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Done", exact: true }).click();

  // On a phone the film is there, too, and the graph can be looked at.
  await page.setViewportSize(phone);
  await page.goto(server.url);
  await page.getByRole("button", { name: "Play the film" }).tap();
  await expect.poll(() => played(page)).toBeGreaterThan(0.2);
  await keepScreenshot(page, "home-phone");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Open its graph" }).tap();
  await page.getByRole("button", { name: "Skip the tour" }).tap();
  await page.getByRole("article", { name: /Generate a clip: shot/ }).tap();
  await page.getByText("from board.scenes").waitFor();
  await keepScreenshot(page, "phone-graph");
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("in an empty folder an example opens as a file of one's own, and an idea fills a template", async () => {
  await using server = await serveFolder();
  await using opened = await openPage(browser, server);
  const { page, complaints } = opened;
  await page.getByText("Needs team, site").waitFor();
  await page.getByRole("button", { name: "Needs no key" }).click();
  expect(await page.getByText("Needs team, site").count()).toBe(0);
  await page.getByRole("searchbox", { name: "Find an example" }).fill("side by side");
  await keepScreenshot(page, "home-gallery");
  await page.getByRole("button", { name: "One prompt, four styles, side by side" }).click();
  await page.getByRole("article", { name: /Generate a clip: clip/ }).waitFor();
  expect(await page.getByText("1 of 3").count(), "the tour stands in the way of somebody who did not ask for it").toBe(
    0,
  );

  await page.goto(server.url);
  await page.getByRole("button", { name: "Start your own" }).click();
  await page.getByLabel("Describe your film").fill("A paper boat sails through a rainy town, and finds the sea");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("radio", { name: /One clip/ }).check({ force: true });
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("article", { name: /Generate a clip: clip/ }).waitFor();
  const saved = readPipeline(readFileSync(join(server.folder, "a-paper-boat-sails-through.json"), "utf8")).pipeline;
  expect(saved?.inputs?.["prompt"]?.default).toBe("A paper boat sails through a rainy town, and finds the sea");
  await page.goto(server.url);
  await page.getByRole("button", { name: "Start your own" }).click();
  await page.getByRole("button", { name: "Empty canvas" }).click();
  await page.waitForURL("**/p/untitled.json");
  expect(complaints).toEqual([]);
});
