import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
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
  name: "A postcard that moves",
  note: "Your picture, and a scene that you describe.",
  inputs: {
    picture: { type: "image", label: "Picture" },
    scene: { type: "text", default: "waves below a lighthouse at sunset" },
    seconds: { type: "number", default: 1 },
  },
  nodes: {
    clip: { use: "generate", with: { prompt: "$inputs.scene", seconds: "$inputs.seconds", size: "320x180" } },
    still: { use: "resize", with: { image: "$inputs.picture", size: "320x180" } },
  },
  outputs: { film: "$clip.video", still: "$still.image" },
};

test("a pipeline is a form on a phone: a picture is sent, the price is told, and the film plays and can be kept", async () => {
  await using server = await serveFolder();
  writeFileSync(join(server.folder, "postcard.json"), JSON.stringify(pipeline, undefined, 2));
  const picture = join(server.folder, "lighthouse.png");
  copyFileSync(join(import.meta.dirname, "..", "..", "examples", "cut-and-finish", "lighthouse.png"), picture);
  await using opened = await openPage(browser, server, "/app/postcard.json", phone);
  const { page, complaints } = opened;
  await page.getByRole("heading", { name: "A postcard that moves" }).waitFor();
  await page.getByText(/has no value/).waitFor();
  expect(await page.getByRole("button", { name: "Make it" }).isDisabled()).toBe(true);
  // The server refused the plan, which the browser writes down, too.
  const asked = complaints.filter((one) => !one.includes("422"));
  await page.getByLabel("Picture").setInputFiles(picture);
  await page.getByText("lighthouse.png").waitFor();
  await page.getByText("Free, drawn on this machine").waitFor();
  await page.getByLabel("Scene").fill("a storm over the lighthouse");
  await keepScreenshot(page, "app-view-phone");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Make it" }).tap();
  await page.getByLabel("How far it is").waitFor();
  await page.getByLabel("Result").locator("video").waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download film" }).tap(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.mp4$/);
  await page.getByText("It cost nothing").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(asked).toEqual([]);
});

test("a pipeline is published as a form with a switch, is marked in the lists, and is taken back again", async () => {
  await using server = await serveFolder([], { "postcard.json": pipeline });
  await using opened = await openPage(browser, server, "/p/postcard.json");
  const { page, complaints } = opened;
  const text = () => readFileSync(join(server.folder, "postcard.json"), "utf8");
  const before = text();
  await page.getByRole("switch", { name: "Published as a form" }).check();
  await expect.poll(text, { timeout: 20_000 }).toContain('"app": true');
  await keepScreenshot(page, "published");
  await page.getByRole("link", { name: "Open the form" }).click();
  await page.getByRole("button", { name: "Make it" }).waitFor();
  await page.goto(server.url);
  await page.getByRole("link", { name: "Use A postcard that moves as a form" }).getByText("Form").waitFor();
  await keepScreenshot(page, "home-published");
  expect(await barriers(page)).toEqual([]);
  await page.goto(`${server.url}/p/postcard.json`);
  await page.getByRole("switch", { name: "Published as a form" }).uncheck();
  await expect.poll(text, { timeout: 20_000 }).toBe(before);
  // The server refuses to plan what has no picture yet, which the browser writes down.
  expect(complaints.filter((one) => !one.includes("422"))).toEqual([]);
});
