import { z } from "zod";
import { failure } from "../errors.ts";
import { gives, givesList, one } from "../ports/port.ts";
import type { Item, List, PortValue, Value } from "../ports/values.ts";
import { defineNode } from "./define-node.ts";

export const each = defineNode({
  type: "each",
  version: 1,
  title: "Each, one after the other",
  doc: "Goes through a list in order and carries state from item to item, so that scene two can start from the last frame of scene one. `over` names the inputs that are gone through together; the body reads the current item as `$state.…` by that name, and what it yields besides `result` is there for the next item.",
  category: "flow",
  purity: "sampled",
  volatile: true,
  inputs: {},
  rest: one("any", { doc: "A list to go through, or a part of the state." }),
  params: z.object({
    over: z
      .union([z.string(), z.array(z.string()).min(1)])
      .meta({ label: "Over", description: "The inputs whose items are gone through." }),
  }),
  body: {
    yields: ["result"],
    folds: ({ over }) => (typeof over === "string" ? [over] : over),
    runs: (_, items) => ({ min: items, max: items }),
    asks: () => ["result"],
  },
  outputs: {
    results: givesList({ yields: "result" }, { doc: "What the body made of each item." }),
    last: gives({ yields: "result" }, { doc: "The last of them." }),
  },
  async run({ rest, params }, { body }) {
    const over = typeof params.over === "string" ? [params.over] : params.over;
    const lists = new Map(over.map((name) => [name, rest[name] as List | undefined]));
    const [first = []] = lists.values();
    for (const [name, list] of lists) {
      if (list?.length === first.length) continue;
      const message = `"${name}" has ${list?.length ?? "no"} items, and "${over[0]}" has ${first.length}`;
      throw failure("unequal-lists", message, { expected: "lists of equal length" });
    }
    let state: Readonly<Record<string, PortValue>> = Object.fromEntries(
      Object.entries(rest).filter(([name]) => !lists.has(name)),
    );
    const results: Item<Value>[] = [];
    for (const [index, { key }] of first.entries()) {
      const current = [...lists].map(([name, list]) => [name, list?.[index]?.value ?? null] as const);
      const round = body.start({ ...state, ...Object.fromEntries(current) }, index + 1, key);
      const carried: Record<string, PortValue> = {};
      for (const name of body.yields) {
        if (name !== "result" && index === first.length - 1) continue;
        const result = await round.get(name);
        if (result.state === "failed") throw failure(result.problem.code, result.problem.message, result.problem);
        if (result.state === "value") carried[name] = result.value;
      }
      const { result, ...rest } = carried;
      if (result === undefined) throw failure("no-result", `The body gave no result for "${key}"`);
      results.push({ key, value: result as Value });
      state = { ...state, ...rest };
    }
    const last = results.at(-1);
    if (!last) throw failure("empty-list", `"${over[0]}" has no items`, { hint: "give at least one" });
    return { results, last: last.value };
  },
});
