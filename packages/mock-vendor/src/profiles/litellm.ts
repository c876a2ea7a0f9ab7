import { problem } from "../problem.ts";
import { envelope, generic, video } from "./generic.ts";
import type { Profile } from "./profile.ts";

/** How much of the owner's hash stands in an id. */
const ownerLength = 16;
const prefix = "video_";

/**
 * LiteLLM's proxy. Ids are long, have characters that must be escaped in an address, and belong to a key: another key
 * gets 403. A running job is `processing` and tells no progress; the list needs the name of a provider.
 */
export const litellm: Profile = {
  ...generic,
  show(shown) {
    const { progress, ...rest } = video(shown);
    const running = shown.moment.status === "in_progress";
    return {
      ...rest,
      ...(running ? { status: "processing" } : { progress }),
      usage: { duration_seconds: shown.job.seconds },
    };
  },
  problem: envelope,
  early: problem(404, "not_found", "The video is not ready"),
  cancel: false,
  works: false,
  listNeeds: "custom_llm_provider",
  ids: {
    write({ id, owner, model }) {
      const parts = `litellm:custom_llm_provider:openai;model_id:${model};owner:${owner.slice(0, ownerLength)};video_id:${id}`;
      const bytes = Buffer.from(parts);
      // Every id ends in `=`, so that every client that forgets to escape it is found out.
      return prefix + (bytes.length % 3 === 0 ? Buffer.from(`${parts};`) : bytes).toString("base64");
    },
    read(id) {
      const parts = Buffer.from(id.slice(prefix.length), "base64").toString("utf8");
      const match = /;owner:([0-9a-f]+);video_id:(\w+);?$/.exec(parts);
      return match?.[1] && match[2] ? { owner: match[1], id: match[2] } : undefined;
    },
  },
};
