import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, serveFolder, type ServedFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const path = "/p/first-film/pipeline.json";
const file = ({ folder }: ServedFolder) => join(folder, "first-film", "pipeline.json");
const read = (server: ServedFolder) => readFileSync(file(server), "utf8");

const select = async (page: Page, id: string) => {
  await page
    .getByRole("article", { name: new RegExp(`: ${id}$`) })
    .locator("header")
    .click();
  await page.getByRole("tabpanel").waitFor();
};
const saved = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .waitFor();

test("an edit is saved by itself, touches nothing else in the file, and is undone to the same bytes", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, path);
  const { page, complaints } = opened;
  const before = read(server);
  await select(page, "card");
  await page.getByLabel("Length", { exact: true }).fill("5");
  await page
    .getByRole("status")
    .filter({ hasText: /Not saved|Saving/ })
    .waitFor();
  await saved(page);
  expect(read(server)).toBe(before.replace('"seconds": 2 }', '"seconds": 5 }'));
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => read(server), { timeout: 15_000 }).toBe(before);
  expect(complaints).toEqual([]);
});

test("saving waits while a hand moves the graph, though its press took the focus from the field with the edit", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, path);
  const { page } = opened;
  const before = read(server);
  await select(page, "card");
  await page.getByLabel("Length", { exact: true }).fill("5");
  await page.mouse.move(300, 700);
  await page.mouse.down({ button: "middle" });
  for (let step = 0; step < 20; step++) {
    await page.mouse.move(300 + step, 700);
    await page.waitForTimeout(100);
  }
  expect(read(server)).toBe(before);
  await page.mouse.up({ button: "middle" });
  await saved(page);
  expect(read(server)).not.toBe(before);
});

test("what somebody else saved meanwhile is put together with one's own; one place changed twice is asked about", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, path);
  const { page } = opened;
  await select(page, "card");
  writeFileSync(file(server), read(server).replace('"columns": 3', '"columns": 1'));
  await page.getByLabel("Length", { exact: true }).fill("5");
  await expect.poll(() => read(server), { timeout: 15_000 }).toMatch(/"seconds": 5[^]*"columns": 1/);
  writeFileSync(file(server), read(server).replace('"seconds": 5', '"seconds": 9'));
  await page.getByLabel("Length", { exact: true }).fill("7");
  const dialog = page.getByRole("dialog", { name: "Somebody else changed the same places" });
  await dialog.waitFor();
  await keepScreenshot(page, "conflict");
  expect(await barriers(page)).toEqual([]);
  // Closed, editing goes on: nothing is saved over the other's work, and the question isn't put again at each edit.
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByLabel("Length", { exact: true }).fill("8");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Somebody else saved this file" }).click();
  await dialog.getByText("8", { exact: true }).waitFor();
  expect(read(server)).toContain('"seconds": 9');
  await dialog.getByRole("radio", { name: "card.with.seconds: Theirs" }).check();
  await dialog.getByRole("button", { name: "Go on with these" }).click();
  await saved(page);
  expect(read(server)).toMatch(/"seconds": 9[^]*"columns": 1/);
  expect(await page.getByLabel("Length", { exact: true }).inputValue()).toBe("9");
});

test("a tab that closes while the server is away loses nothing", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, path);
  const { page, context } = opened;
  await select(page, "card");
  await context.setOffline(true);
  await page.getByLabel("Length", { exact: true }).fill("6");
  await page.getByRole("status").filter({ hasText: "Offline" }).waitFor();
  expect(read(server)).toContain('"seconds": 2 }');
  const storage = await page.evaluate(() => sessionStorage.getItem("reelgraph.token"));
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.addInitScript((token) => sessionStorage.setItem("reelgraph.token", token ?? ""), storage);
  await again.goto(server.url + path);
  await expect.poll(() => read(server), { timeout: 15_000 }).toContain('"seconds": 6 }');
});

test("earlier versions tell what they would change and are restored as one step; the text can be edited as it is", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server, path);
  const { page, complaints } = opened;
  const before = read(server);
  await select(page, "card");
  await page.getByLabel("Length", { exact: true }).fill("5");
  await saved(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+H");
  const versions = page.getByRole("dialog", { name: "Earlier versions" });
  await versions.locator("summary").last().click();
  await versions.getByText("card: seconds 5 → 2").waitFor();
  await keepScreenshot(page, "versions");
  await versions.getByRole("button", { name: "Restore" }).last().click();
  await expect.poll(() => read(server), { timeout: 15_000 }).toBe(before);
  await page.keyboard.press("Control+Shift+J");
  const text = page.getByRole("textbox", { name: "The file as text" });
  await text.fill(before.replace("{", "{ // mine"));
  await expect.poll(() => read(server), { timeout: 15_000 }).toContain("// mine");
  await text.fill("{");
  await page.getByRole("alert").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
