import { z } from "zod";
import { failure } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { gives, one } from "../ports/port.ts";
import { defineNode, type Fault } from "./define-node.ts";

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
  faults({ template }, given) {
    if (template === undefined) return [];
    const inputs = [...given].filter((name) => name !== "template");
    const named = new Set(Array.from(template.matchAll(hole), ([, inside = ""]) => inside.trim()));
    const unknown = [...named].filter((name) => !inputs.includes(name));
    const unused = inputs.filter((name) => !named.has(name));
    return [...unknown.map((name) => missing(name, inputs)), ...unused.map((name) => superfluous(name))];
  },
  run({ params, rest }) {
    const text = params.template.replace(hole, (_, inside: string) => {
      const name = inside.trim();
      const value = Object.hasOwn(rest, name) ? rest[name] : undefined;
      if (typeof value === "string" || typeof value === "number") return String(value);
      const { param: _place, ...fault } = missing(name, Object.keys(rest));
      throw failure(fault.code, fault.message, fault);
    });
    return { text };
  },
});

const hole = /\{\{([^{}]*)\}\}/gu;

function missing(name: string, names: readonly string[]): Fault {
  return {
    code: "template-unknown-name",
    param: "template",
    message: `The template names {{${name}}}, but no input has that name.`,
    expected: names.length > 0 ? `one of: ${names.join(", ")}` : "inputs beside the template",
    hint: didYouMean(name, names).hint ?? `wire it: "${name || "name"}": "$node.port"`,
  };
}

function superfluous(name: string): Fault {
  return {
    code: "template-unused-input",
    param: name,
    message: `The template doesn't name {{${name}}}`,
    hint: `write {{${name}}} where the value belongs, in double braces, or take "${name}" off`,
    severity: "warning",
  };
}
