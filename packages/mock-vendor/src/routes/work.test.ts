import { expect, it } from "vitest";
import { clipFacts } from "../clip/facts.ts";
import { vendorWith, type Wire } from "../testing/client.ts";

/** A vendor with a finished clip of 2 s. */
async function withClip(options: Parameters<typeof vendorWith>[0] = {}) {
  const client = await vendorWith(options);
  const { id } = await client.made({ prompt: "a lighthouse", model: "m", seconds: "2", size: "320x180" });
  const film = Buffer.from(await (await client.content(id)).arrayBuffer());
  const work = async (path: string, fields: Record<string, string | Blob>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await client.call(`/v1/videos/${path}`, { method: "POST", body });
    if (answer.status !== 200) return { status: answer.status };
    const video = await client.settled(((await answer.json()) as Wire).id);
    const made = Buffer.from(await (await client.content(video.id)).arrayBuffer());
    return { status: 200, video, facts: clipFacts(made) };
  };
  return { ...client, id, film, work };
}

it("an extension is charged by what it adds, and gives all in one, or the new part where it is told so", async () => {
  const { vendor, id, film, work } = await withClip();
  const size = { width: 320, height: 180 };
  const bySending = await work("extensions", { prompt: "night falls", seconds: "3", video: new Blob([film]) });
  expect(bySending).toMatchObject({ status: 200, facts: { seconds: 5, ...size }, video: { seconds: "5" } });
  const byName = await work("extensions", { prompt: "night falls", seconds: "3", "video[id]": id });
  expect(byName).toMatchObject({ facts: { seconds: 5 }, video: { remixed_from_video_id: id, model: "m" } });
  expect(vendor.ledger().map(({ cents }) => cents)).toEqual([20, 30, 30]);

  const part = await withClip({ extensions: "part" });
  expect(await part.work("extensions", { prompt: "x", seconds: "3", "video[id]": part.id })).toMatchObject({
    facts: { seconds: 3, ...size },
  });
});

it("an edit and a remix keep the length and the size of their source", async () => {
  const { vendor, id, film, work, call } = await withClip();
  const edited = await work("edits", { prompt: "in the rain", video: new Blob([film]), seconds: "9", size: "64x64" });
  expect(edited).toMatchObject({ facts: { seconds: 2, width: 320, height: 180 } });
  const headers = { "content-type": "application/json" };
  const remix = await call(`/v1/videos/${id}/remix`, { method: "POST", headers, body: '{"prompt": "in the snow"}' });
  expect(await remix.json()).toMatchObject({ remixed_from_video_id: id, seconds: "2", prompt: "in the snow" });
  expect(vendor.ledger().map(({ cents }) => cents)).toEqual([20, 20, 20]);
});

it("what is no clip, or another's, is refused and not charged", async () => {
  const { vendor, work, call } = await withClip();
  for (const video of [new Blob(["no film"]), new Blob([Buffer.from("\0\0\0\x18ftypisom mvhd tkhd")]), "text"])
    expect(await work("edits", { prompt: "x", video })).toEqual({ status: 400 });
  expect(await work("edits", { prompt: "x" })).toEqual({ status: 400 });
  expect(await work("edits", { prompt: "x", "video[id]": "video_other" })).toEqual({ status: 400 });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"prompt": "x"}' };
  expect((await call("/v1/videos/video_other/remix", init)).status).toBe(400);
  expect(vendor.ledger()).toHaveLength(1);
});

it("servers that don't do it have no such routes", async () => {
  for (const profile of ["sglang", "vllm-omni", "litellm"] as const) {
    const { call } = await vendorWith({ profile });
    for (const path of ["extensions", "edits", "x/remix"])
      expect((await call(`/v1/videos/${path}`, { method: "POST" })).status, `${profile} ${path}`).toBe(404);
  }
});
