import { expect, test } from "vitest";
import type { RunView } from "../service/run-view.ts";
import { inputsOf } from "./inputs-of.ts";
import { TryAgain } from "../service/try-again.ts";
import { ofProblem, refusalHeaders, toRefusal } from "./refusal.ts";
import { fateOf } from "./video-object.ts";

const facts = { bytes: 1, type: "video/mp4", seconds: 2, fps: 12, frames: 24, codec: "h264", audio: null };
const video = (sha256: string) => ({ media: "video", sha256, width: 96, height: 64, ...facts });
const unit = { node: "clip", item: [], place: "clip", state: "running", fraction: 0 } as const;
const run = (more: Partial<RunView>): RunView => ({
  id: "run-1",
  pipeline: "film.json",
  state: "running",
  created: 1000,
  spent: 0,
  units: [],
  problems: [],
  outputs: {},
  jobs: [],
  seq: 1,
  ...more,
});

test("the output named video is the film; without one it is the first clip there is", () => {
  const sha256 = (outputs: RunView["outputs"]) => {
    const fate = fateOf(run({ state: "succeeded", outputs, units: [{ ...unit, ended: 5000 }] }));
    return fate.status === "completed" ? fate.finished : fate;
  };
  expect(sha256({ first: video("a"), video: video("b") })).toMatchObject({ sha256: "b", at: 5000, seconds: 2 });
  expect(sha256({ text: "x", takes: [{ key: "noir", value: video("c") }] })).toMatchObject({ sha256: "c" });
  expect(sha256({ text: "x" })).toMatchObject({ status: "failed", error: { code: "no_video" } });
});

test("progress is the share of what is done, and 100 only at the end", () => {
  const units = [{ ...unit, state: "finished", fraction: 1 } as const, { ...unit, fraction: 0.5 }];
  expect(fateOf(run({ units }))).toEqual({ status: "in_progress", progress: 75 });
  expect(fateOf(run({ units: units.slice(0, 1) }))).toEqual({ status: "in_progress", progress: 99 });
  expect(fateOf(run({}))).toEqual({ status: "in_progress", progress: 0 });
});

test("a run that waits for a person has failed for those who only know four states", () => {
  const problems = [{ code: "budget-reached", at: "", message: "No money is left" }];
  const error = { code: "budget_reached", message: "No money is left" };
  expect(fateOf(run({ state: "paused", problems }))).toEqual({ status: "failed", error });
  expect(fateOf(run({ state: "interrupted" }))).toMatchObject({ error: { code: "run_interrupted" } });
});

test("a pipeline is given what it declares and nothing else", () => {
  const fields = { prompt: "A kite", seconds: "8", size: "1280x720" };
  expect(inputsOf(fields, {})).toEqual({});
  expect(inputsOf(fields, { prompt: { type: "text" }, seconds: { type: "number" }, size: { type: "text" } })).toEqual({
    ...fields,
    seconds: 8,
  });
  const picture = { input_reference: "f".repeat(64) };
  expect(() => inputsOf(picture, {})).toThrow("takes no 'input_reference'");
  const list = { input_reference: { type: "list<image>" } };
  expect(inputsOf(picture, list)).toEqual({ input_reference: [{ sha256: "f".repeat(64) }] });
});

test("what clients would try again by themselves says whether they may", () => {
  const headers = (code: string, status?: number) => refusalHeaders(ofProblem({ code, at: "", message: "x" }, status));
  const full = toRefusal(new TryAgain("queue-full", "Too many runs are waiting already", 10));
  expect(full && refusalHeaders(full)).toEqual({ "retry-after": "10" });
  expect(headers("run-busy")).toEqual({ "x-should-retry": "false" });
  expect(headers("storage-failed")).toEqual({ "x-should-retry": "false" });
  expect(headers("over-budget")).toEqual({});
  expect(ofProblem({ code: "over-budget", at: "", message: "x" }).status).toBe(403);
  expect(ofProblem({ code: "moderated", at: "", message: "x" }).status).toBe(422);
});
