import { until } from "./project.ts";
import type { TestServer } from "./serve-project.ts";
import type { RunStarted, RunView } from "../wire.ts";

/** Starts a run of a pipeline of the folder and returns it when it is over, or waits for somebody. */
export async function runPipeline(server: TestServer, pipeline: string, more: object = {}): Promise<RunView> {
  const body = { pipeline, ...more };
  const { body: run, status } = await server.json<RunStarted>("/api/runs", { method: "POST", body });
  if (status !== 202) throw new Error(JSON.stringify(run));
  return leftOff(server, run.id);
}

/** The run when nothing of it goes any more. */
export async function leftOff({ json }: TestServer, id: string): Promise<RunView> {
  const get = async () => (await json<RunView>(`/api/runs/${id}`)).body;
  await until(async () => !["queued", "running"].includes((await get()).state));
  return get();
}
