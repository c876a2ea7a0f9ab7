import { expect, test } from "vitest";
import { openDocument } from "../document/document.ts";
import { openSession } from "../session/session.ts";
import { fixesOf, type Found } from "./fixes.ts";
import { openStage } from "../canvas/stage.ts";
import { openPlanStore } from "./plan-store.ts";
import { openRunStore } from "./run-store.ts";

const file = JSON.stringify({
  reelgraph: 1,
  nodes: { clip: { use: "generate", with: { prompt: "a boat", seconds: 12 } } },
});

const open = () => ({
  document: openDocument("film.json", file, null),
  session: openSession(),
  run: openRunStore(),
  plan: openPlanStore(),
  stage: openStage(),
});

function fixes(found: Found, editor = open()) {
  return fixesOf(found, editor).map(({ id, title }) => `${id}: ${title()}`);
}

const problem = (code: string, more: object = {}) => ({ code, at: "", message: "", ...more });
const long = problem("bad-parameter", { at: "/nodes/clip/with/seconds", mend: { parameter: "seconds", value: 8 } });

test("a value that the problem names is set by a button, as one step that can be undone", () => {
  const editor = open();
  const [mend] = fixesOf({ problem: long }, editor);
  expect(mend?.title()).toBe("Set to 8 s");
  mend?.run(editor);
  expect(editor.document.getState().pipeline.nodes["clip"]?.with).toMatchObject({ seconds: 8 });
  editor.document.undo();
  expect(editor.document.getState().pipeline.nodes["clip"]?.with).toMatchObject({ seconds: 12 });
});

test("an argument that nothing is named for is removed by a button, as one step that can be undone", () => {
  const editor = open();
  const unknown = problem("unknown-port", { at: "/nodes/clip/with/seconds" });
  expect(fixes({ problem: unknown })).toEqual(["fix.remove: Remove seconds", "fix.show: Show"]);
  fixesOf({ problem: unknown }, editor)[0]?.run(editor);
  expect(editor.document.getState().pipeline.nodes["clip"]?.with).toEqual({ prompt: "a boat" });
  editor.document.undo();
  expect(editor.document.getState().pipeline.nodes["clip"]?.with).toMatchObject({ seconds: 12 });
});

test("what is wrong in the file isn't retried, and can be shown where it is", () => {
  const editor = open();
  expect(fixes({ problem: long }, editor)).toEqual(["fix.mend: Set to 8 s", "fix.show: Show"]);
  fixesOf({ problem: long }, editor).at(-1)?.run(editor);
  expect(editor.session.getState()).toMatchObject({ selected: new Set(["clip"]), field: "seconds" });
});

test("an item of a list can be tried again or left out; a unit that stands alone can't be left out", () => {
  const failed = problem("vendor-failed");
  expect(fixes({ problem: failed, unit: "clip[noir, 2]" })).toEqual([
    "fix.retry: Retry this item",
    "fix.without: Continue without it",
    "fix.show: Show",
  ]);
  expect(fixes({ problem: failed, unit: "clip" })).toEqual(["fix.retry: Retry", "fix.show: Show"]);
});

test("money, keys, lost answers and questions have ways of their own", () => {
  expect(fixes({ problem: problem("budget-reached"), unit: "" })).toEqual(["fix.raise: Raise the budget"]);
  const day = problem("budget-reached", { message: "The day budget of $5.00 is reached: $5.00 spent" });
  expect(fixes({ problem: day, unit: "" })[0], "more for the run doesn't lift a day's").toMatch(/^fix\.resume/);
  expect(fixes({ problem: problem("budget-required") })).toEqual(["fix.cap: Set a budget"]);
  expect(fixes({ problem: problem("missing-secret"), unit: "clip" })[0]).toBe("fix.key: Add key");
  expect(fixes({ problem: problem("outcome-unknown"), unit: "clip" })[0]).toBe("fix.answer: Decide");
  expect(fixes({ problem: problem("needs-person"), unit: "clip" })[0]).toBe("fix.answer: Decide");
});

test("a node that the file has no more is not offered to be changed or shown", () => {
  expect(fixes({ problem: { ...long, node: "gone", at: "" } })).toEqual([]);
});
