import { expect, test } from "vitest";
import { z } from "zod";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
import { gives, many, one } from "../ports/port.ts";
import { PortTables, type PortTable } from "./port-tables.ts";

const shared = { version: 1, title: "", doc: "", category: "flow", purity: "pure" } as const;
const type = defineNode({
  ...shared,
  type: "two",
  inputs: { text: one("text", { doc: "" }), more: many("text", { doc: "" }) },
  params: z.object({ size: z.number() }),
  outputs: { text: gives("text", { doc: "" }) },
  run: () => ({ text: "" }),
}) as NodeType;
const named = (slots: PortTable["ports"]) => slots.map(({ name }) => name);

test("nodes that are wired alike share a table; the others have their own, with the lists that nothing arrives at", () => {
  const tables = new PortTables();
  const text = tables.of(type, []).step("text", true)?.table;
  expect(named(text?.ports ?? [])).toEqual(["text", "more"]);
  expect(tables.of(type, []).step("text", true)?.table).toBe(text);
  expect(named(text?.step("more", true)?.table.ports ?? [])).toEqual(["more", "text"]);
  expect(tables.of({ ...type, type: "other" }, []).step("text", true)?.table).not.toBe(text);
});

test("a parameter takes a port only where a reference stands for it", () => {
  const empty = new PortTables().of(type, []);
  expect(empty.step("size", false)?.table).toBe(empty);
  expect(named(empty.step("size", true)?.table.written ?? [])).toEqual(["size"]);
  expect(empty.step("sise", false)).toBeUndefined();
  expect(named(empty.missing)).toEqual(["text", "more"]);
});

test("a node with very many arguments takes no more tables than it has arguments", () => {
  let table = new PortTables().of({ ...type, rest: one("text", { doc: "" }) }, []);
  for (let index = 0; index < 50_000; index++) table = table.step(`a${index}`, true)?.table ?? table;
  expect(table.written).toHaveLength(50_000);
});
