import { open, type FileHandle } from "node:fs/promises";
import { z } from "zod";
import { hasCredentials } from "../lineage/credentials.ts";
import { boxes, bytesAt, type Piece } from "../media/boxes.ts";

/** Names our box among those that anybody may put into an MP4. Ours since the first version; never to be changed. */
export const pipelineUuid = "cbcd571b-db19-4c8a-bf28-451d5cb56a5b";

const EmbeddedPipeline = z.object({
  version: z.literal(1),
  generator: z.literal("reelgraph"),
  /** The pipeline's file, by its name alone. */
  file: z.string(),
  text: z.string(),
  /** Other pipelines that it uses, by their path from it. */
  texts: z.record(z.string(), z.string()),
  run: z.string().exactOptional(),
});

/** The pipeline that made a film, as the film carries it. */
export type EmbeddedPipeline = z.infer<typeof EmbeddedPipeline>;

/** Nobody reads more than this out of a file that may be anybody's, in bytes. */
const largest = 8 * 1024 * 1024;
const mp4 = new Set(["video/mp4", "video/quicktime"]);
const ours = Buffer.from(pipelineUuid.replaceAll("-", ""), "hex");

/** A `uuid` box of ISO/IEC 14496-12: its length, its name, our UUID, and JSON in UTF-8. Players pass it over. */
export function pipelineBox(embedded: EmbeddedPipeline): Buffer {
  const content = Buffer.from(JSON.stringify(embedded), "utf8");
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + ours.length + content.length, 0);
  head.write("uuid", 4, "latin1");
  return Buffer.concat([head, ours, content]);
}

/**
 * Whether a box can be put behind a file: its own boxes must reach exactly to its end, and nobody may have signed it, for
 * Content Credentials vouch for all boxes.
 */
export async function takesPipeline(path: string, type: string): Promise<boolean> {
  if (!mp4.has(type) || (await hasCredentials(path, type))) return false;
  await using file = await open(path, "r");
  let last: Piece | undefined;
  for await (const box of boxes(file)) last = box;
  return last !== undefined && !last.open && last.at + last.length === (await file.stat()).size;
}

/**
 * Puts the pipeline behind what is in a file, and reads it back. Where it can't be read back, or the file takes none, the
 * file is as it was; returns whether it carries the pipeline now.
 */
export async function embedPipeline(path: string, type: string, embedded: EmbeddedPipeline): Promise<boolean> {
  const box = pipelineBox(embedded);
  if (box.length > largest || !(await takesPipeline(path, type))) return false;
  await using file = await open(path, "r+");
  const { size } = await file.stat();
  try {
    await file.write(box, 0, box.length, size);
    await file.sync();
    if ((await readFrom(file))?.text === embedded.text) return true;
  } catch (thrown) {
    await file.truncate(size);
    throw thrown;
  }
  await file.truncate(size);
  return false;
}

/** The pipeline that a film carries; of several the last. Undefined: none, or not one that can be read. */
export async function readPipelineBox(path: string): Promise<EmbeddedPipeline | undefined> {
  await using file = await open(path, "r");
  return await readFrom(file);
}

async function readFrom(file: FileHandle): Promise<EmbeddedPipeline | undefined> {
  let found: Buffer | undefined;
  for await (const { name, at, length } of boxes(file)) {
    if (name !== "uuid" || length < ours.length || length > largest) continue;
    const content = await bytesAt(file, at, length);
    if (content.length === length && content.subarray(0, ours.length).equals(ours)) found = content;
  }
  try {
    return found && EmbeddedPipeline.parse(JSON.parse(found.toString("utf8", ours.length)));
  } catch {
    return undefined;
  }
}
