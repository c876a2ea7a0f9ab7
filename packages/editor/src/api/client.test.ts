import { afterEach, expect, test, vi } from "vitest";
import { ask, askAhead, askedAhead } from "./client.ts";

function answering(...answers: readonly (object | number)[]) {
  const left = [...answers];
  vi.stubGlobal("sessionStorage", { getItem: () => "token", removeItem: () => {} });
  const fetch = vi.fn(async () => {
    const next = left.shift();
    return typeof next === "number" ? new Response("", { status: next }) : Response.json(next);
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

afterEach(() => vi.unstubAllGlobals());

test("what was asked ahead is there for the first who draws it, and for nobody after", async () => {
  const fetch = answering({ at: 1 }, { at: 2 });
  const query = { file: "a.json" };
  const there = askAhead("/api/pipeline", query);
  expect(askedAhead("/api/pipeline", query)).toBeUndefined();
  await there;
  expect(askedAhead("/api/pipeline", { file: "b.json" })).toBeUndefined();
  expect(askedAhead("/api/pipeline", query)).toEqual({ at: 1 });
  expect(askedAhead("/api/pipeline", query)).toBeUndefined();
  expect(await ask("/api/pipeline", { query })).toEqual({ at: 2 });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("who asks while it is on its way gets the same answer, or the refusal", async () => {
  const fetch = answering({ at: 1 }, 404);
  void askAhead("/api/nodes", {});
  expect(await ask("/api/nodes")).toEqual({ at: 1 });
  void askAhead("/api/nodes", {});
  await expect(ask("/api/nodes")).rejects.toMatchObject({ status: 404 });
  expect(fetch).toHaveBeenCalledTimes(2);
});
