import { z } from "zod";
import { failure } from "../errors.ts";
import { gives, optional } from "../ports/port.ts";
import { defineNode, skip } from "./define-node.ts";

export const moderate = defineNode({
  type: "moderate",
  version: 1,
  title: "Moderate",
  doc: "Has a prompt, a picture or both looked at by the moderator of the configuration, before anything is made of them. What is flagged stops there, unless the policy is to flag only. Whatever was found stands in the run's record. Everything that is bought passes the moderator anyway; this node does it earlier, or for what is made on this machine.",
  category: "judging",
  purity: "sampled",
  lane: () => "llm",
  inputs: {
    prompt: optional("text", { doc: "The prompt." }),
    image: optional("image", { doc: "A picture." }),
  },
  params: z.object({
    policy: z.enum(["refuse", "flag"]).default("refuse").meta({
      label: "Policy",
      description: "refuse: fail when something is flagged. flag: pass it on, and let a branch read the verdict.",
    }),
  }),
  keyExtra: (_, { moderation }) => moderation?.id,
  outputs: {
    prompt: gives("text", { doc: "The prompt, when it may be used." }),
    image: gives("image", { doc: "The picture, when it may be used." }),
    verdict: gives("json", {
      doc: "Whether something was flagged (`flagged`), as what (`categories`), and by whom (`by`).",
    }),
  },
  async run({ inputs: { prompt, image }, params: { policy } }, context) {
    if (prompt === undefined && image === undefined)
      throw failure("nothing-to-moderate", "There is neither a prompt nor a picture", { expected: "prompt, image" });
    const images = image ? [image] : [];
    const { flagged, categories, by } = await context.moderate({
      ...(prompt === undefined ? {} : { text: prompt }),
      images,
    });
    if (flagged && policy === "refuse")
      throw failure("moderated", `Moderation refuses this: ${categories.join(", ") || "flagged"}`, {
        hint: `${by} looked at it; change the prompt or the picture`,
      });
    return {
      prompt: prompt ?? skip("no prompt was given"),
      image: image ?? skip("no picture was given"),
      verdict: { flagged, categories: [...categories], by },
    };
  },
});
