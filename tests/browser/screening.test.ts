import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, phone, serveFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Four looks of one shot, judged; a person picks one, and the film is made of it. */
const pipeline = {
  reelgraph: 1,
  name: "Four looks",
  nodes: {
    style: {
      use: "styles",
      with: { prompt: "a red fox trots through fresh snow", styles: ["watercolour", "noir", "anime", "8 mm film"] },
    },
    draft: { use: "generate", with: { prompt: "$style.prompt", seconds: 2, size: "320x180", audio: true } },
    judge: { use: "evaluate", with: { video: "$draft.video" } },
    choice: { use: "review", with: { items: "$draft.video", ask: "Which draft becomes the film?", pick: 1 } },
    film: { use: "concat", with: { clips: "$choice.picked" } },
  },
  outputs: { film: "$film.video", overall: "$judge.overall" },
};

async function serveLooks() {
  const server = await serveFolder();
  writeFileSync(join(server.folder, "looks.json"), JSON.stringify(pipeline, undefined, 2));
  return server;
}

const takeNames = (page: Page) => page.locator("figure video").evaluateAll(namesOf);
const namesOf = (videos: { getAttribute(name: string): string | null }[]) =>
  videos.map((video) => video.getAttribute("aria-label"));
const timesOf = (videos: { currentTime: number; paused: boolean }[]) =>
  videos.map(({ currentTime, paused }) => ({ currentTime, paused }));
/** How many frames lie between the clips on the screen. */
const spread = async (page: Page): Promise<number> => {
  const times = (await page.locator("figure video").evaluateAll(timesOf)).map(({ currentTime }) => currentTime);
  return (Math.max(...times) - Math.min(...times)) * 24;
};

test("four takes play locked together, are rated and picked by keys, and the run that waited makes the film", async () => {
  await using server = await serveLooks();
  await using opened = await openPage(browser, server, "/p/looks.json?view=screening");
  const { page, complaints } = opened;
  await page.getByText("No takes yet").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { name: "Which draft becomes the film?" }).waitFor({ timeout: 60_000 });
  await page.locator("figure video").nth(3).waitFor();
  expect(await takeNames(page)).toEqual(["watercolour", "noir", "anime", "8 mm film"]);

  await page.keyboard.press("Space");
  await expect
    .poll(async () => (await page.locator("figure video").evaluateAll(timesOf))[0]?.currentTime)
    .toBeGreaterThan(0.5);
  // A busy machine may hold one of them up for a moment.
  await expect
    .poll(() => spread(page), { message: "frames apart while they play", timeout: 5000 })
    .toBeLessThanOrEqual(2);
  await page.keyboard.press("k");
  await page.keyboard.press(".");
  const paused = await page.locator("figure video").evaluateAll(timesOf);
  expect(paused.every((one) => one.paused)).toBe(true);
  expect(await spread(page), "frames apart after a step").toBeLessThan(0.5);
  await page.keyboard.press("s");
  await page.getByRole("button", { name: "Sound: watercolour" }).waitFor();

  await page.keyboard.press("3");
  await page.getByRole("group", { name: "watercolour: 3 of 5 stars" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("5");
  await page.getByRole("group", { name: "noir: 5 of 5 stars" }).waitFor();
  await page.keyboard.press("p");
  await page.getByText("1 of at most 1 picked").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Reject", pressed: true }).waitFor();
  await page.getByLabel("Say something about 8 mm film").fill("The light jumps here");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("The light jumps here").waitFor();
  // A comment on a point of the picture: by keys, and by a click, which falls on the picture and not on the bars beside it.
  await page.getByRole("group", { name: "8 mm film: 0 of 5 stars" }).waitFor();
  await page
    .locator("figure")
    .nth(3)
    .locator("video")
    .click({ position: { x: 20, y: 100 }, force: true });
  await page.keyboard.press("c");
  await page.getByRole("button", { name: "Point 50 % from the left, 50 % from the top" }).waitFor();
  await page.keyboard.press("Shift+ArrowUp");
  await page.getByRole("button", { name: "Point 50 % from the left, 40 % from the top" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("A scratch");
  await page.keyboard.press("Control+Enter");
  const pin = page.getByRole("button", { name: /: A scratch$/ });
  await pin.waitFor();
  const [mark, picture] = [await pin.boundingBox(), await page.locator("figure").nth(3).locator("video").boundingBox()];
  expect(((mark?.x ?? 0) + 3 - (picture?.x ?? 0)) / (picture?.width ?? 1)).toBeCloseTo(0.5, 1);
  await page.getByRole("button", { name: "Point at the picture" }).click();
  const at = { x: (picture?.x ?? 0) + (picture?.width ?? 0) * 0.3, y: (picture?.y ?? 0) + 90 };
  await page.mouse.click(at.x, at.y);
  await page.keyboard.type("A hair in the gate");
  await page.getByRole("button", { name: "Add" }).click();
  const other = await page.getByRole("button", { name: /: A hair in the gate$/ }).boundingBox();
  expect(Math.abs((other?.x ?? 0) + 3 - at.x) + Math.abs((other?.y ?? 0) + 22 - at.y)).toBeLessThan(6);
  await page.getByRole("row", { name: /Visual quality/ }).waitFor();
  await page.getByRole("row", { name: /Narrative not judged/ }).waitFor();
  await keepScreenshot(page, "screening-grid");
  expect(await barriers(page)).toEqual([]);

  await page.keyboard.press("h");
  expect(await takeNames(page)).toEqual(["Take A", "Take B", "Take C", "Take D"]);
  expect(await page.getByText(/^seed/).count(), "a seed is seen in a blind screening").toBe(0);
  expect(await page.getByRole("row").count(), "scores are seen in a blind screening").toBe(0);
  await page.keyboard.press("h");
  await page.keyboard.press("w");
  await page.getByRole("slider", { name: "Where the pictures meet" }).waitFor();
  await page.keyboard.press("v");
  for (let pair = 1; pair <= 6; pair++) {
    await page.getByText(`Pair ${pair} of 6`).waitFor();
    await page.keyboard.press(pair % 2 === 0 ? "a" : "b");
  }
  await page.getByRole("heading", { name: "All pairs are compared" }).waitFor();
  await page.keyboard.press("v");
  await page.getByRole("group", { name: "noir: 5 of 5 stars" }).waitFor();

  await page.keyboard.press("Enter");
  await page.getByText("The run is over. Everything it made is here.").waitFor({ timeout: 60_000 });
  await expect.poll(() => page.getByLabel("What is compared").inputValue()).toBe("film");
  await page.locator("figure video").waitFor();
  expect(complaints).toEqual([]);
});

test("on a phone a take is rated and picked by touch, and the run goes on", async () => {
  await using server = await serveLooks();
  await using opened = await openPage(browser, server, "/p/looks.json?view=screening", phone);
  const { page, complaints } = opened;
  await page
    .getByRole("button", { name: /^Run(?!s)/ })
    .first()
    .tap();
  await page.getByRole("heading", { name: "Which draft becomes the film?" }).waitFor({ timeout: 60_000 });
  await page.locator("figure video").waitFor();
  expect(await page.locator("figure video").count()).toBe(1);
  await page.getByRole("button", { name: "Next takes" }).tap();
  await page.getByRole("button", { name: "4 stars" }).tap();
  await page.getByRole("group", { name: "noir: 4 of 5 stars" }).waitFor();
  await page.getByRole("button", { name: "Pick", exact: true }).tap();
  await page.getByText("1 of at most 1 picked").waitFor();
  await keepScreenshot(page, "screening-phone");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: /Send on/ }).tap();
  await page.getByText("The run is over. Everything it made is here.").waitFor({ timeout: 60_000 });
  expect(complaints).toEqual([]);
});
