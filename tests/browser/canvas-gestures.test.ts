import { afterAll, beforeAll, expect, test } from "vitest";
import { keepScreenshot } from "./browser.ts";
import { card, chain, drag, middle, setUp, until, type Desk } from "./canvas-page.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await setUp();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());

const wired = {
  ...chain,
  nodes: { ...chain.nodes, cut: { use: "trim", with: { video: "$shot.video" } }, other: { use: "trim" } },
  ui: { ...chain.ui, other: [700, 500] },
};
const head = { position: { x: 60, y: 14 } };

test("the end of a wire is led to another port, and pulled off into the empty canvas", async () => {
  const { page, saved, complaints } = await desk.open("lead", wired);
  /** Where a wire is taken hold of: just before the port that it leads to. */
  const endOf = async (node: string) => {
    const { x, y } = await middle(page, node, "video", "in");
    return { x: x - 16, y };
  };
  await drag(page, await endOf("cut"), await middle(page, "other", "video", "in"));
  await until(() => expect(saved().nodes["other"]?.with).toEqual({ video: "$shot.video" }));
  expect(saved().nodes["cut"]?.with).toBeUndefined();
  const hold = await endOf("other");
  await drag(page, hold, { x: hold.x - 60, y: hold.y + 140 });
  await until(() => expect(saved().nodes["other"]?.with).toBeUndefined());
  expect(await page.getByPlaceholder("What fits").count()).toBe(0);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await until(() => expect(saved().nodes).toEqual(wired.nodes));
  expect(complaints).toEqual([]);
});

test("a wire is selected and deleted; dragging with Alt leaves a copy; what was copied comes with its wires on Ctrl Shift V", async () => {
  const { page, saved, complaints } = await desk.open("copy", wired);
  const [from, to] = [await middle(page, "shot", "video", "out"), await middle(page, "cut", "video", "in")];
  await page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.keyboard.press("Delete");
  await until(() => expect(saved().nodes["cut"]?.with).toBeUndefined());
  await page.keyboard.press("Control+z");
  await until(() => expect(saved().nodes["cut"]?.with).toEqual({ video: "$shot.video" }));
  const box = await card(page, "cut").boundingBox();
  const grip = { x: (box?.x ?? 0) + 50, y: (box?.y ?? 0) + 10 };
  await drag(page, grip, { x: grip.x, y: grip.y - 160 }, ["Alt"]);
  await until(() => expect(saved().nodes["cut-2"]).toEqual({ use: "trim", with: { video: "$shot.video" } }));
  expect(saved().ui?.["cut"]).toEqual([700, 60]);
  expect(saved().ui?.["cut-2"]?.[1]).toBeLessThan(0);
  await page.keyboard.press("Control+z");
  await card(page, "cut-2").waitFor({ state: "detached" });
  await card(page, "cut").click(head);
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
  await until(() => expect(saved().nodes["cut-2"]).toEqual({ use: "trim" }));
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+v");
  await until(() => expect(saved().nodes["cut-2"]).toEqual({ use: "trim", with: { video: "$shot.video" } }));
  expect(complaints).toEqual([]);
});

test("nodes are lined up by their edges and middles, and spread evenly, each in one step", async () => {
  const { page, saved } = await desk.open("align", wired);
  for (const id of ["words", "shot", "cut"])
    await card(page, id).click({ ...head, modifiers: id === "words" ? [] : ["Shift"] });
  const ys = () => ["words", "shot", "cut"].map((id) => saved().ui?.[id]?.[1]);
  const xs = () => ["words", "shot", "cut"].map((id) => saved().ui?.[id]?.[0] ?? 0);
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await until(() => expect(new Set(ys()).size).toBe(1));
  await page.keyboard.press("Alt+Shift+H");
  await until(() => expect(xs()[1]).not.toBe(320));
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await until(() =>
    expect([xs(), ys()]).toEqual([
      [0, 320, 700],
      [0, 0, 60],
    ]),
  );
});

test("two lists that have nothing to do with each other are refused at the cursor, and a list into one port says how often the node runs", async () => {
  const { page, saved } = await desk.open("lists", {
    reelgraph: 1,
    name: "Lists",
    inputs: { ideas: { type: "list<text>", default: ["a"] }, looks: { type: "list<text>", default: ["b"] } },
    nodes: {
      shot: { use: "generate", with: { prompt: "$inputs.ideas" } },
      judge: { use: "evaluate", with: { video: "$shot.video" } },
      words: { use: "expand" },
    },
    outputs: { scores: "$judge.overall" },
    ui: { $inputs: [-320, 0], shot: [0, 0], judge: [400, 0], words: [0, 480], $outputs: [760, 0] },
  });
  const over = async (node: string, name: string) => {
    const [from, to] = [await middle(page, "$inputs", "looks", "out"), await middle(page, node, name, "in")];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x - 40, to.y + 40, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
  };
  await over("judge", "prompt");
  await page.getByText("inputs.looks and inputs.ideas would meet at judge").waitFor();
  await keepScreenshot(page, "canvas-refused-lists");
  await page.mouse.up();
  await over("words", "idea");
  await page.getByText("runs for each item of inputs.looks").waitFor();
  await page.mouse.up();
  await until(() => expect(saved().nodes["words"]?.with).toEqual({ idea: "$inputs.looks" }));
  expect(saved().nodes["judge"]?.with).toEqual({ video: "$shot.video" });
});

test("where nothing can be pinned, or a sub-pipeline can't be taken apart, the canvas says why", async () => {
  const { page, saved } = await desk.open("why-not", {
    reelgraph: 1,
    name: "Why not",
    pipelines: {
      look: { nodes: { t: { use: "title", with: { text: "x", seconds: 1 } } }, outputs: { film: "$t.video" } },
    },
    nodes: {
      words: { use: "title", with: { text: "One", seconds: 1 } },
      clip: { use: "refine", body: { a: { use: "title" } }, yield: { result: "$a.video" } },
      file: { use: "image" },
      use: { use: "#look", onItemError: "drop" },
    },
    ui: { words: [0, 0], clip: [300, 0], file: [640, 0], use: [940, 0] },
  });
  const says = async (id: string, keys: string, words: string) => {
    await card(page, id).click(head);
    await page.keyboard.press(keys);
    await page.getByRole("status").getByText(words).waitFor();
  };
  await says("words", "p", "run words first");
  await says("clip", "p", "pin a node inside it");
  await says("file", "p", "a file is read as it is then");
  await keepScreenshot(page, "canvas-notice");
  await says("use", "Control+Shift+g", "can't be taken apart");
  expect(saved().nodes["use"]).toBeDefined();
});
