import { expect, onTestFinished, test } from "vitest";
import type { VideoRequest } from "../../packages/engine/src/host.ts";
import { openAiVideos } from "../../packages/engine/src/models/openai-videos/openai-videos.ts";
import { openHttp } from "../../packages/engine/src/node/http.ts";
import { testOptions } from "../../packages/engine/src/testing/adapter-fixtures.ts";
import { sampleVideo } from "../../packages/engine/src/testing/sample-media.ts";
import { files } from "./pipelines.ts";
import { openStudio } from "./studio.ts";

const { signal } = new AbortController();
const asked: VideoRequest = { model: "v/film", prompt: "a boat", seconds: 1, format: "mp4", audio: false, seed: 7 };

test("a Reelgraph is a vendor for another one: it makes, extends, edits and remixes", async () => {
  const studio = await openStudio({ files });
  onTestFinished(() => studio[Symbol.asyncDispose]());
  const { baseUrl } = studio;
  const http = openHttp({ allowHosts: [new URL(baseUrl).host] }, (text) => text);
  let film: Uint8Array = new Uint8Array();
  const account = testOptions(openAiVideos, http, { baseUrl, profile: "original", key: () => "ann" });
  const vendor = openAiVideos.open({ ...account, read: () => Promise.resolve(film) });

  let count = 0;
  async function make(more: Partial<VideoRequest>): Promise<{ readonly id: string; readonly bytes: Buffer }> {
    const submission = { clientKey: `rg_${count++}`, signal, mayGo: () => true };
    const { id } = await vendor.submit({ ...asked, ...more }, submission);
    for (;;) {
      const state = await vendor.poll({ id }, signal);
      if (state.status === "queued" || state.status === "running") {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      if (state.status !== "succeeded") throw new Error(JSON.stringify(state));
      const { bytes } = await vendor.download({ id }, state.assets[0] ?? {}, signal);
      return { id, bytes: Buffer.concat(await Array.fromAsync(bytes)) };
    }
  }

  const first = await make({});
  film = first.bytes;
  const extended = await make({ prompt: "and on", work: { how: "extend", video: sampleVideo } });
  const edited = await make({ prompt: "The End", work: { how: "edit", video: sampleVideo } });
  const job = { id: first.id };
  const remixed = await make({ prompt: "a ship", work: { how: "remix", video: sampleVideo, job } });
  const all = [first, extended, edited, remixed].map(({ bytes }) => bytes);
  for (const bytes of all) expect(bytes.toString("latin1", 4, 8)).toBe("ftyp");
  expect(new Set(all.map((bytes) => bytes.toString("base64"))).size).toBe(4);
  expect(studio.faults).toEqual([]);
});
