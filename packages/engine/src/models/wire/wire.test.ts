import { describe, expect, it } from "vitest";
import { failure } from "../../errors.ts";
import { priceBy } from "../price.ts";
import { inline } from "./inline.ts";
import { base64 } from "./pictures.ts";
import { bySide } from "./prices.ts";
import { isModeration, readProblem } from "./problems.ts";
import { ratioOf, sizesOf } from "./sizes.ts";
import { JobId } from "./tolerant.ts";
import { openWire } from "./wire.ts";

describe("what vendors write when something is wrong", () => {
  it.each<[string, unknown, object]>([
    ["OpenAI", { error: { message: "no", code: "bad", type: "t" } }, { message: "no", code: "bad" }],
    ["OpenAI without a code", { error: { message: "no", code: null, type: "bad_request" } }, { code: "bad_request" }],
    ["Google", { error: { code: 400, message: "no", status: "INVALID" } }, { message: "no", code: "INVALID" }],
    ["vLLM", { error: { message: "no", code: 415 } }, { message: "no", code: "415" }],
    ["xAI", { code: "invalid", error: "no" }, { message: "no", code: "invalid" }],
    [
      "FastAPI",
      { detail: [{ loc: ["body"], msg: "no", type: "int_parsing" }] },
      { message: "no", code: "int_parsing" },
    ],
    ["a sentence", "no", { message: "no" }],
    ["nothing", { error: { message: "" }, detail: "" }, {}],
  ])("is read: %s", (_, json, said) => {
    expect(readProblem(json)).toMatchObject(said);
  });

  it("is kept short", () => {
    expect(readProblem({ error: { message: "x".repeat(10_000), code: "y".repeat(10_000) } })).toEqual({
      message: "x".repeat(300),
      code: "y".repeat(80),
    });
  });

  it("is a filter's by its code, or by a sentence about content", () => {
    for (const code of ["moderation_blocked", "content_policy_violation", "SAFETY"])
      expect(isModeration({ code })).toBe(true);
    for (const message of ["Your input was flagged", "It violates our usage policies"])
      expect(isModeration({ message })).toBe(true);
    for (const message of ["retry policy not found", "safety_settings is no field"])
      expect(isModeration({ message })).toBe(false);
  });
});

describe("a key that isn't set", () => {
  it("is told as a wrong key, and nothing is sent, whatever is asked", async () => {
    let sent = 0;
    const http = () => Promise.reject(new Error(`sent ${++sent}`));
    const key = () => {
      throw failure("missing-secret", 'The secret "K" is not set');
    };
    const wire = openWire({ baseUrl: "https://vendor.example/v1", key, http }, { auth: (text) => ({ key: text }) });
    const { signal } = new AbortController();
    const problem = { kind: "auth", retry: "never", code: "missing-secret", message: 'The secret "K" is not set' };
    const wrong = { problem };
    const submitted = wire.submit(
      "/videos",
      { body: () => ({ json: {} }), schema: JobId },
      { signal, mayGo: () => true, clientKey: "rg_1" },
    );
    await expect(submitted).rejects.toMatchObject(wrong);
    await expect(wire.get("/videos/1", JobId, signal)).rejects.toMatchObject(wrong);
    await expect(wire.download({ path: "/videos/1/content" }, signal)).rejects.toMatchObject(wrong);
    expect(sent).toBe(0);
  });
});

describe("pieces of requests and answers", () => {
  it("turn bytes of any number into base64 and back", async () => {
    for (const length of [0, 1, 2, 3, 0x8000, 0x8001, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
      const text = base64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64"));
      if (length === 0) continue;
      const film = inline(`data:video/mp4;base64,${text}`);
      expect(Buffer.concat(await Array.fromAsync(film.bytes)).equals(bytes)).toBe(true);
      expect(film).toMatchObject({ length, type: "video/mp4" });
    }
    for (const url of ["data:video/mp4,plain", "data:;base64,####", "data:video/mp4;base64,####"])
      expect(() => inline(url)).toThrow("can't be read");
  });

  it("name sizes by their shorter side and shape", () => {
    expect(sizesOf([480], ["16:9", "9:16", "1:1"])).toEqual([
      { width: 854, height: 480 },
      { width: 480, height: 854 },
      { width: 480, height: 480 },
    ]);
    expect(ratioOf({ width: 854, height: 480 }, ["16:9", "4:3"])).toBe("16:9");
    expect(ratioOf({ width: 700, height: 500 }, ["16:9", "4:3"])).toBe("4:3");
  });

  it("price resolutions up to the largest that is known", () => {
    const rules = bySide({ 720: 0.1, 480: 0.05 });
    const clip = { model: "m", prompt: "p", seconds: 2, format: "mp4", audio: false, seed: 1 } as const;
    const price = (width: number, height: number) =>
      priceBy(rules, {
        ...clip,
        size: { width, height },
      })?.max;
    expect([price(854, 480), price(480, 854), price(960, 540), price(1280, 720), price(1920, 1080)]).toEqual([
      0.1,
      0.1,
      0.2,
      0.2,
      undefined,
    ]);
  });

  it("take no job's name that would lead to another address", () => {
    for (const id of ["", ".", ".."]) expect(JobId.safeParse(id).success).toBe(false);
    expect(JobId.parse(17)).toBe("17");
    for (const id of [-1, 1.5, null, {}]) expect(JobId.safeParse(id).success).toBe(false);
    for (const id of ["a", "...", "video_1/=?#"]) expect(JobId.safeParse(id).success).toBe(true);
  });
});
