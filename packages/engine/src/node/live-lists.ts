import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseLiveList, type LiveList } from "../models/live-list.ts";
import { safeFileName } from "./file-name.ts";

/** How long a vendor's list counts as new, in ms. */
export const listKeptMs = 24 * 60 * 60 * 1000;

/** What a provider's vendor said last about its models; undefined: it was never asked, or elsewhere. */
export function readLiveList(state: string, provider: string, baseUrl: string): LiveList | undefined {
  const file = fileOf(state, provider);
  if (!existsSync(file)) return undefined;
  const list = parseLiveList(readFileSync(file, "utf8"));
  return list?.baseUrl === baseUrl ? list : undefined;
}

/** Keeps what a vendor said. It is a copy: losing it costs a question. */
export async function keepLiveList(state: string, provider: string, list: LiveList): Promise<void> {
  const file = fileOf(state, provider);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, JSON.stringify(list));
  await rename(`${file}.part`, file);
}

function fileOf(state: string, provider: string): string {
  return join(state, "models", `${safeFileName(provider)}.json`);
}
