import { z } from "zod";

/** How long a question to a person stands. */
export const timeout = z
  .number()
  .positive()
  .max(366 * 24 * 60 * 60)
  .optional()
  .meta({
    label: "Timeout",
    description: "After so long without an answer the run takes the other way when it is resumed. Default: never.",
    unit: "s",
  });
