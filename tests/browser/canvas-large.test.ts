import { afterAll, beforeAll, expect, test } from "vitest";
import { pipelineOf } from "../../bench/editor/pipeline.ts";
import { gap } from "../../bench/editor/shape.ts";
import { keepScreenshot } from "./browser.ts";
import { card, drag, setUp, until, type Desk } from "./canvas-page.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await setUp();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());

/** Where a place of the canvas lies in the window. */
const onScreen = (x: number, y: number) => `(() => {
  const { left, top } = document.querySelector(".react-flow").getBoundingClientRect();
  const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector(".react-flow__viewport")).transform);
  return { x: left + e + ${x} * a, y: top + f + ${y} * a };
})()`;

interface Point {
  readonly x: number;
  readonly y: number;
}

test("a large graph is drawn as a picture from afar: nodes are selected, moved and boxed there as elsewhere", async () => {
  const { page, saved, complaints } = await desk.open("large", JSON.parse(pipelineOf(600)) as object);
  await page.locator('[data-far="true"] [aria-hidden] > canvas').first().waitFor({ state: "attached" });
  await page.waitForTimeout(500);
  expect(await page.locator(".react-flow__node").count()).toBe(0);
  const at = (await page.evaluate(onScreen(3 * gap.x + 100, 2 * gap.y + 80))) as Point;
  await page.mouse.click(at.x, at.y);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const wide = Math.ceil(Math.sqrt(600 * 1.4));
  const id = `n${2 * wide + 3}`;
  await inspector.getByText(`from n${2 * wide + 2}.video`).waitFor();
  const before = saved().ui?.[id] ?? [0, 0];
  await drag(page, at, { x: at.x + 40, y: at.y + 10 });
  await until(() => expect(saved().ui?.[id]?.[0]).toBeGreaterThan(before[0] + 100));
  await page.keyboard.press("Control+z");
  await until(() => expect(saved().ui?.[id]).toEqual(before));
  await keepScreenshot(page, "canvas-far");
  // Coming nearer, the cards are there; nothing that is far away is.
  await page.keyboard.press("f");
  await card(page, id).waitFor();
  expect(await page.locator(".react-flow__node").count()).toBeLessThan(40);
  expect(complaints).toEqual([]);
});

test("while one node moves, nothing of the others is rendered", async () => {
  const { page } = await desk.open("moving", JSON.parse(pipelineOf(400)) as object);
  await page.locator('[data-sized="true"]').waitFor();
  await page.keyboard.press("Control+0");
  await page.locator(".react-flow__node").first().waitFor();
  await page.waitForTimeout(1500);
  const moving = page.locator(".react-flow__node").nth(4);
  const id = await moving.getAttribute("data-id");
  await page.evaluate(`{
    globalThis.rendered = [];
    const watch = new MutationObserver((changes) => rendered.push(...changes.map(({ target }) => target.className)));
    for (const node of document.querySelectorAll(".react-flow__node"))
      if (node.dataset.id !== "${id}") for (const body of node.children)
        watch.observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
  }`);
  const box = await moving.boundingBox();
  const from = { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 12 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 12; step++) await page.mouse.move(from.x + step * 4, from.y + step * 2);
  const rendered = await page.evaluate("rendered");
  await page.mouse.up();
  expect(rendered).toEqual([]);
});

test("a pan moves the graph as one layer, which is the same one all the way, however far wires reach", async () => {
  const { page } = await desk.open("panned", JSON.parse(pipelineOf(400)) as object);
  await page.locator('[data-sized="true"]').waitFor();
  await page.keyboard.press("Control+0");
  await page.locator(".react-flow__node").first().waitFor();
  await page.waitForTimeout(1500);
  const session = await page.context().newCDPSession(page);
  const layers = new Set<string>();
  session.on("LayerTree.layerTreeDidChange", ({ layers: now = [] }) => {
    for (const { layerId, drawsContent, width, height } of now)
      if (drawsContent && width > 1440 && height > 900) layers.add(layerId);
  });
  // On a slow machine the view may come to rest on its way; then it is another layer that goes on.
  await page.evaluate(`{
    globalThis.starts = 0;
    const watch = new MutationObserver((changes) => starts += changes.filter(({ oldValue }) => oldValue === null).length);
    watch.observe(document.querySelector("[data-sized]"), { attributeFilter: ["data-moving"], attributeOldValue: true });
  }`);
  await session.send("DOM.enable");
  await session.send("LayerTree.enable");
  const wires = page.locator(".react-flow__edge");
  const before = await wires.count();
  await page.mouse.move(640, 720);
  await page.mouse.down({ button: "middle" });
  const seen = new Set([before]);
  const pan = async (from: number, to: number) => {
    for (let step = from; step <= to; step++) {
      await page.mouse.move(640, 720 - step * 16);
      seen.add(await wires.count());
    }
  };
  // What lies around the view is there already.
  await pan(1, 20);
  expect(seen.size).toBe(1);
  await pan(21, 40);
  expect(seen.size).toBeGreaterThan(1);
  expect(layers.size).toBeGreaterThan(0);
  expect(layers.size).toBeLessThanOrEqual((await page.evaluate("starts")) as number);
  await page.mouse.up({ button: "middle" });
  await page.locator('[data-moving="true"]').waitFor({ state: "detached" });
});
