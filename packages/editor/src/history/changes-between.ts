import { describeChange, diffPipelines, readPipeline } from "@reelgraph/engine";
import type { RunSource } from "@reelgraph/server/wire";

/** How what two runs began with differs, in words: the pipeline, then the inputs that were given. */
export function changesBetween(before: RunSource, after: RunSource): readonly string[] {
  const [then, now] = [readPipeline(before.text).pipeline, readPipeline(after.text).pipeline];
  const changes = then && now ? diffPipelines(then, now).changes.map(describeChange) : [];
  const names = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  const given = [...names].flatMap((name) => {
    const [was, is] = [JSON.stringify(before.inputs[name]), JSON.stringify(after.inputs[name])];
    return was === is ? [] : [`inputs.${name}: ${short(was)} → ${short(is)}`];
  });
  return [...changes, ...given];
}

const short = (text = "–") => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
