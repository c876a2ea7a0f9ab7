import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage } from "./browser.ts";
import { serveShop } from "./shop.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("a key is put in, tried and taken out, stays on the server, and never comes back to the page", async () => {
  const [server] = await serveShop({ reelgraph: 1, nodes: {} }, {}, {});
  await using _ = server;
  await using opened = await openPage(browser, server, "/p/film.json");
  const { page, complaints } = opened;
  await page.getByRole("button", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await dialog.getByText("no key", { exact: true }).waitFor();
  await dialog.getByText("$20.00").waitFor();
  await dialog.getByText("0 of 4 slots").waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByLabel("Key MOCK_KEY").fill("sk-very-secret");
  await dialog.getByRole("button", { name: "Save key" }).click();
  await dialog.getByText("It answers and takes the key.").waitFor();
  await dialog.getByText("key set", { exact: true }).waitFor();
  await keepScreenshot(page, "settings");
  expect(readFileSync(join(server.folder, ".env"), "utf8")).toContain("sk-very-secret");
  await page.reload();
  await page.getByRole("button", { name: "Run free" }).waitFor();
  await page.keyboard.press("Control+,");
  await dialog.getByText("key set", { exact: true }).waitFor();
  expect(await page.content()).not.toContain("sk-very-secret");
  expect(await dialog.getByLabel("Key MOCK_KEY").inputValue()).toBe("");

  await dialog.getByRole("button", { name: "Remove key" }).click();
  await dialog.getByRole("button", { name: "Remove it for good" }).click();
  await dialog.getByText("no key", { exact: true }).waitFor();
  expect(readFileSync(join(server.folder, ".env"), "utf8")).not.toContain("sk-very-secret");

  await dialog.getByLabel("Choose a vendor").selectOption("fal");
  await dialog.getByRole("button", { name: "Add vendor" }).click();
  await dialog.getByLabel("Key FAL_KEY").waitFor();
  await dialog.locator('[aria-label="Key FAL_KEY"]:focus').waitFor();
  expect(readFileSync(join(server.folder, "reelgraph.config.json"), "utf8")).toContain('"fal"');
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});
