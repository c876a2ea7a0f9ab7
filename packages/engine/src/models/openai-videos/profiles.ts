/** What sets one server of `POST /v1/videos` apart from the others. */
export interface Profile {
  /** How a request without a picture is sent; with one it is always a form. */
  readonly text: "json" | "form";
  /** Only whole seconds are taken. `number`: as such in JSON; in the original protocol they are a string. */
  readonly whole?: "number" | "text";
  /** Nothing is sent that the protocol didn't have: no seed and no negative prompt. */
  readonly bare?: boolean;
  /** The field that asks for sound. */
  readonly sound?: string;
  /** What stops a job: a path of its own, or `DELETE`. Absent: nothing does. */
  readonly cancel?: "path" | "delete";
  /** Without this there is no list. */
  readonly listNeeds?: string;
  /** Nothing is there any more; nothing is sent. */
  readonly retired?: string;
}

/** Dialects by name; `generic` where the configuration names none. */
export const profiles: Readonly<Record<string, Profile>> = {
  /** DELETE removes finished jobs in the original protocol; servers that can cancel have a path for it. */
  generic: { text: "json", cancel: "path" },
  /** As OpenAI published it. Some servers refuse every other field; another Reelgraph is one of them. */
  original: { text: "form", bare: true },
  /** SGLang diffusion refuses a form without a picture. Its DELETE marks a job and lets it run on. */
  sglang: { text: "json", whole: "number" },
  /** vLLM-Omni takes forms only, and makes one frame unless told how long. */
  "vllm-omni": { text: "form", whole: "text", sound: "generate_sound", cancel: "delete" },
  /** LiteLLM's proxy: ids must be escaped, and lists need the name of a provider. */
  litellm: { text: "json", listNeeds: "custom_llm_provider=openai" },
  "openai-retired": { text: "form", retired: "OpenAI closed the Videos API and all Sora models on 2026-09-24" },
};
