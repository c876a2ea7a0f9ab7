import type { OpenAI as Client } from "openai";
import { describe, expect, test } from "vitest";
import { clients } from "./clients.ts";
import { endless, files } from "./pipelines.ts";
import { openStudio, type Studio, type StudioOptions } from "./studio.ts";

/** So many MiB. */
const file = (size: number) => new File([new Uint8Array(size * 1024 * 1024)], "large.png");
/** Fails at once, so that nothing is drawn. */
const blank = { model: "film", prompt: " " };

describe.each(clients)("openai %s", (_, OpenAI) => {
  async function ask(use: (client: Client, studio: Studio) => Promise<void>, options: Partial<StudioOptions> = {}) {
    await using studio = await openStudio({ files, ...options });
    await use(studio.open(OpenAI), studio);
    expect(studio.faults).toEqual([]);
  }
  const refused = async (asked: Promise<unknown>) => {
    const thrown = await asked.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (thrown instanceof OpenAI.APIError) return thrown;
    throw new Error("it was not refused", { cause: thrown });
  };

  test("refusals are the client's own errors, with a request id, and are not tried again", () =>
    ask(async (client, { open, sent }) => {
      const stranger = open(OpenAI, "eve");
      const reader = open(OpenAI, "reader");
      const keyed = (prompt: string) =>
        client.videos.create({ ...blank, prompt }, { headers: { "idempotency-key": "k" } });
      await keyed(" ");
      const before = sent.length;
      const cases = [
        [() => stranger.videos.list(), OpenAI.AuthenticationError, "invalid_api_key"],
        [() => reader.videos.create(blank), OpenAI.PermissionDeniedError, "insufficient_permissions"],
        [() => client.videos.create({ model: "film" } as typeof blank), OpenAI.BadRequestError, "missing_value"],
        [() => client.videos.create({ ...blank, seconds: "long" as "4" }), OpenAI.BadRequestError, "invalid_value"],
        [
          () => client.videos.create({ ...blank, file: "/etc/passwd" } as typeof blank),
          OpenAI.BadRequestError,
          "unknown_parameter",
        ],
        [() => client.videos.create({ ...blank, input_reference: file(11) }), OpenAI.BadRequestError, "file_too_large"],
        [() => client.videos.create({ ...blank, input_reference: file(20) }), OpenAI.APIError, "body_too_large"],
        [() => client.videos.create({ ...blank, model: "flim" }), OpenAI.NotFoundError, "model_not_found"],
        [() => client.videos.create({ ...blank, model: "film.json" }), OpenAI.NotFoundError, "model_not_found"],
        [() => client.videos.retrieve(`video_${"0".repeat(32)}`), OpenAI.NotFoundError, "video_not_found"],
        [() => client.videos.retrieve("../../api/runs"), OpenAI.NotFoundError, "video_not_found"],
        [() => client.videos.getCharacter("char_1"), OpenAI.NotFoundError, "unsupported"],
        [
          () => client.videos.create({ model: "dear-film", prompt: "gold" }),
          OpenAI.PermissionDeniedError,
          "over_budget",
        ],
        [() => keyed("other"), OpenAI.UnprocessableEntityError, "idempotency_key_reused"],
      ] as const;
      for (const [asked, kind, code] of cases) {
        const error = await refused(asked());
        expect(error).toBeInstanceOf(kind);
        expect(error).toMatchObject({ code, requestID: expect.stringMatching(/^req_/) });
        expect(error.error).toEqual({
          message: expect.any(String),
          type: expect.any(String),
          code,
          param: error.param,
        });
      }
      expect(sent.length - before).toBe(cases.length);
      const near = await refused(client.videos.create({ ...blank, model: "flim" }));
      expect(near.message).toContain('did you mean "film"?');
    }));

  test("a full queue says when to come again", () =>
    ask(
      async (client) => {
        const error = await refused(client.videos.create(blank, { maxRetries: 0 }));
        expect(error).toBeInstanceOf(OpenAI.RateLimitError);
        expect(error.headers?.get("retry-after")).toBe("10");
      },
      { queueLimit: 0 },
    ));

  test("what is still being made can be neither deleted nor downloaded, and nobody tries again", () =>
    ask(
      async (client, { runs, sent }) => {
        const { id, status, seconds, size } = await client.videos.create({ model: "endless", prompt: "x" });
        expect({ status, seconds, size }).toEqual({
          status: expect.stringMatching("queued|in_progress"),
          seconds: "0",
          size: "0x0",
        });
        const before = sent.length;
        expect(await refused(client.videos.delete(id))).toBeInstanceOf(OpenAI.ConflictError);
        expect(await refused(client.videos.downloadContent(id))).toBeInstanceOf(OpenAI.NotFoundError);
        expect(await refused(client.videos.remix(id, { prompt: "y" }))).toBeInstanceOf(OpenAI.BadRequestError);
        expect(await refused(client.videos.edit({ video: { id }, prompt: "y" }))).toBeInstanceOf(
          OpenAI.BadRequestError,
        );
        expect(sent.length - before).toBe(4);
        await runs.decisions.cancel((await runs.list(1))[0]?.id ?? "", AbortSignal.timeout(10_000));
        expect(await client.videos.retrieve(id)).toMatchObject({ status: "failed", error: { code: "cancelled" } });
      },
      { files: endless },
    ));

  test("answers that get lost don't make a second film; asking twice does", () =>
    ask(async (client, { runs, sent, lose }) => {
      lose(2);
      const first = await client.videos.create(blank);
      expect(sent).toHaveLength(3);
      expect(await runs.list(10)).toHaveLength(1);
      const second = await client.videos.create(blank);
      expect(second.id).not.toBe(first.id);
      expect(await runs.list(10)).toHaveLength(2);
      const headers = { "idempotency-key": "mine" };
      const third = await client.videos.create(blank, { headers });
      expect((await client.videos.create(blank, { headers })).id).toBe(third.id);
      expect((await client.videos.retrieve(first.id)).id).toBe(first.id);
      expect(await runs.list(10)).toHaveLength(3);
    }));

  test("twenty of the same key at once are one film, and another's key is another's", () =>
    ask(async (client, { open, runs }) => {
      const headers = { "idempotency-key": "once" };
      const all = await Promise.all(Array.from({ length: 20 }, () => client.videos.create(blank, { headers })));
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      const ben = open(OpenAI, "ben");
      const other = await ben.videos.create(blank, { headers });
      expect(await runs.list(10)).toHaveLength(2);
      expect(await refused(client.videos.retrieve(other.id))).toMatchObject({ status: 404, code: "video_not_found" });
    }));

  test("a server that is stopped and started again goes on making its films, and knows retries", () =>
    ask(
      async (client, { open, restart, lose }) => {
        const body = { model: "endless", prompt: "x" };
        lose(1);
        const lost = client.videos.create(body, { maxRetries: 0 });
        await expect(lost).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
        const [made] = (await client.videos.list()).data;
        await restart();
        const later = open(OpenAI);
        const again = { headers: { "x-stainless-retry-count": "1" } };
        expect((await later.videos.create(body, again)).id).toBe(made?.id);
        const { status } = await later.videos.retrieve(made?.id ?? "");
        expect(["queued", "in_progress"]).toContain(status);
      },
      { files: endless },
    ));

  test("a model whose file is gone is the server's own fault, and tells nothing of its folders", async () => {
    const config = { videoApi: { gone: "./gone.json" } };
    await using studio = await openStudio({ files: { "reelgraph.config.json": config } });
    const error = await refused(studio.open(OpenAI).videos.create({ model: "gone", prompt: "x" }));
    expect(error).toBeInstanceOf(OpenAI.InternalServerError);
    expect(error.message).not.toContain("gone.json");
    expect(studio.sent).toHaveLength(1);
    expect(studio.faults).toMatchObject([{ code: "file-not-found" }]);
  });
});
