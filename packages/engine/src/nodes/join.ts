import { z } from "zod";
import { gives, givesList, many } from "../ports/port.ts";
import { defineNode, skip } from "./define-node.ts";

export const join = defineNode({
  type: "join",
  version: 1,
  title: "Join",
  doc: "Brings several ways together again. `all` waits for every value and gives them as a list; `any` takes the first in the order written that wasn't skipped; `race` takes the first to finish and cancels the others, so its result may differ from run to run.",
  category: "flow",
  purity: "pure",
  // A race depends on time, so nothing here is kept; it costs nothing to do again.
  volatile: true,
  instant: true,
  inputs: { values: many("any", { doc: "The ways that meet here.", lazy: true }) },
  params: z.object({
    mode: z.enum(["all", "any", "race"]).default("all").meta({ label: "Mode" }),
  }),
  outputs: {
    value: gives({ like: "values" }, { doc: "The first value; skipped in mode `all`." }),
    values: givesList({ like: "values" }, { doc: "All values that arrived." }),
  },
  needs(arrived, { mode }) {
    const all = arrived.map((_, index) => index);
    if (mode === "all") return { wait: all };
    if (mode === "race") return { wait: all, first: true };
    const first = arrived.findIndex((state) => state !== "skipped");
    return { wait: first === -1 ? all : all.slice(0, first + 1) };
  },
  run({ inputs, params }) {
    const first = inputs.values[0];
    const none = skip("everything that meets here was skipped");
    if (params.mode === "all") return { value: skip("mode `all` gives a list"), values: inputs.values };
    return { value: first ? first.value : none, values: first ? [first] : [] };
  },
});
