import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { table } from "../terminal/table.ts";

/** `reelgraph models`. */
export const models: Action = async (given, shell) => {
  const { models: known, found } = await openHere(given, shell);
  const { out } = shell;
  if (given.has("json")) out.line(JSON.stringify(known, null, 2));
  else {
    const standard = found.config.defaults.model ?? known[0]?.id;
    const rows = known.map(({ id, title, capabilities: { seconds, sizes } }) => {
      const lengths = "min" in seconds ? `${seconds.min} to ${seconds.max} s` : `${seconds.join(", ")} s`;
      const shapes =
        "min" in sizes
          ? `${sizes.min} to ${sizes.max} px`
          : sizes.map(({ width, height }) => `${width}x${height}`).join(", ");
      return [{ text: id, paint: out.style.cyan }, title, lengths, shapes, id === standard ? "default" : ""];
    });
    for (const line of table([{}, { gives: true }, {}, { gives: true }, {}], rows, out.size().columns - 1))
      out.line(line);
  }
  return exits.ok;
};
