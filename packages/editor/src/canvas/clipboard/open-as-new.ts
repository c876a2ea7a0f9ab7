import { navigate } from "wouter/use-browser-location";
import { listPipelines, savePipeline } from "../../api/pipelines.ts";

/** Saves a pipeline under a free name and opens that: the file that was open is saved as it is, and never overwritten. */
export async function openAsNew(name: string, text: string): Promise<void> {
  const known = new Set((await listPipelines(new AbortController().signal)).map(({ file }) => file));
  const stem =
    name
      .replace(/\.jsonc?$/i, "")
      .replaceAll(/[^\w-]+/g, "-")
      .replaceAll(/^-+|-+$/g, "") || "pipeline";
  let file = `${stem}.json`;
  for (let number = 2; known.has(file); number++) file = `${stem}-${number}.json`;
  await savePipeline(file, text, null);
  navigate(`/p/${file}`);
}
