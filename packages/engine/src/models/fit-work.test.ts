import { describe, expect, it } from "vitest";
import type { ClipWork, VideoRequest } from "../host.ts";
import { sampleImage, sampleVideo } from "../testing/sample-media.ts";
import { fit } from "./fit.ts";
import { whyNot } from "./fit-work.ts";
import type { Capabilities, VideoModel } from "./model.ts";
import { priceBy } from "./price.ts";
import { bySide } from "./wire/prices.ts";
import { sizesOf } from "./wire/sizes.ts";

const request: VideoRequest = { model: "m", prompt: "night falls", seconds: 6, format: "mp4", audio: false, seed: 1 };
const prices = [...bySide({ 480: 0.05, 720: 0.07 }), { per: "image", usd: 0.01 } as const];

/** Extends clips of 2 to 15 s by 4 or 8 s, and edits those of up to 9 s, both in 720 lines at most. */
function model(video: Capabilities["video"] = both, more: Partial<Capabilities> = {}): VideoModel {
  return {
    id: "m",
    title: "M",
    version: "1",
    capabilities: {
      seconds: { min: 1, max: 15, step: 1 },
      sizes: sizesOf([480, 720], ["16:9", "9:16"]),
      defaultSize: { width: 854, height: 480 },
      audio: "none",
      negative: "suffix",
      style: "prefix",
      image: { first: true, last: false, references: 0 },
      seed: true,
      ...(video ? { video } : {}),
      ...more,
    },
    price: (asked) => priceBy(prices, asked),
    generate: () => Promise.reject(new Error("not here")),
  };
}
const both = {
  extend: { from: { min: 2, max: 15 }, seconds: [4, 8], maxSide: 720 },
  edit: { from: { min: 1, max: 9 }, maxSide: 720 },
} as const;
const large = { ...sampleVideo, seconds: 8.04, width: 1080, height: 1920 };
const work = (how: ClipWork["how"], video: ClipWork["video"] = large): VideoRequest => ({
  ...request,
  work: { how, ...(video ? { video } : {}) },
});

describe("work on a clip", () => {
  it("is extended by a length that the model adds, and paid for that alone, in the size that comes back", () => {
    const { segments, adjustments, price, how } = fit(work("extend"), model());
    expect(segments).toEqual([expect.objectContaining({ seconds: 8, size: { width: 720, height: 1280 } })]);
    expect(adjustments).toEqual([expect.objectContaining({ field: "seconds", asked: 6, used: 8 })]);
    expect([how, price?.min, price?.max]).toEqual(["extend", 0.56, 0.56]);
  });

  it("is extended several times where one extension is too short, as far as the growing clip allows", () => {
    const lengths = (seconds: number, by: VideoModel) => {
      const { segments, adjustments, price } = fit({ ...work("extend"), seconds }, by);
      return [segments.map((segment) => segment.seconds), adjustments.map(({ field }) => field), price?.max];
    };
    const free = model({ extend: { seconds: { min: 2, max: 6, step: 1 } } });
    expect(lengths(14, free)).toEqual([[5, 5, 4], ["clips"], expect.closeTo(0.98)]);
    const wide = { seconds: [4, 8], from: { min: 2, max: 20 } };
    expect(lengths(20, model({ extend: wide }))).toEqual([[8, 8], ["seconds", "clips"], expect.closeTo(1.12)]);
    const short = { seconds: [4, 8], from: { min: 2, max: 9 } };
    expect(lengths(20, model({ extend: short }))).toEqual([[8], ["seconds"], expect.closeTo(0.56)]);
  });

  it("is edited as long as it is, and paid by the second; a frame more is no second more", () => {
    const { segments, adjustments, price } = fit({ ...work("edit"), negative: "people" }, model());
    expect(segments[0]).toMatchObject({ seconds: 8, prompt: "night falls. Avoid: people." });
    expect(adjustments.map(({ field }) => field)).toEqual(["negative"]);
    expect(price?.max).toBeCloseTo(0.56);
    const longer = fit(work("edit", { ...large, seconds: 8.2 }), model());
    expect(longer.price?.max).toBeCloseTo(0.63);
  });

  it("is remixed where a model can do no more", () => {
    expect(fit(work("edit"), model({ remix: {} }))).toMatchObject({ how: "remix" });
    expect(fit(work("edit"), model({ remix: {}, edit: {} }))).toMatchObject({ how: "edit" });
  });

  it("is refused where the model can't, or not with such a clip; nothing is adapted that would be another film", () => {
    const refused = (asked: VideoRequest, by: VideoModel, words: RegExp) =>
      expect(() => fit(asked, by)).toThrow(
        expect.objectContaining({ code: "unsupported-request", message: expect.stringMatching(words) }),
      );
    refused(work("extend"), model({}), /can't extend a clip itself/);
    refused(work("edit"), model({ extend: both.extend }), /can't edit a clip itself/);
    refused(work("extend", { ...large, seconds: 1.5 }), model(), /of 2 to 15 s, and this one has 1.5 s/);
    refused(work("edit", { ...large, seconds: 9.2 }), model(), /this one has 9.2 s/);
    refused({ ...work("extend"), strict: true }, model(), /seconds 6 → 8/);
    expect(whyNot({ how: "edit", video: { ...large, seconds: 9.05 } }, model())).toBeUndefined();
  });

  it("costs in a plan, before the clip is there, from the least to the most that it may", () => {
    const unseen = { ...request, work: { how: "edit" } } as const;
    expect(fit(unseen, model()).price).toEqual({ min: 0.05, max: expect.closeTo(0.63) });
    expect(fit({ ...request, work: { how: "extend" } }, model()).price).toEqual({
      min: expect.closeTo(0.4),
      max: expect.closeTo(0.56),
    });
    // Without a limit nobody knows; it is known when it is bought.
    expect(fit(unseen, model({ edit: {} })).price).toBeUndefined();
    const following = fit({ ...request, seconds: 4, anySize: true, image: sampleImage }, model());
    expect(following.price).toEqual({ min: expect.closeTo(0.21), max: expect.closeTo(0.29) });
  });

  it("is all that some models do", () => {
    expect(() => fit(request, model(both, { makes: false }))).toThrow(/makes no clips/);
    expect(fit(work("edit"), model(both, { makes: false }))).toMatchObject({ how: "edit" });
  });
});
