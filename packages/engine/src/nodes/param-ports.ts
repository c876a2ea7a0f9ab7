import { z } from "zod";
import { list, optional, type InputPort } from "../ports/port.ts";
import type { NodeType } from "./define-node.ts";

const cache = new WeakMap<NodeType, ReadonlyMap<string, InputPort>>();

/** The ports behind a type's parameters: any parameter may be wired like an input. */
export function paramPorts(type: NodeType): ReadonlyMap<string, InputPort> {
  let ports = cache.get(type);
  if (!ports) {
    const { properties = {} } = z.toJSONSchema(type.params, { io: "input", unrepresentable: "any" });
    ports = new Map(Object.entries(properties).map(([name, schema]) => [name, portOf(schema)]));
    cache.set(type, ports);
  }
  return ports;
}

function portOf(schema: z.core.JSONSchema._JSONSchema): InputPort {
  if (typeof schema === "boolean") return optional("json", { doc: "" });
  const note = { doc: schema.description ?? "" };
  const options = schema.anyOf ?? [schema];
  const kinds = new Set(options.map((option) => (typeof option === "boolean" ? "json" : kindOf(option))));
  if (options.length === 1 && schema.type === "array") {
    const items = typeof schema.items === "object" && !Array.isArray(schema.items) ? kindOf(schema.items) : "json";
    return list(items, { ...note, optional: true });
  }
  return optional([...kinds], note);
}

function kindOf(schema: z.core.JSONSchema.BaseSchema): "text" | "number" | "boolean" | "json" {
  if (schema.type === "string" || schema.enum?.every((value) => typeof value === "string")) return "text";
  if (typeof schema.const === "string") return "text";
  if (schema.type === "number" || schema.type === "integer") return "number";
  return schema.type === "boolean" ? "boolean" : "json";
}
