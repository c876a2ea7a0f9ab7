import { createElement, Suspense } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { fetched } from "./fetched.tsx";

const drawn = (Part: ReturnType<typeof fetched>) =>
  renderToString(createElement(Suspense, { fallback: "blank" }, createElement(Part)));

test("a part whose code is here is drawn at once, and one whose code is on its way leaves a blank", async () => {
  const Part = fetched(async () => () => "part");
  expect(drawn(Part)).toContain("blank");
  await Part.fetch();
  expect(drawn(Part)).toMatch(/^[^b]*part/);
});

test("code that can't be had now is asked for again", async () => {
  let isThere = false;
  const Part = fetched(async () => {
    if (!isThere) throw new Error("offline");
    return () => "part";
  });
  await expect(Part.fetch()).rejects.toThrow("offline");
  isThere = true;
  await Part.fetch();
  expect(drawn(Part)).toMatch(/^[^b]*part/);
});
