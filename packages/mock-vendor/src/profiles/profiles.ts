import { generic } from "./generic.ts";
import { litellm } from "./litellm.ts";
import { openaiRetired } from "./openai-retired.ts";
import type { Profile } from "./profile.ts";
import { sglang } from "./sglang.ts";
import { vllmOmni } from "./vllm-omni.ts";

/** All dialects by name. */
export const profiles = {
  generic,
  sglang,
  "vllm-omni": vllmOmni,
  litellm,
  "openai-retired": openaiRetired,
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as readonly ProfileName[];
