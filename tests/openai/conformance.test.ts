import { readFile } from "node:fs/promises";
import { toFile, type OpenAI as Client } from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clients } from "./clients.ts";
import { files } from "./pipelines.ts";
import { openStudio, type Studio } from "./studio.ts";

let studio: Studio;
beforeAll(async () => void (studio = await openStudio({ files })));
afterAll(async () => {
  expect(studio.faults).toEqual([]);
  await studio[Symbol.asyncDispose]();
});

describe.each(clients)("openai %s", (version, OpenAI) => {
  const open = (apiKey?: string) => studio.open(OpenAI, apiKey);
  const short = { model: "film", seconds: "1" as "4" };
  const prompt = (text: string) => `${text}, for ${version}`;

  async function finished(client: Client, id: string): Promise<Client.Video> {
    for (;;) {
      const video = await client.videos.retrieve(id);
      if (video.status !== "queued" && video.status !== "in_progress") return video;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test("a program written for Sora makes a film when it is given another address and model", async () => {
    const client = open();
    let video = await client.videos.create({
      model: "film",
      prompt: prompt("A paper boat on a lake"),
      seconds: "4",
      size: "1280x720",
    });
    const seen = [video.progress];
    while (video.status === "queued" || video.status === "in_progress") {
      await new Promise((resolve) => setTimeout(resolve, 50));
      video = await client.videos.retrieve(video.id);
      seen.push(video.progress);
    }
    expect(video).toEqual({
      id: expect.stringMatching(/^video_[0-9a-f]{32}$/),
      object: "video",
      model: "film",
      status: "completed",
      progress: 100,
      created_at: expect.any(Number),
      completed_at: expect.any(Number),
      expires_at: null,
      prompt: prompt("A paper boat on a lake"),
      seconds: "4",
      size: "96x64",
      remixed_from_video_id: null,
      error: null,
    });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const content = await client.videos.downloadContent(video.id);
    expect(content.headers.get("content-type")).toBe("video/mp4");
    const bytes = Buffer.from(await content.arrayBuffer());
    expect(bytes.subarray(4, 8).toString()).toBe("ftyp");
  });

  test("thumbnails and sheets of pictures are made, and parts of a film are given", async () => {
    const client = open();
    const { id } = await client.videos.create({ ...short, prompt: prompt("A kite") });
    expect((await finished(client, id)).status).toBe("completed");
    for (const variant of ["thumbnail", "spritesheet"] as const) {
      const picture = await client.videos.downloadContent(id, { variant });
      expect(picture.headers.get("content-type")).toBe("image/png");
      expect(
        Buffer.from(await picture.arrayBuffer())
          .subarray(1, 4)
          .toString(),
      ).toBe("PNG");
    }
    const whole = Buffer.from(await (await client.videos.downloadContent(id)).arrayBuffer());
    const part = await client.videos.downloadContent(id, {}, { headers: { range: "bytes=4-7" } });
    expect([part.status, await part.text()]).toEqual([206, "ftyp"]);
    expect(part.headers.get("content-range")).toBe(`bytes 4-7/${whole.length}`);
    const headers = { authorization: "Bearer ann" };
    const head = await fetch(`${client.baseURL}/videos/${id}/content`, { method: "HEAD", headers });
    expect([head.headers.get("content-length"), await head.text()]).toEqual([String(whole.length), ""]);
    const wrong = client.videos.downloadContent(id, { variant: "poster" as "video" });
    await expect(wrong).rejects.toMatchObject({ status: 400, param: "variant" });
  });

  test("a picture goes along as a file or as a data URL, and makes the same film", async () => {
    const client = open();
    const first = await client.videos.create({ ...short, prompt: prompt("A first frame") });
    await finished(client, first.id);
    const png = Buffer.from(
      await (await client.videos.downloadContent(first.id, { variant: "thumbnail" })).arrayBuffer(),
    );
    const asked = { ...short, prompt: prompt("From a picture") };
    const file = await client.videos.create({ ...asked, input_reference: await toFile(png, "first.png") });
    const image_url = `data:image/png;base64,${png.toString("base64")}`;
    const url = await client.videos.create({ ...asked, input_reference: { image_url } });
    const json = await fetch(`${client.baseURL}/videos`, {
      method: "POST",
      headers: { authorization: "Bearer ann", "content-type": "application/json" },
      body: JSON.stringify({ ...asked, seconds: 1, input_reference: { image_url } }),
    });
    const third = (await json.json()) as Client.Video;
    const films = [];
    for (const { id } of [file, url, third]) {
      expect((await finished(client, id)).error).toBeNull();
      films.push(Buffer.from(await (await client.videos.downloadContent(id)).arrayBuffer()));
    }
    expect(films[1]).toEqual(films[0]);
    expect(films[2]).toEqual(films[0]);
    const notes = await toFile(await readFile(import.meta.filename), "notes.png");
    const wrong = client.videos.create({ ...asked, input_reference: notes });
    await expect(wrong).rejects.toMatchObject({ status: 400, param: "input_reference" });
  });

  test("films are made of films: remix, edit and extend", async () => {
    const client = open();
    const first = await client.videos.create({ ...short, prompt: prompt("A tree") });
    await finished(client, first.id);
    const remix = await client.videos.remix(first.id, { prompt: prompt("A tree in snow") });
    const extended = await client.videos.extend({ video: { id: first.id }, prompt: "night", seconds: "1" as "4" });
    const edited = await client.videos.edit({ video: { id: first.id }, prompt: "The End" });
    const bytes = await (await client.videos.downloadContent(first.id)).arrayBuffer();
    const sent = await client.videos.edit({ video: await toFile(bytes, "film.mp4"), prompt: "The End" });
    for (const { id } of [remix, extended, edited]) {
      const video = await finished(client, id);
      expect(video).toMatchObject({ status: "completed", model: "film", remixed_from_video_id: first.id });
    }
    expect((await client.videos.retrieve(remix.id)).seconds).toBe("1");
    expect((await client.videos.retrieve(extended.id)).seconds).toBe("2");
    expect(await finished(client, sent.id)).toMatchObject({ status: "completed", remixed_from_video_id: null });
  });

  test("films are listed in pages, the newest first, and only one's own", async () => {
    const client = open();
    const made = [];
    for (const _ of [1, 2, 3]) made.push((await client.videos.create({ ...short, prompt: " " })).id);
    const page = await client.videos.list({ limit: 2 });
    expect(page.data.map(({ id }) => id)).toEqual([made[2], made[1]]);
    expect(page.hasNextPage()).toBe(true);
    const all = [];
    for await (const { id } of client.videos.list({ limit: 2, order: "asc" })) all.push(id);
    expect(all.slice(-3)).toEqual(made);
    expect(new Set(all).size).toBe(all.length);
    const others = [];
    for await (const video of open("ben").videos.list()) others.push(video);
    expect(others).toEqual([]);
    await expect(client.videos.list({ after: "video_x" })).rejects.toMatchObject({ status: 400, param: "after" });
  });

  test("a finished film can be deleted, and is gone then", async () => {
    const client = open();
    const { id } = await client.videos.create({ ...short, prompt: " " });
    await finished(client, id);
    expect(await client.videos.delete(id)).toEqual({ id, object: "video.deleted", deleted: true });
    await expect(client.videos.retrieve(id)).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });

  test("published pipelines are models", async () => {
    const models = [];
    for await (const model of open().models.list()) models.push(model);
    expect(models.map(({ id }) => id)).toEqual(["film", "dear-film"]);
    expect(models[0]).toEqual({ id: "film", object: "model", created: expect.any(Number), owned_by: "reelgraph" });
    expect(await open().models.retrieve("film")).toEqual(models[0]);
  });

  test("a run that fails is a film that fails, with the reason", async () => {
    const client = open();
    const { id } = await client.videos.create({ ...short, prompt: " " });
    const video = await finished(client, id);
    expect(video).toMatchObject({ status: "failed", error: { code: "empty_prompt", message: expect.any(String) } });
    await expect(client.videos.downloadContent(id)).rejects.toMatchObject({ status: 404, code: "video_not_ready" });
  });
});
