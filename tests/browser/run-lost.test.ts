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

test("a job whose answer got lost is never sent again unasked: a person who looked says which it is, and the run goes on", async () => {
  const film = {
    reelgraph: 1,
    inputs: { idea: { type: "text" } },
    nodes: { shot: { use: "generate", with: { prompt: "$inputs.idea", seconds: 1, size: "64x64" } } },
    outputs: { clip: "$shot.video" },
  };
  const [server, vendor] = await serveShop(film, {
    jobMs: 200,
    faults: [{ on: "submit", fault: "reset-after-commit" }],
  });
  await using _ = server;
  await using opened = await openPage(browser, server, "/p/film.json");
  const { page, complaints } = opened;
  await page.getByRole("button", { name: "Run", exact: true }).waitFor();
  await page.keyboard.press("Control+Enter");
  const sheet = page.getByRole("dialog", { name: "Before it runs" });
  await sheet.getByLabel("Idea").fill("a red boat");
  await sheet.getByRole("button", { name: "Run for $0.10" }).click();
  await page.getByRole("button", { name: "Decide and go on" }).click({ timeout: 20_000 });
  const dialog = page.getByRole("dialog", { name: "Did the vendor take this job?" });
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "run-lost");
  const [charge, ...others] = vendor.ledger();
  expect(others).toEqual([]);
  await dialog.getByLabel("It is there: I know its id").fill(charge?.jobId ?? "");
  await dialog.getByRole("button", { name: "Follow this job" }).click();
  await page.getByText("Finished", { exact: true }).waitFor({ timeout: 20_000 });
  expect(vendor.ledger()).toHaveLength(1);
  expect(complaints).toEqual([]);
});
