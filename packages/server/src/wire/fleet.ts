import { z } from "zod";

/** The queue, workers, lanes and money of a server and its workers, or of the one process that is all of that. */
export const fleet = z
  .object({
    queue: z.object({
      waiting: z.int().describe("Runs that wait for a worker."),
      going: z.int(),
      oldestSeconds: z.number().describe("How long the first of those that wait has waited."),
      stranded: z.int().describe("Of those that wait: runs that no worker is new enough for."),
    }),
    workers: z.array(
      z.object({
        id: z.string(),
        host: z.string(),
        aliveSeconds: z.number(),
        seenSecondsAgo: z.number().describe("Taken for dead after 15 and some."),
        slots: z.int().describe("Runs that it takes at a time."),
        running: z.int(),
        processors: z.int().describe("Work on media that it does at a time."),
        runs: z
          .array(z.object({ id: z.string(), tenant: z.string().exactOptional() }))
          .describe("What it works on, the first hundred."),
      }),
    ),
    lanes: z
      .array(
        z.object({
          name: z.string(),
          running: z.int().describe("Jobs at the vendor's model."),
          waiting: z.int().describe("Units that wait for it, where one process is all that there is.").exactOptional(),
          lastMinute: z.int().describe("Requests in the last minute, of the whole fleet.").exactOptional(),
          pausedSeconds: z.number().describe("Until it may be used again, after the vendor asked for a pause."),
        }),
      )
      .describe("Lanes to vendors' models that are, or lately were, in use."),
    spentToday: z.number().describe("USD, of the owner and all tenants."),
  })
  .meta({ id: "Fleet" });
export type Fleet = z.infer<typeof fleet>;
