import { generic } from "./generic.ts";
import type { Profile } from "./profile.ts";

/** All dialects by name. */
export const profiles = {
  generic,
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as readonly ProfileName[];
