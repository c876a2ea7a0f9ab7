import { z } from "zod";

const Score = z.object({
  score: z.number().min(0).max(10).nullable(),
  reasons: z.array(z.string()),
  by: z.array(z.string()),
});

/** What the measuring judge answers, parsed on this side of the border. JSON has no NaN: such features are left out. */
export const Measured = z.object({
  visualQuality: Score,
  consistency: Score,
  camera: Score.exactOptional(),
  features: z
    .record(z.string(), z.number().nullable())
    .transform((all) =>
      Object.fromEntries(Object.entries(all).flatMap(([name, n]) => (n === null ? [] : [[name, n]]))),
    ),
});
