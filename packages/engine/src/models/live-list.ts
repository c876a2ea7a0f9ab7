import { z } from "zod";
import type { CatalogueModel } from "./adapter.ts";

/** What a vendor said about its models, and when. */
export interface LiveList {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Where it was asked: another address may have others. */
  readonly baseUrl: string;
  readonly models: readonly CatalogueModel[];
}

/** A function, so that nobody without such a list pays for making the schema. */
function schema() {
  const positive = z.number().positive();
  const size = z.object({ width: z.int().positive(), height: z.int().positive() });
  const price = z.object({
    per: z.enum(["second", "clip", "image", "token", "credit"]),
    usd: z.number().min(0),
    perSecond: positive.exactOptional(),
    when: z
      .object({
        audio: z.boolean().exactOptional(),
        minSide: z.number().exactOptional(),
        maxSide: z.number().exactOptional(),
      })
      .exactOptional(),
  });
  const seconds = z.union([z.array(positive).min(1), z.object({ min: positive, max: positive, step: positive })]);
  const limited = {
    from: z.object({ min: z.number(), max: positive }).exactOptional(),
    maxSide: positive.exactOptional(),
  };
  const capabilities = z.object({
    seconds,
    sizes: z.union([z.array(size).min(1), z.object({ min: positive, max: positive })]),
    defaultSize: size,
    audio: z.enum(["always", "optional", "none"]),
    negative: z.enum(["native", "suffix"]),
    style: z.enum(["native", "prefix"]),
    image: z.object({ first: z.boolean(), last: z.boolean(), references: z.int().min(0) }),
    seed: z.boolean(),
    video: z
      .object({
        extend: z.object({ ...limited, seconds }).exactOptional(),
        edit: z.object(limited).exactOptional(),
        remix: z.object(limited).exactOptional(),
      })
      .exactOptional(),
    makes: z.literal(false).exactOptional(),
    cancel: z.enum(["running", "queued", "never"]).exactOptional(),
    progress: z.boolean().exactOptional(),
    webhook: z.boolean().exactOptional(),
  });
  const limits = z.object({
    concurrency: positive.exactOptional(),
    requests: z.array(z.object({ max: positive, perSeconds: positive })).exactOptional(),
  });
  const model = z.object({
    id: z.string().min(1),
    title: z.string(),
    capabilities,
    prices: z.array(price),
    facts: z.object({ source: z.string(), asOf: z.string() }),
    retiresAt: z.string().exactOptional(),
    replacedBy: z.string().exactOptional(),
    limits: limits.exactOptional(),
  });
  return z.object({ at: z.number(), baseUrl: z.string(), models: z.array(model) });
}

/** Reads a list that was kept; undefined when it is damaged or of another time of this program. */
export function parseLiveList(text: string): LiveList | undefined {
  try {
    return schema().safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
