import { expect, test } from "vitest";
import { isOf, startOf, waysOf, widgetOf } from "./schema.ts";

test("a parameter gets the widget that its type asks for, else the one for its shape", () => {
  expect(widgetOf({ type: "string", widget: "model" })).toBe("model");
  expect(widgetOf({ type: "string", widget: "hologram" })).toBe("text");
  expect(widgetOf({ type: "string", enum: ["a", "b"] })).toBe("choice");
  expect(widgetOf({ type: "array", items: { type: "string", enum: ["a"] } })).toBe("choices");
  expect(widgetOf({ type: "array", items: { type: "number" } })).toBe("list");
  expect(widgetOf({ type: "object", additionalProperties: { type: "number" } })).toBe("weights");
  expect(widgetOf({ type: "object", properties: { usd: { type: "number" } } })).toBe("record");
  expect(widgetOf({ anyOf: [{ type: "string" }, { type: "number" }] })).toBe("union");
  expect(widgetOf({})).toBe("json");
});

test("a union shows the way that its value goes, and each way has a value to begin with", () => {
  const seed = {
    anyOf: [
      { type: "string", const: "auto" },
      { type: "integer", minimum: 1 },
    ],
  };
  const ways = waysOf(seed);
  expect(ways.map((way) => isOf("auto", way))).toEqual([true, false]);
  expect(ways.map((way) => isOf(7, way))).toEqual([false, true]);
  expect(ways.map(startOf)).toEqual(["auto", 1]);
});
