import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, serveFolder, type Opened, type ServedFolder } from "./browser.ts";

let browser: Browser;
let server: ServedFolder;
let opened: Opened;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await serveFolder([]);
  opened = await openPage(browser, server);
  opened.page.setDefaultTimeout(15_000);
}, 60_000);
afterAll(async () => {
  await opened[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await browser.close();
});

interface Saved {
  readonly inputs?: Readonly<Record<string, { readonly type: string }>>;
  readonly nodes: Readonly<
    Record<string, { readonly use: string; readonly with?: Readonly<Record<string, unknown>>; readonly body?: object }>
  >;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly pipelines?: Readonly<Record<string, unknown>>;
  readonly board?: { readonly frames?: object; readonly notes?: object; readonly routes?: object };
  readonly ui?: Readonly<Record<string, readonly [number, number]>>;
}

const empty = { reelgraph: 1, name: "Empty", nodes: {} };

/** Opens a file of its own, written for this test. */
async function open(name: string, content: object) {
  const file = join(server.folder, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  const { page, complaints } = opened;
  const saved = (): Saved => JSON.parse(readFileSync(file, "utf8")) as Saved;
  await page.goto(`${server.url}/p/${name}.json`);
  await page.getByRole("toolbar", { name: "Tools" }).waitFor();
  await page.locator('[data-sized="true"]').waitFor();
  return { page, complaints, file, saved };
}

const card = (page: Page, id: string) => page.locator(`article[aria-label$=": ${id}"]`);
type Side = "in" | "out";

const port = (page: Page, node: string, name: string, side: Side) =>
  page.locator(
    `.react-flow__handle.${side === "in" ? "target" : "source"}[data-nodeid="${node}"][data-handleid="${name}"]`,
  );

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }, keys: string[] = []) {
  await page.mouse.move(from.x, from.y);
  for (const key of keys) await page.keyboard.down(key);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  for (const key of keys) await page.keyboard.up(key);
}

async function middle(page: Page, node: string, name: string, side: Side) {
  const box = await port(page, node, name, side).boundingBox();
  if (!box) throw new Error(`no port ${node}.${name}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Types into a search, and takes what comes first when that is what it should be. */
async function pick(page: Page, placeholder: string, words: string, first: string) {
  await page.getByPlaceholder(placeholder).fill(words);
  await page.locator('[cmdk-item][data-selected="true"]', { hasText: first }).waitFor();
  await page.keyboard.press("Enter");
}

const until = (check: () => void) => expect.poll(() => (check(), true), { timeout: 15_000 }).toBe(true);

const chain = {
  reelgraph: 1,
  name: "Chain",
  inputs: { idea: { type: "text", default: "a boat" } },
  nodes: {
    words: { use: "expand", with: { idea: "$inputs.idea" } },
    shot: { use: "generate", with: { prompt: "$words.prompt", seconds: 2 } },
    cut: { use: "trim" },
  },
  outputs: { film: "$shot.video" },
  ui: { words: [0, 0], shot: [320, 0], cut: [700, 60], $inputs: [-320, 0], $outputs: [1060, 0] },
};

test("a node is found by its Chinese name and added by keyboard; undoing everything gives the file back", async () => {
  const shown = await open("by-keyboard", empty);
  const { page, file, saved, complaints } = shown;
  const before = readFileSync(file, "utf8");
  await page.keyboard.press("n");
  await pick(page, "Search nodes", "生成片段", "Generate a clip");
  await card(page, "generate").waitFor();
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
  const shown = await open("drag-out", chain);
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
  const shown = await open("by-hand", chain);
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
