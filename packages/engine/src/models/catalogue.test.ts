import { describe, expect, it } from "vitest";
import { adapters, loadAdapters } from "./adapters.ts";
import type { ClipWork, VideoRequest } from "../host.ts";
import { sampleVideo } from "../testing/sample-media.ts";
import { fit } from "./fit.ts";
import { parseLiveList } from "./live-list.ts";
import type { ModelInfo } from "./model.ts";
import { priceBy } from "./price.ts";
import { propose } from "./propose.ts";
import { retirementOf } from "./retired.ts";
import { usualPrice } from "./usual-price.ts";

const today = "2026-11-22";
const loaded = await loadAdapters(Object.keys(adapters));
/** Each adapter under its own name, as if one account of each were configured. */
const all: readonly ModelInfo[] = [...loaded.values()].flatMap(({ use, models }) =>
  models.map((model) => ({ ...model, id: `${use}/${model.id}`, version: "1" })),
);
const find = (id: string) => all.find((model) => model.id === id);

describe("the catalogues of all adapters", () => {
  it("price every clip that fits a model in use, or say that nobody knows", () => {
    for (const model of all.filter(({ prices, retiresAt }) => prices && prices.length > 0 && !retiresAt)) {
      const { sizes } = model.capabilities;
      for (const audio of [true, false])
        for (const size of "min" in sizes ? [model.capabilities.defaultSize] : sizes) {
          const generate = () => Promise.reject(new Error("not here"));
          const request = { model: model.id, prompt: "p", seconds: 5, size, format: "mp4", audio, seed: 1 } as const;
          const priced = { ...model, price: (clip: VideoRequest) => priceBy(model.prices ?? [], clip), generate };
          const video = { ...sampleVideo, ...size, seconds: 4 };
          const works = Object.keys(model.capabilities.video ?? {}) as ClipWork["how"][];
          const asked = [
            ...(model.capabilities.makes === false ? [] : [request]),
            ...works.map((how) => ({ ...request, work: { how, video } })),
          ];
          for (const one of asked) {
            const { price } = fit(one, priced);
            expect(price?.max, `${model.id} ${size.width}x${size.height} sound ${audio}`).toBeGreaterThan(0);
          }
          expect(asked.length).toBeGreaterThan(0);
        }
    }
  });

  it("know all of Sora 2 as closed, and name what may take its place", () => {
    for (const name of ["sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-2025-12-08", "sora-2-pro-2025-10-06"])
      expect(retirementOf(`anywhere/${name}`, all, today)).toMatchObject({
        over: true,
        instead: expect.stringMatching(/\//),
      });
    expect(retirementOf("anywhere/sora-2", all, today)?.instead).toBe("google-omni/gemini-omni-1.2-flash");
    expect(retirementOf("xai/grok-imagine-video", all, today)).toBeUndefined();
  });

  it("propose the named model where it can be had, else the nearest in price that takes the same inputs", () => {
    const sora = find("openai-videos/sora-2");
    if (!sora) throw new Error("Sora is not known");
    expect(propose(sora, all, today)?.id).toBe("google-omni/gemini-omni-1.2-flash");
    const others = all.filter(({ id }) => id.startsWith("xai/") || id === sora.id);
    expect(propose(sora, others, today)?.id).toBe("xai/grok-imagine-video-1.5");
    expect(propose(sora, [sora], today)).toBeUndefined();
  });

  it("are read again as they were kept, and nothing that is damaged", () => {
    for (const { models } of loaded.values()) {
      const list = {
        at: 1,
        baseUrl: "https://vendor.example",
        models: models.filter(({ profiles }) => profiles === undefined),
      };
      expect(parseLiveList(JSON.stringify(list))).toEqual(list);
    }
    for (const text of ["", "{", "[]", '{"at":1,"baseUrl":"","models":[{"id":"a"}]}'])
      expect(parseLiveList(text)).toBeUndefined();
  });

  it("tell the price of a second of a usual clip", () => {
    expect(usualPrice(find("google-omni/gemini-omni-1.2-flash")!)).toBeCloseTo(0.07);
    expect(usualPrice({ ...find("xai/grok-imagine-video")!, prices: [] })).toBeUndefined();
  });
});
