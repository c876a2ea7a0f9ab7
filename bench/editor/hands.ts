import type { CDPSession, Page } from "playwright-core";
import { gap } from "./shape.ts";

/** Hands that move at a steady pace, and what the page's main thread does meanwhile. */

export interface Figures {
  /** Main-thread CPU for one event, in ms. */
  readonly cpu: number;
  readonly fps: number;
  /** 95th percentile of the time between frames, in ms. */
  readonly slow: number;
}

const paceMs = 16;

/** Counts frames from now on. Runs in the page. */
export const countFrames = `(() => {
  globalThis.frameTimes = [];
  const frame = (at) => { globalThis.frameTimes.push(at); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
})()`;

async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

/** Sends events at a steady pace, without waiting for answers, as hands do; then waits until all were taken. */
async function act(
  page: Page,
  session: CDPSession,
  count: number,
  send: (at: number) => Promise<unknown>,
): Promise<Figures> {
  await page.evaluate("globalThis.frameTimes = []");
  const before = await busy(session);
  const start = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let at = 0; at < count; at++) {
    sent.push(send(at));
    const next = start + (at + 1) * paceMs;
    await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
  }
  await Promise.all(sent);
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  const after = await busy(session);
  const times = (await page.evaluate("globalThis.frameTimes")) as number[];
  return { cpu: (after - before) / count, ...framesOf(times) };
}

/** What the main thread does in some time, for each tick of so many ms. */
export async function watch(page: Page, session: CDPSession, seconds: number, tickMs: number): Promise<Figures> {
  await page.evaluate("globalThis.frameTimes = []");
  const before = await busy(session);
  await page.waitForTimeout(seconds * 1000);
  const after = await busy(session);
  const times = (await page.evaluate("globalThis.frameTimes")) as number[];
  return { cpu: ((after - before) / (seconds * 1000)) * tickMs, ...framesOf(times) };
}

function framesOf(times: readonly number[]): { readonly fps: number; readonly slow: number } {
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const sorted = gaps.toSorted((one, other) => one - other);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return {
    fps: last > first ? ((times.length - 1) * 1000) / (last - first) : 0,
    slow: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
}

const mouse = (session: CDPSession, type: string, x: number, y: number, more: object = {}) =>
  session.send("Input.dispatchMouseEvent", { type, x, y, ...more } as never);

/** Holds a button and moves in small circles. */
export async function dragAround(
  page: Page,
  session: CDPSession,
  [x, y]: readonly [number, number],
  { button = "left", count = 120, radius = 60 }: { button?: "left" | "middle"; count?: number; radius?: number } = {},
): Promise<Figures> {
  const buttons = button === "left" ? 1 : 4;
  await mouse(session, "mouseMoved", x, y);
  await mouse(session, "mousePressed", x, y, { button, buttons, clickCount: 1 });
  await mouse(session, "mouseMoved", x + 6, y + 6, { button, buttons });
  const figures = await act(page, session, count, (at) => {
    const angle = (at / 30) * 2 * Math.PI;
    return mouse(session, "mouseMoved", x + Math.sin(angle) * radius, y + (1 - Math.cos(angle)) * radius * 0.6, {
      button,
      buttons,
    });
  });
  await mouse(session, "mouseReleased", x, y, { button, buttons: 0, clickCount: 1 });
  await page.waitForTimeout(300);
  return figures;
}

/** Turns the wheel, downwards by so many pixels. */
export const turn = (session: CDPSession, [x, y]: readonly [number, number], by: number): Promise<unknown> =>
  mouse(session, "mouseWheel", x, y, { deltaX: 0, deltaY: by });

/** Zooms out and in with the wheel. */
export async function zoomAround(
  page: Page,
  session: CDPSession,
  [x, y]: readonly [number, number],
  count = 60,
): Promise<Figures> {
  const figures = await act(page, session, count, (at) =>
    mouse(session, "mouseWheel", x, y, { deltaX: 0, deltaY: Math.floor(at / 10) % 2 === 0 ? -12 : 12, modifiers: 2 }),
  );
  await page.waitForTimeout(400);
  return figures;
}

/** A point on a node near the middle of the view, that it can be dragged by; also where the graph is a picture. */
const findGrip = `(() => {
  const middle = [640, 430];
  const far = ({ left, top }) => Math.hypot(left - middle[0], top - middle[1]);
  const near = [...document.querySelectorAll(".react-flow__node")]
    .map((node) => node.getBoundingClientRect())
    .filter(({ top, left, right }) => top > 70 && left > 70 && right < 1100)
    .toSorted((one, other) => far(one) - far(other))[0];
  if (near) return [near.left + near.width * 0.45, near.top + Math.min(16, near.height / 2)];
  const pane = document.querySelector(".react-flow").getBoundingClientRect();
  const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector(".react-flow__viewport")).transform);
  const at = (screen, from, gap) => from + (Math.round((screen - from) / a / gap) * gap + 100) * a;
  return [at(middle[0], pane.left + e, ${gap.x}), at(middle[1], pane.top + f, ${gap.y})];
})()`;

export async function grip(page: Page): Promise<readonly [number, number]> {
  return (await page.evaluate(findGrip)) as readonly [number, number];
}
