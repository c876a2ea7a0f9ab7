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

/** A pipeline that buys a clip of one second, for ten cents, for each prompt. */
const shots = (budget: object | undefined, ...prompts: readonly string[]) => ({
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: prompts } },
  nodes: { shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } } },
  outputs: { clips: "$shot.video" },
  ...(budget ? { budget } : {}),
});

test("what costs money asks first, stops at its budget, goes on when that is raised, and pays each clip once", async () => {
  const [server, vendor] = await serveShop(shots({ usd: 0.25, onExceed: "pause" }, "one", "two", "three"), {
    jobMs: 400,
  });
  await using _ = server;
  await using opened = await openPage(browser, server, "/p/film.json");
  const { page, complaints } = opened;
  await page.getByRole("button", { name: "Run $0.30" }).waitFor();
  await page.keyboard.press("Control+Enter");
  const sheet = page.getByRole("dialog", { name: "Before it runs" });
  await sheet.getByRole("row", { name: /shot.*3 to run.*\$0\.30/ }).waitFor();
  expect(await sheet.getByLabel("Spend at most").inputValue()).toBe("0.25");
  await sheet.getByText("the run stops at $0.25 and asks you").waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "run-plan");
  expect(vendor.ledger()).toEqual([]);

  await sheet.getByLabel("Spend at most").fill("0.05");
  await sheet.getByText("It costs at least $0.30").waitFor();
  expect(await sheet.getByRole("button", { name: "Run for $0.30" }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Run $0.30" }).click();
  await sheet.getByRole("button", { name: "Run for $0.30" }).click();

  await page.getByText("Stopped at the cap").waitFor({ timeout: 20_000 });
  expect(vendor.ledger()).toHaveLength(2);
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "run-at-cap");
  await page.getByRole("button", { name: "Raise budget and go on" }).click();
  const raise = page.getByRole("dialog", { name: "The budget is reached" });
  await raise.getByText("$0.20 is spent").waitFor();
  await raise.getByRole("button", { name: "Raise and go on" }).click();
  await page.getByText("3 of 3 done").waitFor({ timeout: 20_000 });
  await page.getByText("Finished", { exact: true }).waitFor();
  expect(vendor.ledger()).toHaveLength(3);
  await keepScreenshot(page, "run-paid");
  expect(complaints).toEqual([]);
});

test("a run is paused and goes on; a failed item says so on its node and in the list, and is tried again by its button", async () => {
  const [server, vendor] = await serveShop(shots({ usd: 5 }, "calm", "storm"), {
    jobMs: 900,
    faults: [{ on: "submit", fault: "job-failed", prompt: "storm", times: 2 }],
  });
  await using _ = server;
  await using opened = await openPage(browser, server, "/p/film.json");
  const { page, complaints } = opened;
  await page.getByRole("button", { name: "Run $0.20" }).click();
  await page.getByRole("button", { name: "Run for $0.20" }).click();
  await page.getByRole("button", { name: "Pause run" }).click();
  await page.getByRole("button", { name: "Go on with run" }).waitFor({ timeout: 20_000 });
  // What failed before the pause is tried again when the run goes on.
  await page.getByRole("button", { name: "Go on with run" }).click();
  await page.getByText("Failed", { exact: true }).waitFor({ timeout: 20_000 });
  await page.getByRole("button", { name: "Problems" }).click();
  const row = page.getByRole("region", { name: "Problems" }).getByRole("listitem").first();
  await row.getByRole("button", { name: "Retry this item" }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "run-failed");
  await row.getByRole("button", { name: "Retry this item" }).click();
  await page.getByText("Finished", { exact: true }).waitFor({ timeout: 20_000 });
  // The calm clip was bought once; of the stormy one, the tries that failed weren't charged.
  expect(vendor.ledger()).toHaveLength(2);
  expect(complaints).toEqual([]);
});

test("a value that no run could have is told at once, and put right by a button that can be undone", async () => {
  const film = shots({ usd: 5 }, "calm");
  const [server] = await serveShop({
    ...film,
    nodes: {
      shot: { ...film.nodes.shot, with: { ...film.nodes.shot.with, seconds: 900 } },
    },
  });
  await using _ = server;
  await using opened = await openPage(browser, server, "/p/film.json");
  const { page } = opened;
  await page.getByRole("button", { name: /^Problems/ }).click();
  const mend = page.getByRole("region", { name: "Problems" }).getByRole("button", { name: /^Set / });
  await mend.click();
  await page.getByText("Nothing is wrong.").waitFor();
  await page.keyboard.press("Control+z");
  await mend.waitFor();
});
