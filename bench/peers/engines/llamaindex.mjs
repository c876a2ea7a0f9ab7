import { createWorkflow, workflowEvent } from "@llamaindex/workflow-core";
import { work } from "../../graphs.ts";

/** One event for each node, sent when all that it reads has come; the workflow only knows who reads whom. */
export function prepare(reads) {
  const workflow = createWorkflow();
  const done = workflowEvent();
  const end = workflowEvent();
  const events = reads.map(() => workflowEvent());
  let results = [];
  let missing = [];
  let start = () => {};
  const readers = reads.map(() => []);
  reads.forEach((from, id) => from.forEach((one) => readers[one].push(id)));
  events.forEach((event, id) => workflow.handle([event], async (_, { data }) => done.with({ id, sum: work(data) })));
  workflow.handle([done], (_, { data: { id, sum } }) => {
    results[id] = sum;
    if (id === reads.length - 1) return end.with(sum);
    for (const reader of readers[id]) if ((missing[reader] -= 1) === 0) start(reader);
  });
  return async () => {
    results = [];
    missing = reads.map((from) => from.length);
    const { stream, sendEvent } = workflow.createContext();
    start = (id) => sendEvent(events[id].with(reads[id].map((one) => results[one])));
    reads.forEach((from, id) => from.length === 0 && start(id));
    for await (const event of stream) if (end.include(event)) return event.data;
  };
}
