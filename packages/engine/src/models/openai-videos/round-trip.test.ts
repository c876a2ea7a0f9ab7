import { startMockVendor, type MockVendorOptions } from "@reelgraph/mock-vendor";
import { expect, it, onTestFinished } from "vitest";
import type { VideoRequest } from "../../host.ts";
import { openHttp } from "../../node/http.ts";
import { clientKey, key, testOptions } from "../../testing/adapter-fixtures.ts";
import { sampleImage } from "../../testing/sample-media.ts";
import type { JobState, Vendor } from "../../vendor.ts";
import { openAiVideos } from "./openai-videos.ts";

const request: VideoRequest = {
  model: "v/wan-3",
  prompt: "a boat at dusk",
  seconds: 2,
  size: { width: 320, height: 180 },
  format: "mp4",
  audio: false,
  seed: 7,
};
const { signal } = new AbortController();
const submission = { clientKey, signal, mayGo: () => true };

/** A real vendor process's worth of HTTP, and the adapter with the real way to it. */
async function open(profile: NonNullable<MockVendorOptions["profile"]>, more: MockVendorOptions = {}) {
  const mock = await startMockVendor({ profile, keys: [key], jobMs: 50, ...more });
  onTestFinished(() => mock.close());
  const http = openHttp({ allowHosts: [new URL(mock.url).host] }, (text) => text);
  const account = (secret: string): Vendor =>
    openAiVideos.open(testOptions(openAiVideos, http, { baseUrl: `${mock.url}/v1`, profile, key: () => secret }));
  return { mock, vendor: account(key), stranger: account("another-key") };
}

async function finished(vendor: Vendor, id: string): Promise<JobState> {
  for (;;) {
    const state = await vendor.poll({ id }, signal);
    if (state.status !== "queued" && state.status !== "running") return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const profiles = ["generic", "sglang", "vllm-omni", "litellm"] as const;
const pictures = [
  ["words", request],
  ["a first frame", { ...request, image: sampleImage }],
] as const;
const cases = profiles.flatMap((profile) => pictures.map(([what, asked]) => ({ profile, what, asked })));

it.each(cases)("$profile makes a clip from $what, and charges it once", async ({ profile, asked }) => {
  const { mock, vendor } = await open(profile);
  const { id } = await vendor.submit(asked, submission);
  const state = await finished(vendor, id);
  expect(state.status).toBe("succeeded");
  const [asset] = state.status === "succeeded" ? state.assets : [];
  if (!asset) throw new Error("no clip");
  const { bytes, length, type } = await vendor.download({ id }, asset, signal);
  const clip = Buffer.concat(await Array.fromAsync(bytes));
  expect(clip.toString("latin1", 4, 8)).toBe("ftyp");
  expect([length, type]).toEqual([clip.length, "video/mp4"]);
  expect(mock.ledger()).toEqual([expect.objectContaining({ key: clientKey, seconds: 2, model: "wan-3" })]);
});

it.each(profiles)("%s refuses a wrong key for certain, and charges nothing", async (profile) => {
  const { mock, stranger } = await open(profile);
  await expect(stranger.submit(request, submission)).rejects.toMatchObject({
    problem: { kind: "auth", retry: "never" },
  });
  expect(mock.ledger()).toEqual([]);
});

it.each(["generic", "vllm-omni"] as const)("%s stops a running job when asked to", async (profile) => {
  const { mock, vendor } = await open(profile, { jobMs: 60_000 });
  const { id } = await vendor.submit(request, submission);
  expect(await vendor.cancel?.({ id }, signal)).toBe("cancelled");
  expect(mock.jobs()[0]).toHaveProperty("cancelledAt");
});

it.each(["sglang", "litellm"] as const)("%s can't stop a job, and isn't asked to", async (profile) => {
  const { vendor } = await open(profile);
  expect(vendor.cancel).toBeUndefined();
});

it("finds a job by our name, page by page, where the server lists by it", async () => {
  const { vendor } = await open("generic", { class: "B" });
  const { id } = await vendor.submit(request, submission);
  expect(await vendor.find?.(clientKey, 0, signal)).toEqual({ id });
  expect(await vendor.find?.("rg_another", 0, signal)).toBeUndefined();
});

it("sends nothing to a service that is gone", async () => {
  const { mock, vendor } = await open("openai-retired");
  await expect(vendor.submit(request, submission)).rejects.toMatchObject({ problem: { kind: "model_gone" } });
  expect(mock.requests()).toEqual([]);
});
