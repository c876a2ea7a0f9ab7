import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { pipelineBox } from "@reelgraph/engine/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot } from "./browser.ts";
import { card, chain, drag, middle, pick, setUp, sized, until, type Desk } from "./canvas-page.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await setUp();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());

/** Lets a file fall on the canvas, as from a folder. */
async function drop(page: Page, name: string, type: string, bytes: Uint8Array): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, fileType, base64]) => {
      const content = Uint8Array.from(atob(base64 ?? ""), (letter) => letter.charCodeAt(0));
      // oxlint-disable-next-line no-undef -- runs in the page
      const transfer = new (
        globalThis as unknown as { DataTransfer: new () => { items: { add(file: File): void } } }
      ).DataTransfer();
      transfer.items.add(new File([content], fileName ?? "", { type: fileType ?? "" }));
      return transfer;
    },
    [name, type, Buffer.from(bytes).toString("base64")],
  );
  const at = { clientX: 700, clientY: 300 };
  await page.dispatchEvent(".react-flow", "dragover", { dataTransfer: data, ...at });
  await page.dispatchEvent(".react-flow", "drop", { dataTransfer: data, ...at });
}

test("nodes become a sub-pipeline, are entered and left again, and are taken apart", async () => {
  const { page, saved, complaints } = await desk.open("group", chain);
  await card(page, "shot").click({ position: { x: 60, y: 14 } });
  await card(page, "words").click({ position: { x: 60, y: 14 }, modifiers: ["Shift"] });
  await page.keyboard.press("Control+g");
  await until(() => expect(Object.keys(saved().nodes).toSorted()).toEqual(["cut", "group"]));
  expect(saved().outputs).toEqual({ film: "$group.video" });
  await page.keyboard.press("Control+ArrowDown");
  const trail = page.getByRole("navigation", { name: "Where you are" });
  await trail.getByText("group", { exact: true }).waitFor();
  await card(page, "shot").waitFor();
  await keepScreenshot(page, "canvas-inside");
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await card(page, "group").waitFor();
  await card(page, "group").click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("Control+Shift+g");
  await until(() => expect(Object.keys(saved().nodes).toSorted()).toEqual(["cut", "shot", "words"]));
  expect(saved().nodes["shot"]?.with).toEqual(chain.nodes.shot.with);
  expect(complaints).toEqual([]);
});

test("the body of a loop opens in its place, with its state and its yields, and Escape leaves it", async () => {
  const { page, saved } = await desk.open("body", {
    reelgraph: 1,
    name: "Loop",
    nodes: {
      clip: {
        use: "refine",
        with: { prompt: "a boat" },
        body: { video: { use: "generate", with: { prompt: "$state.prompt" } }, cut: { use: "trim" } },
        yield: { result: "$video.video" },
      },
    },
    outputs: { film: "$clip.result" },
  });
  await card(page, "clip").dblclick({ position: { x: 60, y: 14 } });
  await card(page, "video").waitFor();
  await drag(page, await middle(page, "clip/video", "video", "out"), await middle(page, "clip/cut", "video", "in"));
  await drag(page, await middle(page, "clip/cut", "video", "out"), await middle(page, "clip/$yield", "result", "in"));
  await until(() =>
    expect(saved().nodes["clip"]).toMatchObject({
      body: { cut: { with: { video: "$video.video" } } },
      yield: { result: "$cut.video" },
    }),
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await card(page, "clip").waitFor();
});

test("frames carry what is in them, notes are written, wires are led through points; none of it means anything to a run", async () => {
  const { page, saved } = await desk.open("board", chain);
  await card(page, "words").click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("Shift+F");
  await page.getByRole("textbox", { name: "Title of the frame" }).fill("Scene 3");
  await page.keyboard.press("Enter");
  await until(() => expect(saved().board?.frames).toMatchObject({ f1: { title: "Scene 3" } }));
  const frame = page.getByRole("region", { name: "Scene 3" });
  const box = await frame.boundingBox();
  const grip = { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 12 };
  await drag(page, grip, { x: grip.x, y: grip.y - 120 });
  await until(() => expect(saved().ui?.["words"]?.[1]).toBeLessThan(-100));
  await page.keyboard.press("Shift+N");
  await page.locator(".react-flow").getByRole("textbox", { name: "Note" }).fill("Keep the dolly slow.");
  await page.keyboard.press("Control+Enter");
  await until(() => expect(JSON.stringify(saved().board?.notes)).toContain("dolly"));
  const [from, to] = [await middle(page, "words", "prompt", "out"), await middle(page, "shot", "prompt", "in")];
  await page.mouse.dblclick((from.x + to.x) / 2, (from.y + to.y) / 2);
  await until(() => expect(Object.keys(saved().board?.routes ?? {})).toEqual(["words.prompt>shot.prompt"]));
  await keepScreenshot(page, "canvas-board");
});

test("nodes are copied from one tab and pasted into another, with the wires among them", async () => {
  const { page } = await desk.open("from-here", chain);
  const other = await desk.open("to-there", { reelgraph: 1, name: "Other", nodes: {} });
  await page.goto(`${desk.server.url}/p/from-here.json`);
  await sized(page);
  await card(page, "shot").click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+c");
  const second = await desk.opened.context.newPage();
  await second.goto(`${desk.server.url}/p/to-there.json`);
  await sized(second);
  await second.keyboard.press("Control+v");
  await until(() => expect(Object.keys(other.saved().nodes).toSorted()).toEqual(["shot", "words"]));
  expect(other.saved().nodes["shot"]?.with).toEqual({ prompt: "$words.prompt", seconds: 2 });
  expect(other.saved().nodes["words"]?.with).toBeUndefined();
  await second.close();
});

test("a node that is dropped on a wire stands in it; the arrow keys walk along wires; a locked node stays", async () => {
  const { page, saved } = await desk.open("insert", {
    ...chain,
    nodes: { ...chain.nodes, reel: { use: "concat", with: { clips: "$shot.video" } } },
    ui: { words: [0, 0], shot: [320, 0], reel: [1040, 0], cut: [640, 500], $inputs: [-320, 0], $outputs: [1400, 0] },
  });
  const [from, to] = [await middle(page, "shot", "video", "out"), await middle(page, "reel", "clips", "in")];
  const box = await card(page, "cut").boundingBox();
  if (!box) throw new Error("no card");
  const grip = { x: box.x + 50, y: box.y + 10 };
  const aim = { x: (from.x + to.x) / 2 - box.width / 2 + 50, y: (from.y + to.y) / 2 - box.height / 2 + 10 };
  await drag(page, grip, aim);
  await until(() => expect(saved().nodes["reel"]?.with).toEqual({ clips: "$cut.video" }));
  expect(saved().nodes["cut"]?.with).toEqual({ video: "$shot.video" });
  await page.keyboard.press("ArrowLeft");
  await page.locator(".react-flow__node.selected", { has: card(page, "shot") }).waitFor();
  await page.keyboard.press("l");
  await until(() => expect(saved().board).toEqual({ locked: ["shot"] }));
  const shot = await card(page, "shot").boundingBox();
  const hold = { x: (shot?.x ?? 0) + 40, y: (shot?.y ?? 0) + 10 };
  await drag(page, hold, { x: hold.x + 80, y: hold.y + 120 });
  expect((await card(page, "shot").boundingBox())?.x).toBe(shot?.x);
});

test("nodes are tidied in a worker, from left to right by their wires, in one step", async () => {
  const { page, file, saved } = await desk.open("tidy", {
    ...chain,
    ui: { words: [900, 300], shot: [0, 20], cut: [40, 40], $inputs: [300, 900], $outputs: [-200, 0] },
  });
  const before = readFileSync(file, "utf8");
  await page.keyboard.press("Alt+Shift+T");
  await until(() => {
    const { words = [0, 0], shot = [0, 0], $inputs = [0, 0], $outputs = [0, 0] } = saved().ui ?? {};
    expect([$inputs[0], words[0], shot[0], $outputs[0]].toSorted((a, b) => a - b)).toEqual([
      $inputs[0],
      words[0],
      shot[0],
      $outputs[0],
    ]);
    expect(words[0]).toBeLessThan(shot[0]);
  });
  await page.keyboard.press("Control+z");
  await until(() => expect(readFileSync(file, "utf8")).toBe(before));
});

test("a node is bypassed, with the wire drawn through it", async () => {
  const { page, saved, complaints } = await desk.open("bypass", {
    ...chain,
    nodes: { ...chain.nodes, cut: { use: "trim", with: { video: "$shot.video" } } },
    outputs: { film: "$cut.video" },
  });
  await card(page, "cut").click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("b");
  await until(() => expect(saved().nodes["cut"]).toMatchObject({ bypass: true }));
  await page.getByRole("img", { name: "bypassed" }).waitFor();
  await keepScreenshot(page, "canvas-bypass");
  expect(complaints).toEqual([]);
});

test("what a node gave in a run is pinned, stands when its inputs change, and the card says that they did", async () => {
  const { page, saved } = await desk.open("pin", {
    reelgraph: 1,
    name: "Pin",
    nodes: {
      words: { use: "title", with: { text: "One", seconds: 1 } },
      cut: { use: "trim", with: { video: "$words.video" } },
    },
    outputs: { film: "$cut.video" },
    ui: { words: [0, 0], cut: [340, 0] },
  });
  await page.keyboard.press("Control+Enter");
  await page.locator("article[data-state=finished]", { hasText: "cut" }).waitFor();
  await card(page, "cut").click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("p");
  await until(() => expect(saved().nodes["cut"]?.pin).toMatch(/^[0-9a-f]{64}$/));
  await page.getByRole("img", { name: "Pinned: its result is kept" }).waitFor();
  await card(page, "words").click({ position: { x: 60, y: 14 } });
  await page.getByRole("complementary", { name: "Inspector" }).getByRole("textbox", { name: "Text" }).fill("Two");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("img", { name: "Pinned, but its inputs have changed since" }).waitFor();
  await keepScreenshot(page, "canvas-pin");
});

test("words are found anywhere in the graph, and the outline tells the graph as a list", async () => {
  const { page } = await desk.open("find", chain);
  await page.keyboard.press("Control+f");
  await page.getByRole("searchbox", { name: "Find in the graph" }).fill("seconds 2");
  await page.getByRole("button", { name: /shot/ }).last().click();
  await page.locator(".react-flow__node.selected", { has: card(page, "shot") }).waitFor();
  await page.keyboard.press("Alt+2");
  const outline = page.getByRole("region", { name: "Outline" });
  await outline.getByRole("button", { name: /words\.prompt/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "canvas-outline");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).getByText("Make a sub-pipeline").waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await pick(page, "Search or run a command", "node cut", "cut");
  await page.locator(".react-flow__node.selected", { has: card(page, "cut") }).waitFor();
});

test("a film that carries its pipeline opens it, a pipeline's file too, and a picture becomes a node", async () => {
  const { page, saved } = await desk.open("dropped-on", chain);
  const picture = readFileSync(join(import.meta.dirname, "..", "..", "docs", "first-film.png"));
  await drop(page, "still.png", "image/png", picture);
  await until(() => expect(saved().nodes["image"]).toMatchObject({ use: "image" }));
  const film = Buffer.concat([
    Buffer.from([0, 0, 0, 16, ...Buffer.from("ftypisom"), 0, 0, 0, 1]),
    pipelineBox({
      version: 1,
      generator: "reelgraph",
      file: "teaser.json",
      text: JSON.stringify({ reelgraph: 1, name: "From a film", nodes: { a: { use: "text", with: { text: "x" } } } }),
      texts: {},
    }),
  ]);
  await drop(page, "film.mp4", "video/mp4", film);
  await page.waitForURL(/\/p\/teaser\.json$/);
  await card(page, "a").waitFor();
  await drop(
    page,
    "Other one.json",
    "application/json",
    Buffer.from(JSON.stringify({ reelgraph: 1, nodes: { b: { use: "text" } } })),
  );
  await page.waitForURL(/\/p\/Other-one\.json$/);
  await card(page, "b").waitFor();
});
