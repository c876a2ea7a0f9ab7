import { z } from "zod";
import { urlOf } from "../judges/material.ts";
import { postJson } from "../post-json.ts";
import type { ModerationConfig, ModerationOptions, Moderator } from "./moderation.ts";

const Reply = z.looseObject({
  results: z
    .array(z.looseObject({ flagged: z.boolean(), categories: z.record(z.string(), z.boolean().nullable()) }))
    .length(1),
});

/** OpenAI's `POST /moderations`, and whoever speaks it. */
export function openAiModerator(
  { baseUrl, model, key }: Extract<ModerationConfig, { use: "openai" }>,
  id: string,
  { http, secrets, ...sight }: ModerationOptions,
): Moderator {
  const url = `${baseUrl.replace(/\/+$/, "")}/moderations`;
  return {
    id,
    async look(subject, job) {
      const input =
        "text" in subject
          ? [{ type: "text", text: subject.text }]
          : [{ type: "image_url", image_url: { url: await urlOf(subject.image, sight, job) } }];
      const headers = key === undefined ? {} : { authorization: `Bearer ${secrets.get(key.secret)}` };
      const question = { url, headers, json: { model, input }, signal: job.signal };
      const [result] = Reply.parse(await postJson(http, question, "moderation")).results;
      if (!result) throw new Error("the answer has no result");
      const categories = Object.entries(result.categories).flatMap(([name, found]) => (found ? [name] : []));
      return { flagged: result.flagged, categories };
    },
  };
}
