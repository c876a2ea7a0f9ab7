import { createWorkflow, workflowEvent } from "@llamaindex/workflow-core";
import { work } from "../../graphs.ts";

/** One event for each node, sent when all that it reads has come; the workflow only knows who reads whom. */
export async function run(reads) {
  const workflow = createWorkflow();
  const done = workflowEvent();
  const end = workflowEvent();
  const events = reads.map(() => workflowEvent());
  const results = [];
  const missing = reads.map((from) => from.length);
  const readers = reads.map(() => []);
  reads.forEach((from, id) => from.forEach((one) => readers[one].push(id)));
  events.forEach((event, id) => workflow.handle([event], (_, { data }) => done.with({ id, sum: work(data) })));
  const { stream, sendEvent } = workflow.createContext();
  const start = (id) => sendEvent(events[id].with(reads[id].map((one) => results[one])));
  workflow.handle([done], (_, { data: { id, sum } }) => {
    results[id] = sum;
    if (id === reads.length - 1) return end.with(sum);
    for (const reader of readers[id]) if ((missing[reader] -= 1) === 0) start(reader);
  });
  reads.forEach((from, id) => from.length === 0 && start(id));
  for await (const event of stream) if (end.include(event)) return event.data;
}
