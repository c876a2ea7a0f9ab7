import type { NodeInfo } from "../node-info.ts";
import { inputSchema, paramSchema } from "./argument-schema.ts";
import { id, name, record, ref } from "./fragments.ts";
import type { Schema } from "./fragments.ts";

/** A node: what all types have in common, and for each known type its own arguments. */
export function nodeSchema(infos: readonly NodeInfo[], models: readonly string[]): Schema {
  const count = { type: "integer", minimum: 1 };
  const names = { type: "array", items: { type: "string" } };
  const key = { type: "string", pattern: "^[0-9a-f]{64}$" };
  return {
    type: "object",
    required: ["use"],
    properties: {
      use: useSchema(infos),
      with: { type: "object", description: "Inputs and parameters.", propertyNames: name },
      note: { type: "string", description: "For people." },
      map: {
        type: "object",
        description: "How inputs from unrelated lists go together.",
        properties: { cross: names, zip: names },
      },
      maxItems: { ...count, default: 50, description: "The most items that it is run for." },
      onItemError: {
        enum: ["fail", "drop", "hole"],
        default: "fail",
        description: "What a failed item means for the list: all fails, it is left out, or its place is empty.",
      },
      onError: {
        enum: ["fail", "port"],
        default: "fail",
        description: "`port`: a failure becomes a value on the port `error`.",
      },
      take: { ...count, description: "Which take to use." },
      bypass: { type: "boolean", default: false, description: "It is not run: who reads it reads what goes into it." },
      pin: {
        description: "The key of a result that stands for what it would give, or one for each item.",
        anyOf: [key, { type: "object", additionalProperties: key }],
      },
      body: { ...ref("nodes"), description: "What is repeated." },
      yield: record(ref("reference"), name, "What a round gives, by name."),
      until: { type: "string", description: "Stop when this holds, for example `score >= 8`." },
      max: { ...count, description: "The most rounds." },
      keep: { enum: ["best", "last"], description: "Which round's result counts." },
      over: { description: "The inputs that are gone through.", anyOf: [{ type: "string" }, names] },
      budget: ref("budget"),
    },
    allOf: infos.map((info) => ({
      // A pattern, because editors offer what an enumeration names, here as well.
      if: { properties: { use: { pattern: `^${info.type}(@1)?$` } }, required: ["use"] },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
      then: ownSchema(info, models),
    })),
  };
}

export const nodesSchema: Schema = record(ref("node"), id, "Nodes by their ids.");

function useSchema(infos: readonly NodeInfo[]): Schema {
  return {
    description: "What the node does: a type, a sub-pipeline of this file, or another file.",
    anyOf: [
      {
        enum: infos.map(({ type }) => type),
        markdownEnumDescriptions: infos.map(({ title, doc }) => `**${title}**\n\n${doc}`),
      },
      { type: "string", pattern: "^[A-Za-z][A-Za-z0-9_-]{0,63}@[1-9][0-9]*$" },
      { type: "string", pattern: "^#[A-Za-z][A-Za-z0-9_-]{0,63}$" },
      { type: "string", pattern: "^\\.\\.?/." },
    ],
  };
}

/** The arguments of one type. Those of a loop stand beside its body; what is in `with` is its state. */
function ownSchema(info: NodeInfo, models: readonly string[]): Schema {
  const params = Object.entries(info.params).map(([name, param]) => [name, paramSchema(param, models)] as const);
  const inputs = Object.entries(info.inputs).map(([name, port]) => [name, inputSchema(port)] as const);
  const loop = info.yields !== undefined;
  const given = Object.fromEntries(loop ? inputs : [...inputs, ...params]);
  const needed = Object.entries(info.inputs).filter(([, { arity, optional }]) => arity !== "optional" && !optional);
  const required = [...needed.map(([name]) => name), ...(loop ? [] : info.required)];
  const rest = info.rest ? inputSchema(info.rest) : false;
  const wanted = required.length > 0;
  return {
    properties: {
      ...(loop ? Object.fromEntries(params) : {}),
      with: { properties: given, additionalProperties: rest, ...(wanted && { required }) },
    },
    ...(wanted && { required: ["with"] }),
  };
}
