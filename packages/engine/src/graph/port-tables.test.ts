import { expect, test } from "vitest";
import { z } from "zod";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
import { gives, many, one } from "../ports/port.ts";
import { PortTables } from "./port-tables.ts";

const shared = { version: 1, title: "", doc: "", category: "flow", purity: "pure" } as const;
const type = defineNode({
  ...shared,
  type: "two",
  inputs: { text: one("text", { doc: "" }), more: many("text", { doc: "" }) },
  params: z.object({}),
  outputs: { text: gives("text", { doc: "" }) },
  run: () => ({ text: "" }),
}) as NodeType;
const slot = (name: "text" | "more") => [name, { port: type.inputs[name]!, use: "input" }] as const;

test("nodes that are wired alike share a table; the others have their own, with the lists that nothing arrives at", () => {
  const tables = new PortTables();
  const alone = tables.of(type, new Map([slot("text")]));
  expect([...alone.keys()]).toEqual(["text", "more"]);
  expect(tables.of(type, new Map([slot("text")]))).toBe(alone);
  const both = tables.of(type, new Map([slot("more"), slot("text")]));
  expect([...both.keys()]).toEqual(["more", "text"]);
  expect(tables.of({ ...type, type: "other" }, new Map([slot("text")]))).not.toBe(alone);
});
