import { failure } from "../errors.ts";
import type { VideoModels } from "../host.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { fit } from "./fit.ts";
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
    generate: (segment, job) => find(segment.model).generate(segment, job),
  };
}
