import { columns, edgesOf, gap } from "./shape.ts";

/** The same graph as a pipeline: titles drawn on clips, and clips joined, from one clip that nobody has to make. */
export function pipelineOf(count: number): string {
  const wide = columns(count);
  const sources = new Map<number, number[]>();
  for (const [from, to] of edgesOf(count)) sources.set(to, [...(sources.get(to) ?? []), from]);
  const nodes: Record<string, unknown> = {};
  const ui: Record<string, readonly [number, number]> = {};
  for (let at = 0; at < count; at++) {
    const from = (sources.get(at) ?? []).map((one) => `$n${one}.video`);
    ui[`n${at}`] = [(at % wide) * gap.x, Math.floor(at / wide) * gap.y];
    if (from.length > 1) nodes[`n${at}`] = { use: "concat", with: { clips: from } };
    else
      nodes[`n${at}`] = {
        use: "title",
        with: { text: `Scene ${at}`, seconds: 2, ...(from[0] ? { video: from[0] } : {}) },
      };
  }
  const outputs = { film: `$n${count - 1}.video` };
  return JSON.stringify({ reelgraph: 1, name: `${count} nodes`, nodes, outputs, ui }, null, 1);
}
