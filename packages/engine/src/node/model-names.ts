import type { Config } from "./config.ts";

/** Ids of all models that a pipeline may name with this configuration. */
export function modelNames(_: Config): readonly string[] {
  return ["sketch"];
}
