import { navigate } from "wouter/use-browser-location";
import { listPipelines, savePipeline } from "../../api/pipelines.ts";

/**
 * Saves a pipeline under a free name and opens that: the file that was open is saved as it is, and never overwritten.
 * `texts`: other pipelines that it uses, by their path from it; then all lie in a folder of their own.
 */
export async function openAsNew(
  name: string,
  text: string,
  texts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const known = (await listPipelines(new AbortController().signal)).map(({ file }) => file);
  const stem = clean(name.replace(/\.jsonc?$/i, "")) || "pipeline";
  const others = Object.entries(texts).flatMap(([path, other]) => {
    const inside = path.replace(/^\.\//, "");
    return /^[\w-]+(\/[\w-]+)*\.json$/.test(inside) ? [[inside, other] as const] : [];
  });
  const isTaken = (one: string) => known.some((file) => file === `${one}.json` || file.startsWith(`${one}/`));
  let free = stem;
  for (let number = 2; isTaken(free); number++) free = `${stem}-${number}`;
  for (const [path, other] of others) await savePipeline(`${free}/${path}`, other, null);
  const file = others.length > 0 ? `${free}/pipeline.json` : `${free}.json`;
  await savePipeline(file, text, null);
  navigate(`/p/${file}`);
}

const clean = (name: string): string => name.replaceAll(/[^\w-]+/g, "-").replaceAll(/^-+|-+$/g, "");
