import { didYouMean, failure, nodeInfo, type NodeInfo } from "@reelgraph/engine";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { describeNode } from "../report/node-type.ts";
import type { Channel } from "../shell.ts";
import { table } from "../terminal/table.ts";

/** `reelgraph nodes [TYPE]`. */
export const nodes: Action = async (given, shell) => {
  const registry = await (await openHere(given, shell)).types();
  const [name] = given.words;
  const type = name === undefined ? undefined : registry.get(name);
  if (name !== undefined && !type) {
    const names = registry.names();
    throw failure("unknown-node-type", `There is no node type "${name}"`, {
      expected: names.join(", "),
      ...didYouMean(name, names),
    });
  }
  const infos = (type ? [type] : registry.all()).map(nodeInfo);
  if (given.has("json")) shell.out.line(JSON.stringify(type ? infos[0] : infos, null, 2));
  else
    for (const line of type ? infos.flatMap((info) => describeNode(info, shell.out)) : overview(infos, shell.out))
      shell.out.line(line);
  return exits.ok;
};

function overview(infos: readonly NodeInfo[], channel: Channel): string[] {
  const { style } = channel;
  const lines = [...Map.groupBy(infos, ({ category }) => category)].flatMap(([category, own]) => {
    const rows = own.map(({ type, title }) => [{ text: type, paint: style.cyan }, title]);
    return [style.bold(category), ...table([{}, { gives: true }], rows, channel.size().columns - 1), ""];
  });
  return [...lines, `${style.cyan("reelgraph nodes TYPE")} describes one.`];
}
