import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { subjects, type SubjectKind } from "../../../../craft/subjects.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import { randomOf } from "../../../../models/sketch/random.ts";
import { brushOn } from "./brush.ts";
import { figureOf } from "./figures.ts";

const size = 96;

/** The pixels of one individual at a moment. */
function drawn(kind: SubjectKind, seconds: number): Buffer {
  const canvas = createCanvas(size, size);
  const pen = canvas.getContext("2d");
  pen.translate(size / 2, size * 0.8);
  pen.scale(size * 0.4, size * 0.4);
  const { action } = cast[kind];
  const subject = { kind, action, count: 1, wears: [] };
  const figure = figureOf({
    subject,
    colour: undefined,
    dark: false,
    indoors: false,
    random: randomOf(3, kind),
    phase: 1,
  });
  figure(
    brushOn(pen, (colour) => `rgb(${colour.join()})`, undefined),
    { action, seconds, progress: seconds / 4, stride: seconds * 4, view: "side" },
  );
  return canvas.data();
}

/** Scenery, which others draw. */
const elsewhere = (kind: SubjectKind) => cast[kind].place === "sky" || kind === "tree";

test.each(subjects.ids.filter((kind) => !elsewhere(kind)))("a %s is drawn, the same each time", (kind) => {
  const first = drawn(kind, 1);
  expect(first.some((level) => level > 0)).toBe(true);
  expect(drawn(kind, 1).equals(first)).toBe(true);
});

test("what lives, burns or flows moves", () => {
  const alive = subjects.ids.filter((kind) => (cast[kind].alive || cast[kind].far) && !elsewhere(kind));
  for (const kind of alive) expect(drawn(kind, 1.3).equals(drawn(kind, 2.1)), kind).toBe(false);
});
