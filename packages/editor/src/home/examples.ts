import { useQuery } from "@tanstack/react-query";
import type { Example, ExampleText } from "@reelgraph/server/wire";
import { ask } from "../api/client.ts";
import { savePipeline, type PipelineInfo } from "../api/pipelines.ts";
import { queries } from "../api/queries.ts";

/** Pipelines that come with Reelgraph, to begin with. */
export const useExamples = () =>
  useQuery({
    queryKey: ["examples"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => ask<readonly Example[]>("/api/examples", { signal }),
  });

export const readExample = (id: string) => ask<ExampleText>(`/api/examples/${id}`);

/** Where the served folder has this example already, as it came or as it was opened before. */
export function placeOfExample(id: string, pipelines: readonly PipelineInfo[]): string | undefined {
  const places = [`${id}.json`, `${id}/pipeline.json`, `examples/${id}/pipeline.json`];
  return places.find((place) => pipelines.some(({ file }) => file === place));
}

/** The example's file in the served folder; where there is none yet, it is put there with what it needs. */
export async function fileOfExample(id: string, pipelines: readonly PipelineInfo[]): Promise<string> {
  const there = placeOfExample(id, pipelines);
  if (there !== undefined) return there;
  const { file } = await ask<PipelineInfo>(`/api/examples/${id}/copy`, { method: "POST", body: {} });
  await queries.invalidateQueries({ queryKey: ["pipelines"] });
  return file;
}

/** Saves a text under a name that is free, `name.json` or `name-2.json`, and tells which it was. */
export async function saveNew(name: string, text: string, pipelines: readonly PipelineInfo[]): Promise<string> {
  const taken = new Set(pipelines.map(({ file }) => file));
  let file = `${name}.json`;
  for (let count = 2; taken.has(file); count++) file = `${name}-${count}.json`;
  await savePipeline(file, text, null);
  await queries.invalidateQueries({ queryKey: ["pipelines"] });
  return file;
}
