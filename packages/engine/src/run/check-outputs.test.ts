import { expect, test } from "vitest";
import { z } from "zod";
import { defineNode, skip, type NodeType } from "../nodes/define-node.ts";
import { gives, givesList } from "../ports/port.ts";
import { checkOutputs } from "./check-outputs.ts";

const shared = { version: 1, title: "", doc: "", category: "flow", purity: "pure", inputs: {} } as const;
const outputs = {
  text: gives("text", { doc: "" }),
  more: gives("json", { doc: "" }),
  parts: givesList("number", { doc: "" }),
};
const type = defineNode({ ...shared, type: "made", params: z.object({}), outputs, run: () => ({}) as never });
const good = { text: "", more: [{}], parts: [{ key: "a", value: 1 }] };
const circle: { self?: unknown } = {};
circle.self = circle;

test("what fits its ports, or is skipped, is taken as it is", () => {
  expect(checkOutputs(type as never as NodeType, good)).toBe(good);
  const skipped = { text: skip("no"), more: skip("no"), parts: skip("no") };
  expect(checkOutputs(type as never as NodeType, skipped)).toBe(skipped);
});

test.each([
  ["nothing at all", undefined, '"text" of "made" can\'t be used: nothing was given'],
  ["an output of another kind", { ...good, text: 5 }, "it is no text"],
  ["JSON that goes round in a circle", { ...good, more: circle }, "it is no JSON"],
  ["no list", { ...good, parts: 1 }, "it is no list"],
  ["an item without a key", { ...good, parts: [1] }, "an item has no key"],
  ["a key twice", { ...good, parts: [...good.parts, ...good.parts] }, 'two items have the key "a"'],
  ["an item of another kind", { ...good, parts: [{ key: "b", value: NaN }] }, 'at "b", it is no number'],
])("%s is refused with the reason", (_, given, why) => {
  expect(() => checkOutputs(type as never as NodeType, given as never)).toThrow(why);
});
