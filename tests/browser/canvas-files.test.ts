import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { card, chain, drag, middle, port, setUp, until, type Desk } from "./canvas-page.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await setUp();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());

const scene = {
  reelgraph: 1,
  name: "One scene",
  inputs: { words: { type: "text" } },
  nodes: { shot: { use: "title", with: { text: "$inputs.words", seconds: 1 } } },
  outputs: { clip: "$shot.video" },
};

test("a file that is used as a node has its typed ports, as the file is now", async () => {
  const save = (content: object) => writeFileSync(join(desk.server.folder, "scene.json"), JSON.stringify(content));
  save(scene);
  const { page, saved, complaints } = await desk.open("uses", {
    reelgraph: 1,
    name: "Uses",
    inputs: { ideas: { type: "list<text>", default: ["a", "b"] } },
    nodes: { scene: { use: "./scene.json" }, reel: { use: "concat" } },
    outputs: { film: "$reel.video" },
    ui: { $inputs: [-300, 0], scene: [0, 0], reel: [360, 0], $outputs: [700, 0] },
  });
  await port(page, "scene", "words", "in").waitFor();
  expect(await port(page, "scene", "words", "in").getAttribute("data-kind")).toBe("text");
  await drag(page, await middle(page, "$inputs", "ideas", "out"), await middle(page, "scene", "words", "in"));
  await drag(page, await middle(page, "scene", "clip", "out"), await middle(page, "reel", "clips", "in"));
  await until(() =>
    expect(saved().nodes).toMatchObject({
      scene: { with: { words: "$inputs.ideas" } },
      reel: { with: { clips: "$scene.clip" } },
    }),
  );
  await card(page, "scene").getByText("One scene").waitFor();
  save({ ...scene, inputs: { ...scene.inputs, seconds: { type: "number", default: 2 } } });
  await port(page, "scene", "seconds", "in").waitFor();
  await card(page, "scene").click({ position: { x: 60, y: 14 } });
  await page.getByRole("complementary", { name: "Inspector" }).getByText("seconds").waitFor();
  expect(complaints).toEqual([]);
});

test("frames, notes and points of wires go into a sub-pipeline, and come out again as they were", async () => {
  const board = {
    frames: { f1: { at: [-40, -60], size: [700, 560], title: "Scene 3" } },
    notes: { n1: { at: [300, 400], size: [160, 80], text: "slow" } },
    routes: { "words.prompt>shot.prompt": [[280, 20]], "inputs.idea>words.idea": [[-60, 100]] },
  };
  const { page, saved } = await desk.open("board-group", { ...chain, board });
  await card(page, "shot").click({ position: { x: 60, y: 14 } });
  await card(page, "words").click({ position: { x: 60, y: 14 }, modifiers: ["Shift"] });
  await page.keyboard.press("Control+g");
  await until(() => expect(Object.keys(saved().board?.frames ?? {})).toEqual(["#group/f1"]));
  expect(Object.keys(saved().board?.notes ?? {})).toEqual(["#group/n1"]);
  await page.keyboard.press("Control+Shift+g");
  await until(() => expect(Object.keys(saved().nodes)).toContain("shot"));
  await until(() => expect(saved().board).toEqual(board));
  await page.keyboard.press("Control+z");
  await until(() => expect(Object.keys(saved().board?.frames ?? {})).toEqual(["#group/f1"]));
});
