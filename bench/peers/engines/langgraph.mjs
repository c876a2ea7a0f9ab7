import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import { work } from "../../graphs.ts";

export function prepare(reads) {
  const State = Annotation.Root({
    values: Annotation({ reducer: (before, after) => ({ ...before, ...after }), default: () => ({}) }),
  });
  const graph = new StateGraph(State);
  const read = new Set(reads.flat());
  reads.forEach((from, id) =>
    graph.addNode(`n${id}`, ({ values }) => ({ values: { [id]: work(from.map((one) => values[one])) } })),
  );
  reads.forEach((from, id) => {
    const names = [...new Set(from)].map((one) => `n${one}`);
    if (names.length === 0) graph.addEdge(START, `n${id}`);
    else graph.addEdge(names.length === 1 ? names[0] : names, `n${id}`);
    if (!read.has(id)) graph.addEdge(`n${id}`, END);
  });
  const compiled = graph.compile();
  return async () => {
    const { values } = await compiled.invoke({}, { recursionLimit: 10_000 });
    return values[reads.length - 1];
  };
}
