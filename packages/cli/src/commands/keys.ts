import { join } from "node:path";
import {
  KeyRing,
  makeKey,
  SharedKeys,
  scopes,
  TenantName,
  type ApiKey,
  type Limits,
  type Scope,
} from "@reelgraph/server";
import { badUsage } from "../arguments.ts";
import type { Action, Arguments } from "../command.ts";
import { exits } from "../exits.ts";
import { openFleet } from "../fleet.ts";
import { openHere } from "../open.ts";
import type { Shell } from "../shell.ts";
import { dollars, wholeNumber } from "../run/choices.ts";
import { table, tableWidth } from "../terminal/table.ts";
import { oneLine } from "../terminal/width.ts";

/** `reelgraph keys`, `reelgraph keys add` and `reelgraph keys revoke ID`: the keys of this folder's server, or of a fleet's. */
export const keys: Action = async (given, shell) => {
  const { stateFolder } = await openHere(given, shell);
  const fleet = await openFleet(given, shell);
  if (!fleet) return tend(new KeyRing(join(stateFolder, "keys.json")), given, shell);
  const { tables } = fleet.storage.open(stateFolder);
  if (!tables) throw new Error("a fleet has tables");
  const shared = await SharedKeys.open(tables);
  try {
    return await tend(shared, given, shell);
  } finally {
    shared.close();
    await fleet.close();
  }
};

async function tend(ring: KeyRing | SharedKeys, given: Arguments, shell: Shell): Promise<number> {
  const [what = "list", id, ...rest] = given.words;
  const { out, err } = shell;
  if (what === "add" && id === undefined) {
    const { key, kept } = newKey(given);
    await ring.add(kept);
    err.line(`The key ${kept.id} is shown this once, and kept nowhere:`);
    out.line(given.has("json") ? JSON.stringify({ key, ...shown(kept) }) : key);
  } else if (what === "revoke" && id !== undefined && rest.length === 0) {
    await ring.revoke(id);
    err.line(`The key ${id} is revoked; a server that runs knows it within a second.`);
  } else if (what === "list" && id === undefined) {
    const kept = ring.keys();
    if (given.has("json")) out.line(JSON.stringify(kept.map(shown)));
    else if (kept.length === 0) err.line("There are no keys yet.");
    else
      for (const line of table([{}, {}, { gives: true }, { gives: true }], kept.map(cells), tableWidth(out)))
        out.line(line);
  } else {
    throw badUsage(`There is no "keys ${given.words.join(" ")}"`, {
      expected: "reelgraph keys list, reelgraph keys add, or reelgraph keys revoke ID",
    });
  }
  return exits.ok;
}

function newKey(given: Arguments) {
  const asked = given.all("scope");
  const unknown = asked.find((one) => !scopes.some((scope) => scope === one));
  if (unknown !== undefined || asked.length === 0) {
    const message = unknown === undefined ? "A key needs a scope" : `There is no scope "${unknown}"`;
    throw badUsage(message, { expected: `--scope, one or more of ${scopes.join(", ")}` });
  }
  const tenant = given.get("tenant");
  if (tenant !== undefined && !TenantName.safeParse(tenant).success) {
    throw badUsage(`--tenant can't be "${tenant}"`, { expected: "small letters, digits and dashes, at most 40" });
  }
  const [expires, note] = [given.get("expires"), given.get("note")];
  const limits = limitsOf(given);
  return makeKey(asked as readonly Scope[], {
    created: new Date().toISOString(),
    ...(tenant === undefined ? {} : { tenant }),
    ...(note === undefined ? {} : { note: note.slice(0, 200) }),
    ...(expires === undefined ? {} : { expires: moment(expires) }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  });
}

function limitsOf(given: Arguments): Limits {
  const money = (option: string) => given.get(option) && dollars(`--${option}`, given.get(option) ?? "");
  const count = (option: string) => given.get(option) && wholeNumber(`--${option}`, given.get(option) ?? "", 1);
  const all = {
    dayUsd: money("day-usd"),
    totalUsd: money("total-usd"),
    requestsPerMinute: count("requests-per-minute"),
    runsPerMinute: count("runs-per-minute"),
  };
  return Object.fromEntries(Object.entries(all).filter(([, limit]) => typeof limit === "number")) as Limits;
}

/** Throws `bad-usage` unless the text is a date, or a date and a time. */
function moment(text: string): string {
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(at.getTime())) return at.toISOString();
  throw badUsage(`--expires can't be "${text}"`, { expected: "a date, for example 2027-06-30" });
}

/** A key as it may be shown: without what it is known by. */
function shown(key: ApiKey) {
  const { sha256: _, ...rest } = key;
  return rest;
}

function cells({ id, tenant, scopes, limits = {}, expires, note }: ApiKey): readonly string[] {
  const facts = [
    ...Object.entries(limits).map(([name, limit]) => `${name} ${limit}`),
    ...(expires === undefined ? [] : [`until ${expires.slice(0, 10)}`]),
    ...(note === undefined ? [] : [oneLine(note)]),
  ];
  return [id, tenant ?? "", scopes.join(" "), facts.join(", ")];
}
