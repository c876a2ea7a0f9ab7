import { expect, it } from "vitest";
import { ask, clientOf, vendorWith, type Wire } from "../testing/client.ts";

type Refusal = { error: { message: string; code: unknown } };

it("generic: takes a form and JSON, and answers with all fields of a Video", async () => {
  const { submit, form, settled } = await vendorWith({ expiresMs: 3_600_000 });
  const queued = (await (await submit({ ...ask, seconds: 1.5 })).json()) as Wire;
  expect(queued).toEqual({
    id: expect.stringMatching(/^video_[0-9a-f]{24}$/),
    object: "video",
    model: "m",
    status: "queued",
    progress: 0,
    created_at: expect.any(Number),
    completed_at: null,
    expires_at: null,
    prompt: "a lighthouse",
    seconds: "1.5",
    size: "320x180",
    remixed_from_video_id: null,
    error: null,
  });
  const picture = new File(["bytes"], "first.png", { type: "image/png" });
  const { id } = (await (await form({ ...ask, input_reference: picture })).json()) as Wire;
  const done = await settled(id);
  expect(done).toMatchObject({ status: "completed", progress: 100, completed_at: expect.any(Number) });
  expect(Number(done["expires_at"]) - Number(done["completed_at"])).toBe(3600);
});

it("generic: a running job can be cancelled but not deleted, a finished one the other way round", async () => {
  const { vendor, submit, call, poll } = await vendorWith({ jobMs: 60_000 });
  const { id } = (await (await submit()).json()) as Wire;
  expect((await call(`/v1/videos/${id}`, { method: "DELETE" })).status).toBe(409);
  expect((await call(`/v1/videos/${id}/cancel`, { method: "POST" })).status).toBe(200);
  expect((await poll(id)).status).toBe("cancelled");
  // What was charged stays charged.
  expect(vendor.ledger()).toHaveLength(1);
  const quick = await vendorWith();
  const done = await quick.made();
  expect((await quick.call(`/v1/videos/${done.id}/cancel`, { method: "POST" })).status).toBe(409);
  const gone = await quick.call(`/v1/videos/${done.id}`, { method: "DELETE" });
  expect(await gone.json()).toEqual({ id: done.id, object: "video.deleted", deleted: true });
  expect((await quick.call(`/v1/videos/${done.id}`)).status).toBe(404);
});

it("generic: refuses what is wrong with a request, and charges nothing", async () => {
  const { vendor, submit, call } = await vendorWith({ models: ["m"], keys: ["key-1"] });
  for (const [wrong, param] of [
    [{ prompt: "" }, "prompt"],
    [{ seconds: "long" }, "seconds"],
    [{ size: "1080P" }, "size"],
    [{ size: "321x180" }, "size"],
    [{ seed: 0.5 }, "seed"],
    [{ model: "n" }, "model"],
  ] as const) {
    const answer = await submit({ ...ask, ...wrong });
    expect(answer.status).toBe(param === "model" ? 404 : 400);
    expect(await answer.json()).toMatchObject({ error: { param } });
  }
  expect((await call("/v1/videos", { method: "POST", body: "text" })).status).toBe(415);
  const broken = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
  expect((await call("/v1/videos", broken)).status).toBe(400);
  expect((await call("/v1/videos/video_none")).status).toBe(404);
  expect((await call("/v1/nothing")).status).toBe(404);
  expect((await call("/v1/videos", {}, "another")).status).toBe(401);
  expect((await fetch(`${vendor.url}/v1/videos`)).status).toBe(401);
  expect(vendor.ledger()).toEqual([]);
});

it("generic: other clients' jobs don't exist", async () => {
  const { vendor, made } = await vendorWith();
  const { id } = await made();
  const other = clientOf(vendor.url, "key-2");
  expect((await other.call(`/v1/videos/${id}`)).status).toBe(404);
  expect((await other.read<{ data: Wire[] }>("/v1/videos")).data).toEqual([]);
});

it("generic: the list has pages, the newest first unless asked otherwise", async () => {
  const { submit, read } = await vendorWith();
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) ids.push(((await (await submit()).json()) as Wire).id);
  type Page = { data: Wire[]; has_more: boolean; first_id: string; last_id: string };
  const seen: string[] = [];
  let page = await read<Page>("/v1/videos?limit=2&order=asc");
  for (;;) {
    seen.push(...page.data.map(({ id }) => id));
    expect(page.last_id).toBe(seen.at(-1));
    if (!page.has_more) break;
    page = await read<Page>(`/v1/videos?limit=2&order=asc&after=${page.last_id}`);
  }
  expect(seen).toEqual(ids);
  expect((await read<Page>("/v1/videos?limit=1")).first_id).toBe(ids.at(-1));
});

it("sglang: text goes in JSON with whole seconds, and a form needs a picture", async () => {
  const { form, submit, settled } = await vendorWith({ profile: "sglang" });
  const refused = await form(ask);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({ detail: "input_reference file or reference_url is required" });
  expect((await submit(ask)).status).toBe(400);
  const { id } = (await (await submit({ ...ask, seconds: 1 })).json()) as Wire;
  const done = await settled(id);
  expect(done).toMatchObject({
    inference_time_s: 0.002,
    peak_memory_mb: expect.any(Number),
    file_path: `outputs/${id}.mp4`,
  });
  expect(done["url"]).toMatch(/\/content$/);
  expect(done).not.toHaveProperty("prompt");
});

it("sglang: an early download is 404, and DELETE marks the job without stopping it", async () => {
  const { submit, content, call } = await vendorWith({ profile: "sglang", jobMs: 60_000 });
  const { id } = (await (await submit({ ...ask, seconds: 1 })).json()) as Wire;
  const early = await content(id);
  expect([early.status, await early.json()]).toEqual([404, { detail: "Generation is still in-progress" }]);
  const gone = await call(`/v1/videos/${id}`, { method: "DELETE" });
  expect(await gone.json()).toMatchObject({ id, status: "deleted" });
  expect((await call(`/v1/videos/${id}/cancel`, { method: "POST" })).status).toBe(404);
});

it("vllm-omni: forms only, one frame unless told otherwise, and codes are numbers", async () => {
  const { vendor, submit, form } = await vendorWith({ profile: "vllm-omni" });
  const refused = await submit();
  expect([refused.status, ((await refused.json()) as Refusal).error.code]).toEqual([415, 415]);
  await form({ prompt: "p", width: "320", height: "180" });
  await form({ prompt: "p", size: "320x180", num_frames: "48" });
  await form(ask);
  expect(vendor.ledger().map(({ seconds }) => seconds)).toEqual([1 / 24, 2, 1]);
});

it("vllm-omni: DELETE stops a running job", async () => {
  const { form, call } = await vendorWith({ profile: "vllm-omni", jobMs: 60_000, concurrency: 1 });
  const { id } = (await (await form(ask)).json()) as Wire;
  expect((await form(ask)).status).toBe(429);
  expect((await call(`/v1/videos/${id}`, { method: "DELETE" })).status).toBe(200);
  expect((await form(ask)).status).toBe(200);
});

it("litellm: ids need escaping and belong to a key, and a running job is `processing`", async () => {
  const { vendor, submit, poll, settled, call } = await vendorWith({ profile: "litellm", jobMs: 100 });
  const { id } = (await (await submit()).json()) as Wire;
  expect(id).toMatch(/=$/);
  const running = await poll(id);
  expect(running.status).toBe("processing");
  expect(running).not.toHaveProperty("progress");
  expect(await settled(id)).toMatchObject({ status: "completed", usage: { duration_seconds: 1 } });
  const path = `/v1/videos/${encodeURIComponent(id)}`;
  expect((await clientOf(vendor.url, "key-2").call(path)).status).toBe(403);
  expect((await call("/v1/videos/video_nonsense")).status).toBe(404);
  expect((await call("/v1/videos")).status).toBe(400);
  expect((await call("/v1/videos?custom_llm_provider=openai")).status).toBe(200);
});

it("openai-retired: nothing is there any more, and nothing is charged", async () => {
  const { vendor, form } = await vendorWith({ profile: "openai-retired" });
  const answer = await form(ask);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: "model_not_found" } });
  expect(vendor.ledger()).toEqual([]);
});
