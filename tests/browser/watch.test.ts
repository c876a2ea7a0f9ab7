import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, phone, serveFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const pipeline = {
  reelgraph: 1,
  name: "Two looks",
  nodes: {
    style: { use: "styles", with: { prompt: "a red boat on a calm lake", styles: ["noir", "anime"] } },
    clip: { use: "generate", with: { prompt: "$style.prompt", seconds: 1, size: "320x180" } },
  },
  outputs: { clips: "$clip.video" },
};

test("a film's link opens without a token, shows that film alone, and takes one feedback, which the trends show", async () => {
  await using server = await serveFolder();
  writeFileSync(join(server.folder, "looks.json"), JSON.stringify(pipeline, undefined, 2));
  await using opened = await openPage(browser, server, "/p/looks.json?view=screening");
  const { page, complaints } = opened;
  await page.getByText("No takes yet").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.locator("figure video").nth(1).waitFor({ timeout: 60_000 });
  await page.locator("figure").first().getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Share a link for feedback" }).click();
  const link = await page.getByRole("textbox", { name: "Feedback link" }).inputValue();
  await page.keyboard.press("Escape");

  // A viewer with a phone, who has nothing but the link.
  const context = await browser.newContext({ viewport: phone, hasTouch: true, locale: "en-GB", colorScheme: "dark" });
  const viewer = await context.newPage();
  const said: string[] = [];
  viewer.on("console", (message) => message.type() === "error" && said.push(message.text()));
  await viewer.goto(link);
  await viewer.locator("video").waitFor();
  expect(await viewer.evaluate(() => sessionStorage.getItem("reelgraph.token"))).toBeNull();
  for (const mark of ["Quality: 4 of 5", "Realism: 3 of 5", "Usefulness: 5 of 5"]) {
    await viewer.getByRole("radio", { name: mark }).tap();
  }
  await viewer.getByLabel("What should be better?").fill("The water could move more.");
  await keepScreenshot(viewer, "watch-phone");
  expect(await barriers(viewer)).toEqual([]);
  await viewer.getByRole("button", { name: "Send" }).tap();
  await viewer.getByRole("heading", { name: "Thank you!" }).waitFor();
  await viewer.reload();
  await viewer.getByText("Feedback was given by this link already.").waitFor();
  expect(said).toEqual([]);
  await viewer.goto(link.replace("/watch/", "/watch/x"));
  await viewer.getByText("This film can't be watched").waitFor();
  await viewer.goto(`${server.url}/p/looks.json`);
  await viewer.getByText("This tab has no access").waitFor();
  await context.close();

  await page.goto(`${server.url}/feedback`);
  await page.getByRole("heading", { name: "What viewers say" }).waitFor();
  await page.getByText("The water could move more.").waitFor();
  await page.getByRole("button", { name: "By style" }).click();
  await page.getByRole("listitem").filter({ hasText: "noir" }).getByText("4.0").waitFor();
  await keepScreenshot(page, "feedback-trends");
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
