import { readPipeline } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { emptyText, filled, nameOf, slugOf, titleOf } from "./template.ts";

const template = `{
  "reelgraph": 1,
  "name": "A template",
  "note": "What it is for.",
  "inputs": {
    "scenes": { "type": "number", "default": 3 },
    "idea": { "type": "text", "default": "a red boat" },
    "title": { "type": "text", "default": "The Small Red Boat" }
  },
  "nodes": {
    "board": { "use": "storyboard", "with": { "idea": "$inputs.idea", "scenes": "$inputs.scenes" } }
  }
}`;

test("an idea becomes the template's first text and its name, and nothing else changes", () => {
  const idea = "A paper boat sails through the gutters of a rainy town until it finds the sea";
  const text = filled(template, idea) ?? "";
  const { pipeline, problems } = readPipeline(text);
  const before = readPipeline(template).pipeline;
  expect(problems).toEqual([]);
  expect(pipeline?.inputs?.["idea"]?.default).toBe(idea);
  expect(pipeline?.name).toBe("A paper boat sails through the gutters of a …");
  expect(pipeline?.note).toBeUndefined();
  expect(pipeline?.nodes).toEqual(before?.nodes);
  expect(pipeline?.inputs?.["title"]?.default).toBe("A paper boat sails through");
});

test("a template that takes no text can't be filled", () => {
  expect(filled(emptyText("Mine"), "an idea")).toBeUndefined();
  expect(readPipeline(emptyText("Mine")).problems).toEqual([]);
});

test("names and files are made of an idea in any language", () => {
  expect(nameOf("  a\n red   fox ")).toBe("a red fox");
  expect(slugOf("A red fox: trots, through fresh snow!")).toBe("a-red-fox-trots-through");
  expect(slugOf("雨夜街头，孤独的身影")).toBe("雨夜街头-孤独的身影");
  expect(slugOf("?!")).toBe("untitled");
  expect(titleOf("night rain, a lonely figure")).toBe("Night rain");
  expect(titleOf("雨夜街头，孤独的身影")).toBe("雨夜街头");
});
