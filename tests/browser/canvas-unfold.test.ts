import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot } from "./browser.ts";
import { card, drag, middle, pick, setUp, sized, still, until, type Desk } from "./canvas-page.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await setUp();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());

const loop = {
  reelgraph: 1,
  name: "Loop",
  nodes: {
    clip: {
      use: "refine",
      with: { prompt: "a boat" },
      max: 2,
      body: {
        video: { use: "title", with: { text: "$state.prompt", seconds: 1 } },
        cut: { use: "trim" },
      },
      yield: { result: "$video.video" },
    },
    end: { use: "trim", with: { video: "$clip.result" } },
  },
  outputs: { film: "$end.video" },
  ui: { clip: [0, 0], end: [400, 0], $outputs: [760, 0], "clip/video": [0, 0], "clip/cut": [340, 0] },
};

const inside = (saved: { nodes: Readonly<Record<string, object>> }) =>
  saved.nodes["clip"] as { body: Record<string, { use: string; with?: object }>; yield: object };

test("a body unfolds in its place: what is beside it makes room, the file stays as it is, and a reload shows it again", async () => {
  const { page, file, complaints } = await desk.open("unfold-look", loop);
  const before = readFileSync(file, "utf8");
  const beside = await card(page, "end").boundingBox();
  await card(page, "clip").click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("e");
  await card(page, "video").waitFor();
  await page.getByRole("button", { name: "Fold", exact: true }).waitFor();
  await page.keyboard.press("Shift+1");
  await still(page);
  const frame = await card(page, "clip").boundingBox();
  const end = await card(page, "end").boundingBox();
  expect(end?.x).toBeGreaterThan((frame?.x ?? 0) + (frame?.width ?? 0));
  expect(beside?.y).toBeDefined();
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await sized(page);
  await card(page, "video").waitFor();
  await card(page, "clip").click({ position: { x: 60, y: 14 } });
  await page.keyboard.press("e");
  await card(page, "video").waitFor({ state: "detached" });
  expect(readFileSync(file, "utf8")).toBe(before);
  expect(complaints).toEqual([]);
});

test("inside an unfolded body one connects, adds, moves, boxes and deletes as anywhere; a wire through the frame is refused with the reason", async () => {
  const { page, saved } = await desk.open("unfold-edit", loop);
  await page.getByRole("button", { name: "Unfold in place" }).click();
  await card(page, "cut").waitFor();
  await page.keyboard.press("Shift+1");
  await still(page);
  await drag(page, await middle(page, "clip/video", "video", "out"), await middle(page, "clip/cut", "video", "in"));
  await drag(page, await middle(page, "clip/cut", "video", "out"), await middle(page, "clip/$yield", "result", "in"));
  await until(() =>
    expect(inside(saved())).toMatchObject({
      body: { cut: { with: { video: "$video.video" } } },
      yield: { result: "$cut.video" },
    }),
  );
  // From inside to a node outside: a loop gives only the names on its frame.
  const [from, to] = [await middle(page, "clip/video", "video", "out"), await middle(page, "end", "video", "in")];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y - 30, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.getByText("A loop gives only the names on its frame").waitFor();
  await page.mouse.up();
  expect(saved().nodes["end"]).toMatchObject({ with: { video: "$clip.result" } });
  // A double click into the empty part of the frame adds there.
  const cut = await card(page, "cut").boundingBox();
  await page.mouse.dblclick((cut?.x ?? 0) + 20, (cut?.y ?? 0) + (cut?.height ?? 0) + 24);
  await pick(page, "Search nodes", "resize", "Resize");
  await until(() => expect(Object.keys(inside(saved()).body)).toEqual(["video", "cut", "resize"]));
  const added = await card(page, "resize").boundingBox();
  expect(Math.abs((added?.x ?? 0) - (cut?.x ?? 0) - 20)).toBeLessThan(20);
  await page.keyboard.press("Delete");
  await until(() => expect(Object.keys(inside(saved()).body)).toEqual(["video", "cut"]));
  const grip = { x: (cut?.x ?? 0) + 50, y: (cut?.y ?? 0) + 10 };
  await drag(page, grip, { x: grip.x + 100, y: grip.y + 40 });
  await until(() => expect(saved().ui?.["clip/cut"]?.[0]).toBeGreaterThan(380));
  const moved = await card(page, "cut").boundingBox();
  expect(Math.abs((moved?.x ?? 0) - (cut?.x ?? 0) - 100)).toBeLessThan(21);
  // A box in the frame takes what is in it, and not the frame.
  await drag(
    page,
    { x: (moved?.x ?? 0) - 12, y: (moved?.y ?? 0) - 12 },
    { x: (moved?.x ?? 0) + 60, y: (moved?.y ?? 0) + 60 },
  );
  expect(await page.locator("article[data-selected=true]").count()).toBe(1);
  // The frame takes what is inside along.
  const clip = await card(page, "clip").boundingBox();
  const head = { x: (clip?.x ?? 0) + 80, y: (clip?.y ?? 0) + 10 };
  const video = await card(page, "video").boundingBox();
  await drag(page, head, { x: head.x, y: head.y + 60 });
  await until(() => expect(saved().ui?.["clip"]?.[1]).toBeGreaterThan(0));
  expect((await card(page, "video").boundingBox())?.y).toBeGreaterThan((video?.y ?? 0) + 30);
  expect(saved().ui?.["clip/video"]).toEqual([0, 0]);
});

test("a loop gets an input by a wire through its frame and an output by a new name, and both are undone", async () => {
  const { page, saved, file, complaints } = await desk.open("unfold-names", {
    ...loop,
    inputs: { idea: { type: "text", default: "a boat" } },
    ui: { ...loop.ui, $inputs: [-400, 0] },
  });
  const before = readFileSync(file, "utf8");
  await page.getByRole("button", { name: "Unfold in place" }).click();
  await card(page, "cut").waitFor();
  await page.keyboard.press("Shift+1");
  await still(page);
  const [from, to] = [await middle(page, "$inputs", "idea", "out"), await middle(page, "clip/video", "text", "in")];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y - 30, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.getByText("by a name on the frame of clip").waitFor();
  await page.mouse.up();
  await until(() =>
    expect(inside(saved())).toMatchObject({
      with: { prompt: "a boat", text: "$inputs.idea" },
      body: { video: { with: { text: "$state.text" } } },
    }),
  );
  await drag(page, await middle(page, "clip/cut", "video", "out"), await middle(page, "clip/$yield", "$new", "in"));
  await until(() => expect(inside(saved()).yield).toEqual({ result: "$video.video", video: "$cut.video" }));
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(() => readFileSync(file, "utf8"), { timeout: 15_000 }).toBe(before);
  expect(complaints).toEqual([]);
});

test("what is unfolded stays so when its node is renamed, and when that is undone", async () => {
  const { page, complaints } = await desk.open("unfold-rename", loop);
  await page.getByRole("button", { name: "Unfold in place" }).click();
  await card(page, "video").waitFor();
  await card(page, "clip").click({ position: { x: 60, y: 14 } });
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("shot");
  await page.keyboard.press("Enter");
  await card(page, "shot").waitFor();
  await page.getByRole("button", { name: "Fold", exact: true }).waitFor();
  await card(page, "video").waitFor();
  await page.keyboard.press("Control+z");
  await card(page, "clip").waitFor();
  await card(page, "video").waitFor();
  expect(complaints).toEqual([]);
});

test("a run is seen inside what is unfolded, also inside a sub-pipeline", async () => {
  const { page, complaints } = await desk.open("unfold-run", {
    ...loop,
    pipelines: {
      look: {
        inputs: { film: { type: "video" } },
        nodes: { slow: { use: "trim", with: { video: "$inputs.film" } } },
        outputs: { film: "$slow.video" },
      },
    },
    nodes: {
      clip: { ...loop.nodes.clip, body: { video: loop.nodes.clip.body.video } },
      end: { use: "#look", with: { film: "$clip.result" } },
    },
    outputs: { film: "$end.film" },
  });
  await page.getByRole("button", { name: "Unfold in place" }).first().click();
  await page.getByRole("button", { name: "Unfold in place" }).click();
  await card(page, "slow").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.locator('article[data-state="finished"]', { hasText: "slow" }).waitFor({ timeout: 60_000 });
  await page.locator('article[data-state="finished"]', { hasText: "video" }).first().waitFor();
  await page.keyboard.press("Shift+1");
  await keepScreenshot(page, "canvas-unfolded");
  // The run calls it by its use, the file by its sub-pipeline: one node.
  await page.getByRole("region", { name: "Run" }).getByRole("button", { name: "end/slow", exact: true }).click();
  await page.locator("article[data-selected=true]", { hasText: "slow" }).waitFor();
  await page.getByRole("tab", { name: "Results" }).click();
  await page.getByRole("complementary", { name: "Inspector" }).locator("video").waitFor();
  expect(complaints).toEqual([]);
}, 90_000);
