import { failure } from "../errors.ts";
import type { VideoModels } from "../host.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { fit } from "./fit.ts";
import { whyNot } from "./fit-work.ts";
import type { VideoModel } from "./model.ts";

/** Makes configured models usable by nodes. `fallback` is the one that is meant where a pipeline names none. */
export function createModels(models: readonly VideoModel[], fallback: string): VideoModels {
  const byId = new Map(models.map((model) => [model.id, model]));
  const find = (id: string): VideoModel => {
    const model = byId.get(id);
    if (model) return model;
    throw failure("model-unknown", `There is no model "${id}"`, {
      expected: [...byId.keys()].join(", "),
      ...didYouMean(id, byId.keys()),
    });
  };
  return {
    fallback,
    plan: (request) => fit(request, find(request.model)),
    whyNot: (model, work) => whyNot(work, find(model)),
    vendorModel(name) {
      const model = find(name || fallback);
      return "generate" in model ? undefined : model.id;
    },
    maker(segment) {
      const model = find(segment.model);
      if ("generate" in model) return { local: (job) => model.generate(segment, job) };
      const price = model.price(segment);
      return { vendor: model.vendor, ...(price ? { price } : {}) };
    },
  };
}
