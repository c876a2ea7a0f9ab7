import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot } from "./browser.ts";
import { card, chain, drag, middle, pick, port, setUp, until, type Desk } from "./canvas-page.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await setUp();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());

const empty = { reelgraph: 1, name: "Empty", nodes: {} };

test("an empty canvas says how to begin, until a node stands on it, and the choice of nodes fits on the screen", async () => {
  const { page, complaints } = await desk.open("to-begin-with", empty);
  const hint = page.getByText("Nothing stands here yet");
  await page.getByRole("button", { name: "Add a node" }).click();
  const box = await page.getByRole("dialog", { name: "Search nodes" }).boundingBox();
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
  expect(await hint.count()).toBe(1);
  await pick(page, "Search nodes", "expand", "Expand an idea");
  await card(page, "expand").waitFor();
  expect(await hint.count()).toBe(0);
  await page.keyboard.press("Control+z");
  await hint.waitFor();
  expect(complaints).toEqual([]);
});

test("a node is found by its Chinese name and added by keyboard; undoing everything gives the file back", async () => {
  const shown = await desk.open("by-keyboard", empty);
  const { page, file, saved, complaints } = shown;
  const before = readFileSync(file, "utf8");
  await page.keyboard.press("n");
  await pick(page, "Search nodes", "生成片段", "Generate a clip");
  await card(page, "generate").waitFor();
  await page.mouse.move(500, 300);
  await page.keyboard.press("Tab");
  await pick(page, "Search nodes", "expand", "Expand an idea");
  await card(page, "expand").waitFor();
  await until(() => expect(Object.keys(saved().nodes)).toEqual(["generate", "expand"]));
  // Connecting by keyboard: a port of the selected node, then one that fits.
  await page.keyboard.press("c");
  await pick(page, "Connect: choose a port", "prompt out", "expand · prompt");
  await pick(page, "Connect expand · prompt to", "generate prompt", "generate · prompt");
  await until(() => expect(saved().nodes["generate"]?.with).toEqual({ prompt: "$expand.prompt" }));
  for (let step = 0; step < 3; step++) await page.keyboard.press("Control+z");
  await until(() => expect(readFileSync(file, "utf8")).toBe(before));
  for (let step = 0; step < 3; step++) await page.keyboard.press("Control+Shift+z");
  await until(() => expect(saved().nodes["generate"]?.with).toEqual({ prompt: "$expand.prompt" }));
  expect(complaints).toEqual([]);
});

test("a wire dragged into the empty canvas offers only what fits, and wires what is picked", async () => {
  const shown = await desk.open("drag-out", chain);
  const { page, saved, complaints } = shown;
  await card(page, "cut").waitFor();
  const from = await middle(page, "cut", "video", "out");
  await drag(page, from, { x: from.x + 20, y: from.y - 180 });
  const search = page.getByPlaceholder("What fits “video”");
  await search.waitFor();
  expect(await page.getByRole("option", { name: /^Text$/ }).count()).toBe(0);
  await keepScreenshot(page, "canvas-search");
  await pick(page, "What fits “video”", "拼接", "Join clips");
  await until(() => expect(saved().nodes["concat"]?.with).toEqual({ clips: "$cut.video" }));
  expect(complaints).toEqual([]);
});

test("a wire is connected, refused with the reason, replaced, led elsewhere and cut by hand", async () => {
  const shown = await desk.open("by-hand", chain);
  const { page, saved, complaints } = shown;
  await card(page, "cut").waitFor();
  // shot.video to cut.video
  await drag(page, await middle(page, "shot", "video", "out"), await middle(page, "cut", "video", "in"));
  await until(() => expect(saved().nodes["cut"]?.with).toEqual({ video: "$shot.video" }));
  // A text is no video: the reason stands at the cursor, and nothing is wired.
  const [text, video] = [await middle(page, "words", "prompt", "out"), await middle(page, "cut", "video", "in")];
  await page.mouse.move(text.x, text.y);
  await page.mouse.down();
  await page.mouse.move(video.x - 30, video.y, { steps: 4 });
  await page.mouse.move(video.x, video.y, { steps: 4 });
  await page.getByText("text doesn't fit: it takes video").waitFor();
  expect(await port(page, "shot", "prompt", "in").getAttribute("data-fits")).toBe("true");
  expect(await port(page, "cut", "video", "in").getAttribute("data-fits")).toBe("false");
  await keepScreenshot(page, "canvas-refused");
  await page.mouse.up();
  // The new output takes what is dropped on it.
  await drag(page, await middle(page, "cut", "video", "out"), await middle(page, "$outputs", "$new", "in"));
  await until(() => expect(saved().outputs).toEqual({ film: "$shot.video", video: "$cut.video" }));
  // Alt-click on a port takes its wires out.
  await port(page, "cut", "video", "in").click({ modifiers: ["Alt"], force: true });
  await until(() => expect(saved().nodes["cut"]?.with).toBeUndefined());
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("what is typed before the palette has come is in its field", async () => {
  const { page } = await desk.open("hasty", chain);
  let come = () => {};
  const slow = new Promise<void>((done) => (come = done));
  await page.route(/\/palette-[^/]+\.js$/, async (route) => {
    await slow;
    await route.continue();
  });
  await page.reload();
  await card(page, "shot").waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("cut");
  come();
  const field = page.getByRole("combobox", { name: "Search or run a command" });
  await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe("cut");
});

test("a graph that is too wide to be read as a whole is opened at its beginning, in words that can be read", async () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`n${at}`, { use: "title", with: { text: `Scene ${at}`, seconds: 2 } }]),
  );
  const ui = Object.fromEntries(Object.keys(nodes).map((id, at) => [id, [at * 400, 0]]));
  const { page } = await desk.open("wide", { reelgraph: 1, name: "Wide", nodes, ui });
  await card(page, "n0").getByText("Scene 0").waitFor();
  const box = await card(page, "n0").boundingBox();
  expect(box?.width).toBeGreaterThan(120);
  await page.keyboard.press("Shift+1");
  await card(page, "n11").waitFor();
  expect((await card(page, "n11").boundingBox())?.width).toBeLessThan(100);
});
