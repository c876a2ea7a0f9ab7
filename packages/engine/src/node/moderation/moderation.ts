import { z } from "zod";
import { failure, type ReelgraphError } from "../../errors.ts";
import type { Cache, Job, Moderation, ModerationVerdict } from "../../host.ts";
import type { Http } from "../../models/http.ts";
import type { Image } from "../../ports/values.ts";
import type { Sha256 } from "../../ports/content-id.ts";
import type { Config } from "../config.ts";
import type { Sight } from "../judges/material.ts";
import type { Secrets } from "../secrets.ts";

export type ModerationConfig = NonNullable<Config["moderation"]>;

export interface ModerationOptions extends Sight {
  readonly http: Http;
  readonly secrets: Pick<Secrets, "get">;
  readonly cache: Cache;
  readonly sha256: Sha256;
}

/** One thing to be looked at. */
export type Subject = { readonly text: string } | { readonly image: Image };

/** What was found in it. */
export const Finding = z.object({ flagged: z.boolean(), categories: z.array(z.string()) });
export type Finding = z.infer<typeof Finding>;

/** A way to look at one thing. Throws when it can't. */
export interface Moderator {
  /** Name and version: another one looks again. */
  readonly id: string;
  look(subject: Subject, job: Job): Promise<Finding>;
}

/** The configured moderator. Each prompt and each picture is looked at once, by its content. Fails closed. */
export function createModeration(config: ModerationConfig, options: ModerationOptions): Moderation {
  const { cache, sha256 } = options;
  const id = idOf(config, sha256);
  let opened: Promise<Moderator> | undefined;

  async function look(subject: Subject, content: string, job: Job): Promise<Finding> {
    const key = sha256(JSON.stringify(["moderation", id, content]));
    const known = (await cache.get(key))?.outputs["finding"];
    const before = known && "value" in known ? Finding.safeParse(known.value) : undefined;
    if (before?.success) return before.data;
    const moderator = await (opened ??= openModerator(config, id, options));
    const finding = await moderator.look(subject, job);
    cache.put(key, { outputs: { finding: { value: finding } }, seconds: 0 });
    return finding;
  }

  return {
    id,
    async check({ text, images, clips = [] }, job): Promise<ModerationVerdict> {
      const subjects: [Subject, string][] = images.map((image) => [{ image }, image.sha256]);
      if (text !== undefined && text.trim() !== "") subjects.unshift([{ text }, sha256(text)]);
      const found: Finding[] = [];
      try {
        for (const clip of clips)
          for (const at of ["first", clip.seconds / 2, "last"] as const) {
            const image = await options.media.frame(clip, at, job);
            subjects.push([{ image }, image.sha256]);
          }
        for (const [subject, content] of subjects) found.push(await look(subject, content, job));
      } catch (thrown) {
        job.signal.throwIfAborted();
        throw down(id, thrown);
      }
      return {
        flagged: found.some(({ flagged }) => flagged),
        categories: [...new Set(found.flatMap(({ categories }) => categories))],
        by: id,
        subjects: subjects.map(([, content]) => content),
      };
    },
  };
}

function idOf(config: ModerationConfig, sha256: Sha256): string {
  if (config.use === "words") return `words@${sha256(JSON.stringify(config.words)).slice(0, 8)}`;
  return `${URL.parse(config.baseUrl)?.host ?? "moderation"}/${config.model}@1`;
}

async function openModerator(config: ModerationConfig, id: string, options: ModerationOptions): Promise<Moderator> {
  if (config.use === "words") return (await import("./words.ts")).wordsModerator(config.words, id);
  return (await import("./openai.ts")).openAiModerator(config, id, options);
}

/** Whatever keeps it from looking, nothing may be sent: the reason is told. */
function down(id: string, thrown: unknown): ReelgraphError {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return failure("moderation-down", `Nobody could look at this before it is sent: ${why}`, {
    hint: `${id} must answer before money is spent; nothing was sent`,
    cause: thrown,
  });
}
