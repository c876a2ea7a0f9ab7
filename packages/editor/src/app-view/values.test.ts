import type { InputSpec } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { fieldsOf, inputsOf, presetOf, type Filled } from "./values.ts";

const inputs: Readonly<Record<string, InputSpec>> = {
  idea: { type: "text", default: "a boat\non the sea" },
  aspect_ratio: { type: "text", label: "Aspect", default: "16:9" },
  scenes: { type: "number", default: 3 },
  sound: { type: "boolean", default: true },
  styles: { type: "list<text>", default: ["noir", "anime"] },
  photo: { type: "image" },
  photos: { type: "list<image>", optional: true },
  extra: { type: "json", default: { a: 1 } },
};
const fields = fieldsOf(inputs);

test("each input is a field with its name or label, as long as what it is for", () => {
  expect(fields.map(({ label }) => label)).toEqual([
    "Idea",
    "Aspect",
    "Scenes",
    "Sound",
    "Styles",
    "Photo",
    "Photos",
    "Extra",
  ]);
  expect(fields.filter(({ long }) => long).map(({ name }) => name)).toEqual(["idea", "styles", "photos", "extra"]);
});

test("an untouched form sends the defaults as they are, and leaves out what has none", () => {
  const filled = Object.fromEntries(fields.map((field) => [field.name, presetOf(field, inputs[field.name]?.default)]));
  expect(inputsOf(fields, filled)).toEqual({
    idea: "a boat\non the sea",
    aspect_ratio: "16:9",
    scenes: 3,
    sound: true,
    styles: ["noir", "anime"],
    extra: { a: 1 },
  });
});

test("files are sent by their content, one or a list as the input wants it", () => {
  const file: Filled = [{ sha256: "a".repeat(64), name: "cat.png" }];
  expect(inputsOf(fields, { photo: file, photos: file })).toEqual({
    photo: { sha256: "a".repeat(64) },
    photos: [{ sha256: "a".repeat(64) }],
  });
});

test("what is wrong is sent as it was typed, so that the server says what is wrong", () => {
  expect(inputsOf(fields, { scenes: "three", extra: "{", styles: "noir\n\n anime " })).toEqual({
    scenes: "three",
    extra: "{",
    styles: ["noir", " anime "],
  });
});
