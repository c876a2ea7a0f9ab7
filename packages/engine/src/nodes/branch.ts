import { z } from "zod";
import { gives, one, optional } from "../ports/port.ts";
import { condition } from "./conditions.ts";
import { defineNode, skip } from "./define-node.ts";

export const branch = defineNode({
  type: "branch",
  version: 1,
  title: "Branch",
  doc: "Sends a value one of two ways. The condition reads the node's inputs by name, for example `score >= 8`; what stands behind the other way is skipped, with the reason.",
  category: "flow",
  purity: "pure",
  instant: true,
  inputs: {
    value: one("any", { doc: "What is sent on." }),
    score: optional("score", { doc: "A score to decide by." }),
  },
  rest: optional("any", { doc: "Any further value that the condition reads." }),
  params: z.object({
    when: z.string().min(1).meta({ label: "When", description: "A condition over the inputs.", widget: "condition" }),
  }),
  conditions: ["when"],
  chooses: true,
  outputs: {
    yes: gives({ like: "value" }, { doc: "The value, when the condition holds." }),
    no: gives({ like: "value" }, { doc: "The value, when it doesn't." }),
  },
  run({ inputs, rest, params }) {
    const values = { ...rest, ...inputs };
    const yes = condition(params.when, Object.keys(values)).test(values);
    const reason = `${params.when} is ${yes ? "" : "not "}met`;
    return yes ? { yes: inputs.value, no: skip(reason) } : { yes: skip(reason), no: inputs.value };
  },
});
