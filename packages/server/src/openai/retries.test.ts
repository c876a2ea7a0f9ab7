import { expect, onTestFinished, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTables } from "@reelgraph/engine/node";
import { Retries } from "./retries.ts";
import type { VideoRow } from "./video-row.ts";
import { VideoStore, videoSchema } from "./video-store.ts";

function open() {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-videos-"));
  const store = new VideoStore(openTables(join(folder, "videos.db"), videoSchema), folder);
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  let made = 0;
  const row = (more: Partial<VideoRow> = {}): VideoRow => ({
    id: `video_${(made += 1)}`,
    tenant: "ann",
    model: "film",
    file: "film.json",
    inputs: {},
    seconds: null,
    size: null,
    prompt: null,
    source: null,
    created: Date.now(),
    fingerprint: "f",
    key: null,
    run: "run-1",
    progress: 0,
    finished: null,
    ...more,
  });
  const retries = new Retries(store);
  const asked = { tenant: "ann", key: undefined, again: false, fingerprint: "f" };
  const make = (more: Partial<VideoRow> = {}) => {
    return async () => {
      return store.add(row(more));
    };
  };
  return { store, retries, row, asked, make };
}

test("a retry has the video of the first, even while that is still being promised", async () => {
  const { retries, asked, row } = open();
  const first = Promise.withResolvers<VideoRow>();
  const one = retries.once(asked, () => first.promise);
  const two = retries.once({ ...asked, again: true }, () => Promise.reject(new Error("a second video")));
  first.resolve(row({ id: "video_first" }));
  expect([(await one).id, (await two).id]).toEqual(["video_first", "video_first"]);
});

test("a request that is no retry makes its own video, and a retry of something else too", async () => {
  const { retries, asked, make } = open();
  const first = await retries.once(asked, make());
  const second = await retries.once(asked, make());
  const other = await retries.once({ ...asked, again: true, fingerprint: "g" }, make({ fingerprint: "g" }));
  const ben = await retries.once({ ...asked, again: true, tenant: "ben" }, make({ tenant: "ben" }));
  expect(new Set([first, second, other, ben].map(({ id }) => id)).size).toBe(4);
  expect((await retries.once({ ...asked, again: true }, make())).id).toBe(second.id);
});

test("after ten minutes nothing is a retry any more, and after a day a key is a new one", async () => {
  const { retries, store, asked, row, make } = open();
  await store.add(row({ id: "video_old", created: Date.now() - 11 * 60_000 }));
  expect((await retries.once({ ...asked, again: true }, make())).id).not.toBe("video_old");
  await store.add(row({ id: "video_keyed", key: "k", created: Date.now() - 25 * 60 * 60_000 }));
  const keyed = await retries.once({ ...asked, key: "k" }, make({ key: "k" }));
  expect(keyed.id).not.toBe("video_keyed");
});

test("what was left without a run is begun under its own name", async () => {
  const { retries, store, asked, row } = open();
  await store.add(row({ id: "video_half", run: null }));
  expect(await store.get("ann", "video_half")).toBeUndefined();
  const found = await retries.once({ ...asked, again: true }, async (begun) => ({ ...row(), ...begun, run: "run-2" }));
  expect(found).toMatchObject({ id: "video_half", run: "run-2" });
});
