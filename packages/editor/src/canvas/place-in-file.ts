import type { Pipeline } from "@reelgraph/engine";

/**
 * Where in the file a node stands that a run knows by a path. They differ in sub-pipelines, whose nodes run once for each
 * use: `end/slow` of the run is `#look/slow` of the file. A path that leads nowhere stays as it is.
 */
export function placeInFile({ nodes, pipelines }: Pipeline, path: string): string {
  let inside: Pipeline["nodes"] | undefined = nodes;
  let prefix = "";
  let place = path;
  for (const id of path.split("/")) {
    const spec: Pipeline["nodes"][string] | undefined = inside?.[id];
    if (!spec) return path;
    place = prefix + id;
    inside = spec.body ?? pipelines?.[spec.use.slice(1)]?.nodes;
    prefix = spec.body ? `${place}/` : `${spec.use}/`;
  }
  return place;
}
