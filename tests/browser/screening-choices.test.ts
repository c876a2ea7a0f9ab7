import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, serveFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const clip = { prompt: "a red fox trots through fresh snow", seconds: 1, size: "160x90" };
const nine = {
  reelgraph: 1,
  name: "Nine takes",
  nodes: {
    draft: { use: "generate", with: { ...clip, takes: 9 } },
    judge: { use: "evaluate", with: { video: "$draft.video" } },
    best: { use: "pick", with: { items: "$draft.video", scores: "$judge.overall", top: 2 } },
  },
  outputs: { best: "$best.picked" },
};

const run = async (page: Page) => {
  await page.getByText("No takes yet").waitFor();
  await page.keyboard.press("Control+Enter");
};
const rows = (page: Page) => page.getByRole("row");

test("nine takes stand in a grid, the best few are picked at once, and judges and people make a combined score", async () => {
  await using server = await serveFolder([], { "nine.json": nine });
  await using opened = await openPage(browser, server, "/p/nine.json?view=screening");
  const { page, complaints } = opened;
  await run(page);
  await page.getByRole("button", { name: "9 takes" }).click({ timeout: 60_000 });
  await expect.poll(() => page.locator("figure video").count(), { timeout: 60_000 }).toBe(9);
  // What was picked is the best, too, and still one take.
  await expect
    .poll(() => page.getByLabel("What is compared").locator("option").allInnerTexts())
    .toContain("draft · Generate a clip (9)");
  await page.getByLabel("What is compared").selectOption("best");
  await expect.poll(() => page.locator("figure video").count()).toBe(9);
  await page.getByLabel("What is compared").selectOption("draft");
  await page.locator("figure video").nth(8).waitFor();

  await page.keyboard.press("5");
  await rows(page).filter({ hasText: "Combined" }).waitFor();
  await page.getByRole("slider", { name: "How much the judges count, in percent" }).fill("0");
  await page.getByText("Combined: judges 0 %, people 100 %").waitFor();
  expect(await rows(page).filter({ hasText: "Combined" }).first().getByRole("cell").first().innerText()).toBe("10.0");
  await page.getByRole("spinbutton", { name: /Pick the best/ }).fill("3");
  await page.getByRole("button", { name: "Pick the best 3" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Picked", exact: true, pressed: true }).count()).toBe(3);
  await keepScreenshot(page, "screening-nine");
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("what is declined goes the other way, and one more take of a node joins those that are there", async () => {
  const film = {
    reelgraph: 1,
    nodes: {
      draft: { use: "generate", with: clip },
      ask: { use: "approve", with: { value: "$draft.video", ask: "Is it good?" } },
      again: { use: "resize", with: { video: "$ask.otherwise", size: "80x46" } },
    },
    outputs: { good: "$ask.value", again: "$again.video" },
  };
  await using server = await serveFolder([], { "film.json": film });
  await using opened = await openPage(browser, server, "/p/film.json?view=screening");
  const { page, complaints } = opened;
  await run(page);
  await page.getByRole("heading", { name: "Is it good?" }).waitFor({ timeout: 60_000 });
  await page.getByLabel("A note").fill("Too dark");
  await page.getByRole("button", { name: "Decline" }).click();
  await page.getByText("The run is over. Everything it made is here.").waitFor({ timeout: 60_000 });
  await expect.poll(() => page.getByLabel("What is compared").inputValue()).toBe("again");

  await page.getByRole("button", { name: "Graph", exact: true }).click();
  await page.getByRole("article", { name: /: draft/ }).click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("Alt+t");
  await page.getByText("1 of 1 done").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Screening room" }).click();
  await page.getByLabel("What is compared").selectOption("draft");
  await page.getByLabel("From which run").selectOption("all");
  await expect.poll(() => page.locator("figure video").count()).toBe(2);
  expect(complaints).toEqual([]);
});

test("a run that a crash of the server interrupted goes on by itself when the server is back", async () => {
  const many = {
    reelgraph: 1,
    nodes: { draft: { use: "generate", with: { ...clip, seconds: 2, size: "640x360", takes: 5 } } },
    outputs: { drafts: "$draft.video" },
  };
  const first = await serveFolder([], { "many.json": many });
  {
    await using opened = await openPage(browser, first, "/p/many.json");
    const { page } = opened;
    await page.getByRole("toolbar", { name: "Tools" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText(/\b[1-9]\d* of 5 done/).waitFor({ timeout: 60_000 });
  }
  await using server = await first.crashed();
  await using opened = await openPage(browser, server, "/p/many.json");
  const { page, complaints } = opened;
  await page.getByText("5 of 5 done").waitFor({ timeout: 90_000 });
  await page.getByText("Finished", { exact: true }).waitFor();
  expect(complaints).toEqual([]);
}, 300_000);
