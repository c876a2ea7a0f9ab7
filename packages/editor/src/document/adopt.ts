import { change, type Edit, type Pipeline } from "@reelgraph/engine";

/** The edit that makes one pipeline into another: what is equal at the top of the file is left alone. */
export function adopt(pipeline: Pipeline, next: Pipeline): Edit {
  return change(pipeline, (draft) => {
    const [from, to] = [draft as Record<string, unknown>, next as unknown as Readonly<Record<string, unknown>>];
    for (const name of Object.keys(from)) if (!Object.hasOwn(to, name)) delete from[name];
    for (const [name, value] of Object.entries(to)) {
      if (JSON.stringify(from[name]) !== JSON.stringify(value)) from[name] = value;
    }
  });
}
