import { createStep, createWorkflow } from "@mastra/core/workflows";
import { z } from "zod";
import { work } from "../../graphs.ts";

/** Its workflows are rows of steps, so the graph is laid out in the rows that it has; each step reads the row before. */
export function prepare(reads) {
  const depth = [];
  reads.forEach((from, id) => (depth[id] = Math.max(-1, ...from.map((one) => depth[one])) + 1));
  const rows = [];
  depth.forEach((row, id) => (rows[row] ??= []).push(id));
  const step = (id) =>
    createStep({
      id: `n${id}`,
      inputSchema: z.any(),
      outputSchema: z.object({ sum: z.number() }),
      execute: async ({ inputData }) => {
        const alone = rows[depth[id] - 1]?.length === 1;
        return { sum: work(reads[id].map((one) => (alone ? inputData : inputData[`n${one}`]).sum)) };
      },
    });
  let workflow = createWorkflow({ id: "bench", inputSchema: z.any(), outputSchema: z.any() });
  for (const row of rows) workflow = row.length === 1 ? workflow.then(step(row[0])) : workflow.parallel(row.map(step));
  workflow.commit();
  return async () => {
    const running = await workflow.createRun();
    const { status, result } = await running.start({ inputData: {} });
    if (status !== "success") throw new Error(status);
    return result.sum;
  };
}
