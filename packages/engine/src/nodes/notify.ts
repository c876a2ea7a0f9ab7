import { z } from "zod";
import { gives, one } from "../ports/port.ts";
import type { Json } from "../ports/values.ts";
import { defineNode } from "./define-node.ts";

export const notify = defineNode({
  type: "notify",
  version: 1,
  title: "Notify",
  doc: "Tells somebody: sends a value as a signed webhook (Standard Webhooks) to a place that the configuration names. It is tried several times under one id, follows no redirect, and is sent once in a run, also when the run goes on after a stop. Media are told by their facts; files are not sent.",
  category: "output",
  purity: "effect",
  lane: () => "notify",
  inputs: { value: one("any", { doc: "What is told." }) },
  params: z.object({
    to: z.string().min(1).meta({ label: "To", description: "A name under `notify` in the configuration." }),
  }),
  outputs: { receipt: gives("json", { doc: "The message's id, when it was taken, and after how many tries." }) },
  async run({ inputs: { value }, params: { to } }, { destinations, effectId, signal }) {
    const body: Json = { type: "reelgraph.notify", data: { value: value as Json } };
    return { receipt: await destinations.notify(to, { id: `msg_${effectId}`, body }, { signal }) };
  },
});
