import { basename, relative } from "node:path";
import type { Project } from "../project.ts";
import type { EmbeddedPipeline } from "./pipeline-box.ts";

/** A pipeline as a film of one of its runs carries it: no folder of this machine is in it. */
export function embeddedOf({ file, folder, texts }: Project, run: string): EmbeddedPipeline {
  const others = [...texts].filter(([name]) => name !== file);
  return {
    version: 1,
    generator: "reelgraph",
    file: basename(file),
    text: texts.get(file) ?? "",
    texts: Object.fromEntries(others.map(([name, text]) => [beside(relative(folder, name)), text])),
    run,
  };
}

/** As a pipeline names what lies beside it. */
function beside(path: string): string {
  const name = path.replaceAll("\\", "/");
  return name.startsWith(".") ? name : `./${name}`;
}
