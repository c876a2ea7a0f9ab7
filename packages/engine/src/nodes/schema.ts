import { languageVersion } from "../pipeline/pipeline.ts";
import { kindNames } from "../ports/kinds.ts";
import type { NodeInfo } from "./node-info.ts";
import { argument, budget, literalText, name, position, record, ref, reference } from "./schema/fragments.ts";
import type { Schema } from "./schema/fragments.ts";
import { nodeSchema, nodesSchema } from "./schema/node-schema.ts";

/**
 * The JSON Schema of pipeline files, for these node types and model names: what `reelgraph schema` writes so
 * that any JSON editor completes and checks them. Draft-07, because that is what VS Code completes best.
 *
 * It says less than `check`: references, kinds and conditions are beyond it.
 */
export function pipelineSchema(infos: readonly NodeInfo[], { models }: { models: readonly string[] }): Schema {
  const graph = {
    note: { type: "string", description: "For people." },
    inputs: record(ref("input"), name, "Values that the caller supplies."),
    nodes: ref("nodes"),
    outputs: record(ref("reference"), name, "What the pipeline gives: references by name."),
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Reelgraph pipeline",
    type: "object",
    required: ["reelgraph", "nodes"],
    properties: {
      $schema: { type: "string" },
      reelgraph: { const: languageVersion, description: "The version of the language." },
      name: { type: "string", description: "What people call it." },
      app: { type: "boolean", description: "It is published as a form." },
      ...graph,
      budget: ref("budget"),
      pipelines: record(ref("graph"), name, 'Sub-pipelines, used as "#name".'),
      ui: { type: "object", description: "Positions by node id.", additionalProperties: ref("position") },
      board: boardSchema(),
    },
    definitions: {
      graph: { type: "object", required: ["nodes"], properties: graph },
      nodes: nodesSchema,
      node: nodeSchema(infos, models),
      input: inputSchema(),
      reference,
      text: literalText,
      argument,
      budget,
      position,
    },
  };
}

/** Frames, notes and routes: drawn around nodes, and nothing to a run. */
function boardSchema(): Schema {
  const sheet = (more: Readonly<Record<string, Schema>>) => ({
    type: "object",
    additionalProperties: {
      type: "object",
      required: ["at", "size"],
      properties: { at: ref("position"), size: ref("position"), ...more },
    },
  });
  const points = { type: "array", items: ref("position") };
  return {
    type: "object",
    description: "What is drawn around the nodes; a run never sees it.",
    properties: {
      frames: sheet({ title: { type: "string" } }),
      notes: sheet({ text: { type: "string" } }),
      routes: { type: "object", description: "Points by wire: a.text>b.prompt.", additionalProperties: points },
      locked: { type: "array", items: { type: "string" }, description: "Nodes that stay where they are." },
    },
  };
}

function inputSchema(): Schema {
  return {
    type: "object",
    required: ["type"],
    properties: {
      type: { enum: [...kindNames, ...kindNames.map((kind) => `list<${kind}>`)] },
      default: { description: "Used when the caller gives none." },
      label: { type: "string" },
      note: { type: "string" },
      optional: { type: "boolean", default: false, description: "It may be absent." },
    },
  };
}
