import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, serveFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("a pipeline opens as a graph without any complaint, and opening it changes no byte", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, "/p/first-film/pipeline.json");
  const file = join(server.folder, "first-film", "pipeline.json");
  const before = readFileSync(file, "utf8");
  const { page, complaints } = opened;
  await page.getByRole("article", { name: /Generate a clip: shot/ }).waitFor();
  expect(await page.locator("article").count()).toBe(5);
  await keepScreenshot(page, "editor-dark");
  expect(await barriers(page)).toEqual([]);
  expect(readFileSync(file, "utf8")).toBe(before);
  expect(complaints).toEqual([]);
});

test("a part that fails says so in its place, and the others go on", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, "/p/first-film/pipeline.json");
  const { page } = opened;
  await page.getByRole("article").first().waitFor();
  await page.route(/assets\/screening-[^/]*\.js$/, (route) => route.abort());
  await page.getByRole("button", { name: "Screening room" }).click();
  await page.getByRole("alert").filter({ hasText: "This part could not be drawn" }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Graph", exact: true }).click();
  await page.getByRole("article").first().waitFor();
});
