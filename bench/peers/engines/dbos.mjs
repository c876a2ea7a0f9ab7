import { DBOS } from "@dbos-inc/dbos-sdk";
import { startPostgres } from "../../../packages/fleet/src/testing/postgres-server.ts";
import { work } from "../../graphs.ts";

const server = await startPostgres();
export const close = async () => {
  await DBOS.shutdown();
  await server.stop();
};

/** Each node is a step, whose result is kept in the database. */
const workflow = DBOS.registerWorkflow(
  async (reads) => {
    const results = [];
    for (const [id, from] of reads.entries()) {
      const values = Promise.all(from.map((one) => results[one]));
      results.push(values.then((given) => DBOS.runStep(async () => work(given), { name: `n${id}` })));
    }
    return await results.at(-1);
  },
  { name: "graph" },
);
DBOS.setConfig({ name: "bench", systemDatabaseUrl: server.database("bench"), logLevel: "error" });
await DBOS.launch();

export const prepare = (reads) => () => workflow(reads);
