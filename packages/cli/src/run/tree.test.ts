import { foldRun, noRun, RunEvent } from "@reelgraph/engine";
import { describe, expect, test } from "vitest";
import { createStyle } from "../terminal/style.ts";
import { widthOf } from "../terminal/width.ts";
import { drawRows, fitRows } from "./draw.ts";
import { treeRows } from "./tree.ts";

type Told = Readonly<Record<string, unknown>> & { readonly type: string; readonly at?: number };

/** The picture of a run after these events, in a terminal of so many columns. */
function picture(events: readonly Told[], { columns = 60, now = 10_000, notes = new Map<string, string>() } = {}) {
  const stamped = events.map((event, index) => RunEvent.parse({ at: 0, run: "r", item: [], ...event, seq: index + 1 }));
  const order = ["prompt", "clip", "clip/video", "clip/judge", "film"];
  const rows = treeRows({ state: foldRun(noRun, stamped), now, rank: (node) => order.indexOf(node), notes });
  return { rows, lines: drawRows(rows, { style: createStyle(false), size: () => ({ columns, rows: 24 }) }, 0) };
}

const started = { type: "run.started", pipeline: "p" };
const finished = (node: string, item: readonly string[] = [], more: object = {}) => ({
  type: "unit.finished",
  node,
  item,
  outputs: {},
  seconds: 1,
  ...more,
});

describe("the picture of a run", () => {
  test("has nodes in the order of the file, their items below them, and what each does", () => {
    const { lines } = picture([
      started,
      { type: "unit.queued", node: "film" },
      finished("prompt"),
      { type: "unit.started", node: "clip", item: ["noir"], key: "k", at: 4000 },
      { type: "unit.progress", node: "clip", item: ["noir"], fraction: 0.5 },
      { type: "unit.cached", node: "clip", item: ["雨"], key: "k", outputs: {} },
      { type: "unit.waiting", node: "clip", item: ["anime"], reason: "all places are taken" },
      { type: "unit.waiting", node: "clip", item: ["ink"], reason: "the vendor asked to wait", until: 13_000 },
    ]);
    expect(lines).toEqual([
      "✓ prompt",
      "⠋ clip        1 of 4 items, 1 cached                  6.0 s",
      "  ⠋ noir      ━━━━━━────── 50 %                       6.0 s",
      "  ✓ 雨        cached",
      "  · anime     all places are taken",
      "  · ink       the vendor asked to wait (3.0 s)",
      "· film",
    ]);
  });

  test("shows the rounds of a loop while it runs, and only then", () => {
    const inside: readonly Told[] = [
      started,
      { type: "unit.started", node: "clip", key: "k" },
      { type: "unit.started", node: "clip/video", item: ["1"], key: "k" },
      finished("clip/video", ["1"], { at: 2000 }),
      finished("clip/judge", ["1"]),
      { type: "unit.started", node: "clip/video", item: ["2"], key: "k" },
      { type: "unit.progress", node: "clip/video", item: ["2"], fraction: 0.25 },
    ];
    expect(picture(inside).lines).toEqual(
      [
        "⠋ clip                                               10 s",
        "  ✓ round 1   ✓ video  ✓ judge                       2.0 s",
        "  ⠋ round 2   video 25 %                              10 s",
      ].map((line) => expect.stringMatching(new RegExp(`^${line.replaceAll(/ +/g, " +")}$`))),
    );
    expect(picture([...inside, finished("clip")]).lines).toHaveLength(1);
  });

  test("says why something failed, what it cost, and what was never reached", () => {
    const problem = { code: "x", at: "/nodes/clip", message: "The service said no" };
    const { lines } = picture([
      started,
      finished("prompt", [], { usd: 0.4 }),
      { type: "unit.failed", node: "clip", problem },
      { type: "unit.queued", node: "film" },
      { type: "run.finished", state: "failed", outputs: {}, problems: [problem], seconds: 1, usd: 0.4 },
    ]);
    expect(lines[0]).toMatch(/^✓ prompt +\$0\.40$/);
    expect(lines[1]).toBe("✗ clip        The service said no");
    expect(lines[2]).toBe("– film        not reached");
  });

  test("fits the terminal: no line is wider, and what is done goes first", () => {
    const many = Array.from({ length: 30 }, (_, index) => `a style with a rather long name, number ${index}`);
    const { rows, lines } = picture([
      started,
      ...many.slice(0, 29).map((key) => finished("clip", [key])),
      { type: "unit.started", node: "clip", item: [many[29]], key: "k" },
      { type: "unit.queued", node: "film" },
    ]);
    for (const line of lines) expect(widthOf(line)).toBeLessThan(60);
    const fitted = fitRows(rows, 6);
    expect(fitted.rows).toHaveLength(5);
    expect(fitted.hidden).toBe(rows.length - 5);
    expect(fitted.rows.map(({ label }) => label)).toEqual(expect.arrayContaining(["clip", "film", many[29]]));
  });
});
