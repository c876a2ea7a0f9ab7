import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../ports/values.ts";
import { runNode } from "../testing/run-node.ts";
import { template } from "./template.ts";
import { text } from "./text.ts";

const fill = async (pattern: string, values: Readonly<Record<string, Json>> = {}) => {
  const { outputs, failed } = await runNode(template, { template: pattern, ...values }, ["text"]);
  return failed ?? outputs["text"];
};

test("a text is what stands in the file", async () => {
  expect((await runNode(text, { text: " as it is\n" }, ["text"])).outputs["text"]).toBe(" as it is\n");
});

test("names are replaced, numbers become text, all else stays", async () => {
  const values = { what: "a fox", seconds: 2.5, many: 3 };
  expect(await fill("{{ what }} for {{seconds}} s, {{many}} × {{what}} {not} {{{what}}}", values)).toBe(
    "a fox for 2.5 s, 3 × a fox {not} {a fox}",
  );
});

test("what is put in is never read as a template, nor as a replacement pattern", async () => {
  expect(await fill("{{a}}", { a: "{{b}} $& $1", b: "no" })).toBe("{{b}} $& $1");
});

const faults = (pattern: string, ...names: string[]) =>
  template.faults?.({ template: pattern }, new Set(["template", ...names])) ?? [];

test("a name without an input is an error before a run, whatever the name", async () => {
  await expect(fill("{{sbject}}", { subject: "a fox" })).rejects.toMatchObject({
    problems: [{ code: "template-unknown-name", at: "/nodes/node/with/template" }, { severity: "warning" }],
  });
  for (const name of ["", "constructor", "__proto__", "a + b", "toString()"])
    expect(faults(`{{${name}}} {{subject}}`, "subject")).toEqual([
      expect.objectContaining({ code: "template-unknown-name", message: expect.stringContaining(`{{${name}}}`) }),
    ]);
});

test("an input that the template doesn't name, as behind single braces, is warned of", async () => {
  expect(await fill("{subject}", { subject: "a fox" })).toBe("{subject}");
  expect(faults("{subject}", "subject")).toEqual([
    expect.objectContaining({ code: "template-unused-input", param: "subject", severity: "warning" }),
  ]);
  expect(faults("{{ subject }} {{subject}}", "subject")).toEqual([]);
});

test("a template that is wired is known in a run only", () => {
  expect(template.faults?.({}, new Set(["template", "subject"]))).toEqual([]);
});

test("the error tells what there is, and the name that was probably meant", () => {
  const given = { inputs: {}, params: { template: "{{sbject}}" }, rest: { subject: "a fox", size: 1 } };
  expect(() => template.run(given, undefined as never)).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ expected: "one of: subject, size", hint: 'did you mean "subject"?' })],
    }),
  );
});

test("any text without double braces comes out as it went in", () => {
  return fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 60 }), async (text) => {
      fc.pre(!/\{\{[^{}]*\}\}/u.test(text) && !text.startsWith("$"));
      expect(await fill(text)).toBe(text);
    }),
    { seed: 1, numRuns: 50 },
  );
});
