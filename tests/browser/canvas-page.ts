import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { launchBrowser, openPage, serveFolder, type Opened, type ServedFolder } from "./browser.ts";

/** What journeys on the canvas have in common. */

export interface Saved {
  readonly inputs?: Readonly<Record<string, { readonly type: string }>>;
  readonly nodes: Readonly<
    Record<
      string,
      {
        readonly use: string;
        readonly with?: Readonly<Record<string, unknown>>;
        readonly body?: object;
        readonly pin?: string;
      }
    >
  >;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly pipelines?: Readonly<Record<string, unknown>>;
  readonly board?: { readonly frames?: object; readonly notes?: object; readonly routes?: object };
  readonly ui?: Readonly<Record<string, readonly [number, number]>>;
}

/** A server and a browser for the tests of one file. */
export interface Desk extends AsyncDisposable {
  readonly server: ServedFolder;
  readonly opened: Opened;
  /** Opens a file of its own, written for one test. */
  open(name: string, content: object): Promise<Shown>;
}

export interface Shown {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Where the file is on the disk. */
  readonly file: string;
  saved(): Saved;
}

export async function setUp(): Promise<Desk> {
  const browser = await launchBrowser();
  const server = await serveFolder([]);
  const opened = await openPage(browser, server);
  opened.page.setDefaultTimeout(15_000);
  return {
    server,
    opened,
    async open(name, content) {
      const file = join(server.folder, `${name}.json`);
      writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
      const { page, complaints } = opened;
      await page.goto(`${server.url}/p/${name}.json`);
      await sized(page);
      return { page, complaints, file, saved: () => JSON.parse(readFileSync(file, "utf8")) as Saved };
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await browser.close();
    },
  };
}

/** Waits until the canvas shows a graph in its place. */
export async function sized(page: Page): Promise<void> {
  await page.getByRole("toolbar", { name: "Tools" }).waitFor();
  await page.locator('[data-sized="true"]').waitFor();
}

/** Waits until the camera has come to rest: it stands for a while, because a busy browser begins to move it late. */
export async function still(page: Page): Promise<void> {
  const view = page.locator(".react-flow__viewport").first();
  let before: string | null = null;
  let looks = 0;
  await expect
    .poll(
      async () => {
        const now = await view.getAttribute("style");
        looks = now === before ? looks + 1 : 0;
        before = now;
        return looks >= 3;
      },
      { interval: 150, timeout: 15_000 },
    )
    .toBe(true);
}

export const card = (page: Page, id: string) => page.locator(`article[aria-label$=": ${id}"]`);
type Side = "in" | "out";

export const port = (page: Page, node: string, name: string, side: Side) =>
  page.locator(
    `.react-flow__handle.${side === "in" ? "target" : "source"}[data-nodeid="${node}"][data-handleid="${name}"]`,
  );

export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  keys: string[] = [],
) {
  await page.mouse.move(from.x, from.y);
  for (const key of keys) await page.keyboard.down(key);
  await page.mouse.down();
  // A drag counts from where it is seen as one.
  await page.mouse.move(from.x + 2, from.y + 2);
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  for (const key of keys) await page.keyboard.up(key);
}

export async function middle(page: Page, node: string, name: string, side: Side) {
  const box = await port(page, node, name, side).boundingBox();
  if (!box) throw new Error(`no port ${node}.${name}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Types into a search, and takes what comes first when that is what it should be. */
export async function pick(page: Page, placeholder: string, words: string, first: string) {
  await page.getByPlaceholder(placeholder).pressSequentially(words);
  await page.locator('[cmdk-item][data-selected="true"]', { hasText: first }).waitFor();
  await page.keyboard.press("Enter");
}

export const until = (check: () => void) => expect.poll(() => (check(), true), { timeout: 15_000 }).toBe(true);

/** Words, a shot made of them, and a node that isn't wired. */
export const chain = {
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
