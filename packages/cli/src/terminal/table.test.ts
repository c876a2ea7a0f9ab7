import { expect, test } from "vitest";
import { table } from "./table.ts";
import { bytes, duration, usd } from "./units.ts";
import { widthOf } from "./width.ts";

test("columns line up, empty ones take no space, and no line ends in spaces", () => {
  const rows = [
    ["film", "", "3.5 s", "out/film.mp4"],
    ["雨", "", "12 s", "x"],
  ];
  expect(table([{}, {}, { side: "start" }, {}], rows, 80)).toEqual(["  film  3.5 s  out/film.mp4", "  雨     12 s  x"]);
});

test("a column that gives is cut before a line gets too wide", () => {
  const [line = ""] = table([{}, { gives: true }], [["film", "a/very/long/path/to/the/film.mp4"]], 24);
  expect(line).toBe("  film  a/very/long/pat…");
  expect(widthOf(line)).toBe(24);
});

test("numbers are told as people read them", () => {
  expect([0.04, 9.96, 59.6, 185, 3723].map(duration)).toEqual(["0.0 s", "10 s", "1:00 min", "3:05 min", "1:02:03 h"]);
  expect([0, 999, 1200, 1_234_567].map(bytes)).toEqual(["0 B", "999 B", "1.2 kB", "1.2 MB"]);
  expect([0, 0.4, 12, 0.00123].map(usd)).toEqual(["$0.00", "$0.40", "$12.00", "$0.00123"]);
});
