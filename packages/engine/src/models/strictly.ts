import type { VideoModels } from "../host.ts";

/** The same models for a run that refuses to adapt anything. */
export function strictly(models: VideoModels): VideoModels {
  return { ...models, plan: (request) => models.plan({ ...request, strict: true }) };
}
