import { z } from "zod";
import { failure, type ReelgraphError } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { gives, one } from "../ports/port.ts";
import type { Value } from "../ports/values.ts";
import { defineNode } from "./define-node.ts";

export const template = defineNode({
  type: "template",
  version: 1,
  title: "Template",
  doc: "Puts texts and numbers into a text: every `{{name}}` is replaced by the input of that name. Nothing is calculated, and what is put in is never read as a template itself.",
  category: "writing",
  purity: "pure",
  instant: true,
  inputs: {},
  rest: one(["text", "number"], { doc: "A value for `{{name}}`. Numbers become text." }),
  params: z.object({
    template: z.string().meta({ label: "Template", widget: "multiline" }),
  }),
  outputs: { text: gives("text", { doc: "The template, filled in." }) },
  run({ params, rest }) {
    const text = params.template.replace(/\{\{([^{}]*)\}\}/gu, (_, inside: string) => {
      const name = inside.trim();
      const value = Object.hasOwn(rest, name) ? rest[name] : undefined;
      if (typeof value === "string" || typeof value === "number") return String(value);
      throw missing(name, rest);
    });
    return { text };
  },
});

function missing(name: string, values: Readonly<Record<string, Value>>): ReelgraphError {
  const names = Object.keys(values);
  return failure("template-unknown-name", `The template names {{${name}}}, but no input has that name.`, {
    expected: names.length > 0 ? `one of: ${names.join(", ")}` : "inputs beside the template",
    hint: didYouMean(name, names).hint ?? `wire it: "${name || "name"}": "$node.port"`,
  });
}
