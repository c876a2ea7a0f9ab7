import { statSync } from "node:fs";
import { resolve } from "node:path";
import { didYouMean, type Pipeline } from "@reelgraph/engine";
import { openProject, type Config } from "@reelgraph/engine/node";
import { Refusal } from "./refusal.ts";

/** What can be asked of a model. Each has its own pipeline file. */
export type Operation = "create" | "remix" | "edit" | "extend";

/** A model as `/v1/models` shows it. */
export interface ModelObject {
  readonly id: string;
  readonly object: "model";
  /** Seconds since the epoch: when its file was written. */
  readonly created: number;
  readonly owned_by: string;
}

/** The pipelines that are models here. Nothing else in the folder can be named from outside. */
export class Published {
  readonly #files: ReadonlyMap<string, Partial<Record<Operation, string>>>;

  /** Files are named from `folder`. */
  constructor(models: Config["videoApi"], folder: string) {
    const entries = Object.entries(models).map(([name, files]) => {
      // What can make a video can make it again with other words.
      const all = typeof files === "string" ? { create: files, remix: files } : { remix: files.create, ...files };
      const full = Object.entries(all).flatMap(([key, file]) =>
        file === undefined ? [] : [[key, resolve(folder, file)]],
      );
      return [name, Object.fromEntries(full) as Partial<Record<Operation, string>>] as const;
    });
    this.#files = new Map(entries);
  }

  list(): readonly ModelObject[] {
    return [...this.#files.keys()].map((name) => this.#show(name));
  }

  get(name: string): ModelObject {
    this.#of(name);
    return this.#show(name);
  }

  /** The pipeline's file. Refuses with 404 `model_not_found`, or `unsupported` where the model can't do that. */
  file(name: string, operation: Operation): string {
    const file = this.#of(name)[operation];
    if (file === undefined) throw new Refusal(404, "unsupported", `The model "${name}" can't ${operation} videos`);
    return file;
  }

  /** The only model that can do something: asked where a request has no way to name one. */
  only(operation: Operation): string {
    const [name, more] = [...this.#files].filter(([, files]) => files[operation]).map(([name]) => name);
    if (name === undefined) throw new Refusal(404, "unsupported", `No model here can ${operation} videos`);
    if (more === undefined) return name;
    const message = `Several models can ${operation} videos: say which with the field "model"`;
    throw new Refusal(400, "missing_required_parameter", message, { param: "model" });
  }

  #of(name: string): Partial<Record<Operation, string>> {
    const files = this.#files.get(name);
    if (files) return files;
    const names = [...this.#files.keys()];
    const { hint = names.length > 0 ? `there are: ${names.slice(0, 20).join(", ")}` : "none is published" } =
      didYouMean(name, names);
    const message = `The model "${name.slice(0, 80)}" does not exist; ${hint}`;
    throw new Refusal(404, "model_not_found", message, { param: "model" });
  }

  #show(id: string): ModelObject {
    const created = statSync(this.#of(id).create ?? "", { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return { id, object: "model", created: Math.floor(created / 1000), owned_by: "reelgraph" };
  }
}

/** What a pipeline's file declares that its callers may give. Throws `file-not-found`. */
export function declaredInputs(file: string): NonNullable<Pipeline["inputs"]> {
  return openProject(file).pipeline?.inputs ?? {};
}
