import type { LanguageModel } from "../host.ts";
import type { NodeType } from "../nodes/define-node.ts";
import type { Json } from "../ports/values.ts";
import type { Output } from "../run/output.ts";
import { memoryHost } from "./memory-host.ts";
import { runPipeline } from "./run-pipeline.ts";

/** How a single node ended: its outputs, or the code of what went wrong. */
export interface NodeRun {
  readonly outputs: Readonly<Record<string, Output>>;
  readonly failed: string | undefined;
}

/** Runs one node of the type by itself, in memory, with a language model where one is given. */
export async function runNode(
  type: NodeType,
  given: Readonly<Record<string, Json>>,
  outputs: readonly string[],
  llm?: LanguageModel,
): Promise<NodeRun> {
  const result = await runPipeline(
    {
      nodes: { node: { use: type.type, with: given } },
      outputs: Object.fromEntries(outputs.map((name) => [name, `$node.${name}`])),
    },
    { types: [type], host: memoryHost(llm ? { llm } : {}) },
  );
  return { outputs: result.outputs, failed: result.problems[0]?.code };
}
