import { z } from "zod";
import { gives, one } from "../ports/port.ts";
import { defineNode, skip } from "./define-node.ts";
import { timeout } from "./timeout.ts";

export const approve = defineNode({
  type: "approve",
  version: 1,
  title: "Ask for approval",
  doc: "Lets a value pass when a person approves of it: before money is spent, or before anything is published. The run pauses until somebody answers (`reelgraph approve`) and is resumed; nothing runs meanwhile. Declined, or without an answer in time, the value goes to `otherwise`.",
  category: "judging",
  purity: "sampled",
  volatile: true,
  lane: () => "people",
  inputs: { value: one("any", { doc: "What is to be approved." }) },
  params: z.object({
    ask: z.string().min(1).max(1000).default("May this go on?").meta({ label: "Question" }),
    timeout,
  }),
  outputs: {
    value: gives({ like: "value" }, { doc: "The value, when a person approved." }),
    otherwise: gives({ like: "value" }, { doc: "The value, when it was declined or nobody answered in time." }),
  },
  run({ inputs: { value }, params: { ask, timeout } }, context) {
    const items = [{ key: "value", value }];
    const answer = context.ask({ kind: "approve", ask, items, ...(timeout === undefined ? {} : { timeout }) });
    if (answer?.approved) return { value, otherwise: skip(`${answer.by} approved`) };
    const reason = answer
      ? `${answer.by} declined${answer.note === undefined ? "" : `: ${answer.note}`}`
      : "nobody answered in time";
    return { value: skip(reason), otherwise: value };
  },
});
