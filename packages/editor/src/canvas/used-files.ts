import { readPipeline, type NodeInfo, type Nodes, type Pipeline } from "@reelgraph/engine";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { readOther } from "../api/pipelines.ts";
import { fileInfo, type NodeInfos } from "./graph/flow.ts";

/** So often a file that is used is looked at while the page is: somebody may edit it elsewhere. */
const everyMs = 4000;

/** The node types, and the files that the pipeline uses as nodes described as if they were some; as these files are now. */
export function useUsedFiles(pipeline: Pipeline, file: string, types: NodeInfos): NodeInfos {
  const uses = useMemo(() => usedFiles(pipeline), [pipeline]).join("\n");
  const names = uses === "" ? [] : uses.split("\n");
  const found = useQueries({
    queries: names.map((use) => ({
      queryKey: ["used", besides(file, use)],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readOther(besides(file, use), signal),
      refetchInterval: everyMs,
      staleTime: everyMs,
    })),
  });
  const texts = found.map(({ data }) => data?.text ?? "").join("\0");
  return useMemo(() => {
    if (uses === "") return types;
    const infos = new Map<string, NodeInfo>(types);
    for (const [index, text] of texts.split("\0").entries()) {
      const used = text === "" ? undefined : readPipeline(text).pipeline;
      const use = uses.split("\n")[index];
      if (used && use !== undefined) infos.set(use, fileInfo(use, used, types));
    }
    return infos;
  }, [uses, texts, types]);
}

/** Each file once, in bodies and sub-pipelines too. */
function usedFiles({ nodes, pipelines = {} }: Pipeline): readonly string[] {
  const uses = new Set<string>();
  const look = (inner: Nodes): void => {
    for (const { use, body } of Object.values(inner)) {
      if (use.startsWith("./")) uses.add(use);
      if (body) look(body);
    }
  };
  for (const graph of [{ nodes }, ...Object.values(pipelines)]) look(graph.nodes);
  return [...uses];
}

/** The path from the server's folder of what a file names beside itself: `films/scene.json`. */
export const besides = (file: string, use: string): string =>
  file.slice(0, file.lastIndexOf("/") + 1) + use.replace(/^\.\//, "");
