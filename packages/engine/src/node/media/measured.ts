import { z } from "zod";

const ProxyScore = z.object({
  score: z.number().min(0).max(10).nullable(),
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()),
  by: z.array(z.string()),
});

/** What the measuring judge answers, parsed on this side of the border. JSON has no NaN: such features are left out. */
export const Measured = z.object({
  visualQuality: ProxyScore,
  consistency: ProxyScore,
  camera: ProxyScore.exactOptional(),
  features: z
    .record(z.string(), z.number().nullable())
    .transform((all) =>
      Object.fromEntries(Object.entries(all).flatMap(([name, n]) => (n === null ? [] : [[name, n]]))),
    ),
});
