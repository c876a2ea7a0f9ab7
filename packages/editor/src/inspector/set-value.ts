import {
  setParameter,
  setSetting,
  type Edit,
  type Json,
  type NodeInfo,
  type NodeSpec,
  type Pipeline,
} from "@reelgraph/engine";

/** Loops keep their parameters beside `with`, all others in it. */
export function valueAt(spec: NodeSpec, info: NodeInfo, name: string): Json | undefined {
  if (info.yields === undefined) return spec.with?.[name];
  return (spec as unknown as Readonly<Record<string, Json | undefined>>)[name];
}

/** The edit that sets a parameter where its node keeps it; undefined takes it out of the file. */
export function setValue(
  pipeline: Pipeline,
  path: string,
  info: NodeInfo,
  name: string,
  value: Json | undefined,
): Edit {
  if (info.yields === undefined) return setParameter(pipeline, path, name, value);
  // The names of a loop's parameters are the settings of the file's form.
  return setSetting(pipeline, path, name as "note", value as string | undefined);
}
