import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toProblem } from "../errors.ts";
import type { VideoRequest } from "../host.ts";
import { fit } from "./fit.ts";
import type { Capabilities, VideoModel } from "./model.ts";
import { splitSeconds } from "./split-seconds.ts";

const request: VideoRequest = { model: "m", prompt: "a boat", seconds: 4, format: "mp4", audio: false, seed: 1 };

function model(more: Partial<Capabilities> = {}): VideoModel {
  return {
    id: "m",
    title: "M",
    version: "1",
    capabilities: {
      seconds: [4, 8, 12],
      sizes: [
        { width: 1280, height: 720 },
        { width: 720, height: 1280 },
      ],
      defaultSize: { width: 1280, height: 720 },
      audio: "none",
      negative: "suffix",
      style: "prefix",
      image: { first: true, last: false, references: 0 },
      seed: true,
      ...more,
    },
    price: ({ seconds }) => ({ min: seconds, max: seconds * 2 }),
    generate: () => Promise.reject(new Error("not here")),
  };
}

const fields = (plan: ReturnType<typeof fit>) => plan.adjustments.map((adjustment) => adjustment.field);

describe("fit", () => {
  it("leaves a request alone that fits", () => {
    const plan = fit({ ...request, size: { width: 1280, height: 720 } }, model());
    expect(plan.adjustments).toEqual([]);
    expect(plan.segments).toHaveLength(1);
    expect(plan.price).toEqual({ min: 4, max: 8 });
  });

  it("snaps lengths and sizes to what the model makes, the shape first, and says so (S2)", () => {
    const plan = fit({ ...request, seconds: 7, size: { width: 1080, height: 1920 } }, model());
    expect(plan.segments[0]).toMatchObject({ seconds: 8, size: { width: 720, height: 1280 } });
    expect(fields(plan)).toEqual(["seconds", "size"]);
  });

  it("writes a style and a negative prompt into the prompt where there are no parameters for them (S2)", () => {
    const plan = fit({ ...request, style: "noir", negative: "people" }, model());
    expect(plan.segments[0]?.prompt).toBe("noir style. a boat. Avoid: people.");
    expect(plan.segments[0]).not.toHaveProperty("style");
    expect(fields(plan)).toEqual(["style", "negative"]);
    const native = fit({ ...request, style: "noir" }, model({ style: "native" }));
    expect(native.segments[0]).toMatchObject({ prompt: "a boat", style: "noir" });
  });

  it("says that a chosen seed has no influence where the model takes none", () => {
    const seedless = model({ seed: false });
    expect(fields(fit({ ...request, seedChosen: true }, seedless))).toEqual(["seed"]);
    expect(fields(fit(request, seedless))).toEqual([]);
  });

  it("splits a length above the limit into segments (S15)", () => {
    const plan = fit({ ...request, seconds: 90 }, model({ seconds: { min: 1, max: 60, step: 0.5 } }));
    expect(plan.segments.map((segment) => segment.seconds)).toEqual([45, 45]);
    expect(plan.adjustments).toEqual([
      expect.objectContaining({ field: "clips", why: expect.stringContaining("60 s at most") }),
    ]);
  });

  it("refuses what can't be adapted", () => {
    const image = { media: "image", sha256: "", bytes: 1, type: "image/png", width: 1, height: 1 } as const;
    expect(() => fit({ ...request, lastImage: image }, model())).toThrow(/takes no last frame/);
    expect(() => fit({ ...request, references: [image] }, model())).toThrow(/no reference images/);
  });

  it("refuses what would have to give way when the request is strict (S2)", () => {
    const asked = { ...request, size: { width: 1280, height: 720 }, strict: true };
    expect(fit(asked, model()).segments[0]).not.toHaveProperty("strict");
    expect(() => fit({ ...asked, seconds: 7, style: "noir" }, model())).toThrow(
      /can't make this as asked: seconds 7 → 8, style noir → in the prompt/,
    );
    expect(() => fit({ ...asked, audio: true }, model())).toThrow(/audio true → false/);
    expect(() => fit({ ...asked, seconds: 24 }, model())).toThrow(/clips 1 → 2/);
  });

  it("says which value of which parameter the model would take, where one is all that is in the way", () => {
    const mend = (more: Partial<VideoRequest>, can: Partial<Capabilities> = {}) => {
      try {
        return fit({ ...request, ...more }, model(can));
      } catch (thrown) {
        return toProblem(thrown).mend;
      }
    };
    const first = { first: false, last: false, references: 0 };
    expect(mend({ seconds: 24 }, { image: first })).toEqual({ parameter: "seconds", value: 12 });
    expect(mend({ seconds: 24, strict: true })).toEqual({ parameter: "seconds", value: 12 });
    expect(mend({ seconds: 7, strict: true })).toEqual({ parameter: "seconds", value: 8 });
    expect(mend({ seconds: 7, audio: true, strict: true })).toBeUndefined();
  });

  it("continues only with a model that starts from a picture, ends the last part alone where asked, and prices each start", () => {
    const image = { media: "image", sha256: "", bytes: 1, type: "image/png", width: 1, height: 1 } as const;
    const takes = (first: boolean) => model({ image: { first, last: true, references: 0 } });
    expect(() => fit({ ...request, seconds: 24 }, takes(false))).toThrow(/no clips of more than 12 s/);
    const priced = { ...takes(true), price: (clip: VideoRequest) => ({ min: 0, max: clip.image ? 3 : 1 }) };
    const plan = fit({ ...request, seconds: 24, lastImage: image }, priced);
    expect(plan.segments.map((segment) => "lastImage" in segment)).toEqual([false, true]);
    expect(plan.price).toEqual({ min: 0, max: 4 });
  });

  it("keeps an unknown price unknown (rule 28)", () => {
    expect(fit(request, { ...model(), price: () => undefined })).not.toHaveProperty("price");
  });
});

describe("splitSeconds", () => {
  it("never makes a clip that the model can't make, and stays near what was asked", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (seconds) => {
        const parts = splitSeconds(seconds, { min: 2, max: 15, step: 0.5 });
        const total = parts.reduce((sum, part) => sum + part, 0);
        expect(parts.every((part) => part >= 2 && part <= 15)).toBe(true);
        expect(Math.abs(total - Math.max(2, seconds))).toBeLessThan(0.26);
        const chosen = splitSeconds(seconds, [4, 8, 12]);
        expect(chosen.every((part) => [4, 8, 12].includes(part))).toBe(true);
        expect(Math.abs(chosen.reduce((sum, part) => sum + part, 0) - seconds)).toBeLessThanOrEqual(
          seconds < 4 ? 3 : 2,
        );
      }),
      { seed: 1 },
    );
  });

  it("makes no part shorter than the model can, and stays as near as it gets", () => {
    const narrow = { min: 8, max: 10, step: 1 };
    expect([10, 11, 13, 16, 21, 24].map((seconds) => splitSeconds(seconds, narrow))).toEqual([
      [10],
      [10],
      [8, 8],
      [8, 8],
      [10, 10],
      [8, 8, 8],
    ]);
  });
});
