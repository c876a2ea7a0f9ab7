import { describe } from "vitest";
import type { AdapterFixtures } from "./adapter-fixtures.ts";
import { openBench } from "./contract/bench.ts";
import { catalogueContract } from "./contract/catalogue.ts";
import { cancelContract, clipContract } from "./contract/clip.ts";
import { jobContract } from "./contract/job.ts";
import { submissionContract } from "./contract/submission.ts";
import { webhookContract } from "./contract/webhook.ts";

/** What must hold for every adapter, whatever its dialect. Call it at the top of the adapter's test. */
export function adapterContract(fixtures: AdapterFixtures): void {
  const bench = openBench(fixtures);
  describe([fixtures.adapter.use, fixtures.profile].filter(Boolean).join(" "), () => {
    submissionContract(bench);
    jobContract(bench);
    clipContract(bench);
    cancelContract(bench);
    webhookContract(bench);
    catalogueContract(bench);
  });
}
