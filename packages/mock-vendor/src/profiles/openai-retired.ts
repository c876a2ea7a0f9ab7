import { problem } from "../problem.ts";
import { generic } from "./generic.ts";
import type { Profile } from "./profile.ts";

/** OpenAI's own service after 24 September 2026: nothing is there any more. How it says so is our guess. */
export const openaiRetired: Profile = {
  ...generic,
  retired: problem(404, "model_not_found", "The Videos API and its models have been shut down"),
};
