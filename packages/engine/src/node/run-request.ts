import { isAbsolute, relative, resolve } from "node:path";
import type { Json, PortValue } from "../ports/values.ts";
import type { RunRequest } from "./journal/run-log.ts";
import type { Project } from "./project.ts";

/** What a run was asked to do, with a copy of its files: it goes on with these, whatever becomes of them. */
export interface Asked {
  /** Full name of the pipeline's file. */
  readonly file: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly inputs: Readonly<Record<string, PortValue>>;
  readonly to: readonly string[];
  readonly from: readonly string[];
  readonly takes: ReadonlyMap<string, number>;
  readonly out?: string;
  readonly maxCost?: number;
  readonly noBudget?: boolean;
  readonly unknownPrice?: "deny" | "allow";
  readonly strict?: boolean;
  /** Versions of the node types with which it began. Absent: it was recorded before they were. */
  readonly types?: Readonly<Record<string, number>>;
}

/** The request as the journal keeps it. Files are named from the folder of the configuration, so that it may be moved. */
export function toRequest(asked: Omit<Asked, "file" | "texts">, project: Project, base: string): RunRequest {
  const { inputs, to, from, takes, out, maxCost, noBudget, unknownPrice, strict, types } = asked;
  return {
    version: 1,
    file: relative(base, project.file),
    texts: Object.fromEntries([...project.texts].map(([name, text]) => [relative(base, name), text])),
    inputs: inputs as { readonly [key: string]: Json },
    to,
    from,
    takes: Object.fromEntries(takes),
    ...(out === undefined ? {} : { out }),
    ...(maxCost === undefined ? {} : { maxCost }),
    ...(noBudget === undefined ? {} : { noBudget }),
    ...(unknownPrice === undefined ? {} : { unknownPrice }),
    ...(strict === undefined ? {} : { strict }),
    ...(types === undefined ? {} : { types }),
  };
}

/** The reverse of `toRequest`. The chain vouches for what it reads. */
export function fromRequest(request: RunRequest, base: string): Asked {
  const { file, texts, takes, ...rest } = request as unknown as Omit<Asked, "texts" | "takes"> & {
    texts: Record<string, string>;
    takes: Record<string, number>;
  };
  const named = (name: string) => (isAbsolute(name) ? name : resolve(base, name));
  return {
    ...rest,
    file: named(file),
    texts: new Map(Object.entries(texts).map(([name, text]) => [named(name), text])),
    takes: new Map(Object.entries(takes)),
  };
}
