import type { Health, ModelHealth, ProviderHealth, StorageHealth } from "@reelgraph/engine/node";
import type { Channel } from "../shell.ts";
import { usd } from "../terminal/units.ts";

/** What a doctor found, for people: good things short, bad ones with what to do. */
export function health({ providers, models, storage, ok }: Health, { style }: Channel): string[] {
  const mark = (good: boolean, words: string) => `  ${good ? style.green("✓") : style.red("✗")} ${words}`;
  const vendors = providers.flatMap((provider) => [
    `${style.bold(provider.id)} ${style.dim(provider.address === "" ? provider.use : `${provider.use} at ${provider.address}`)}`,
    ...keyLines(provider, mark),
    ...answerLines(provider, mark),
    "",
  ]);
  const named = models.map((model) => mark(model.state === "ok" || model.state === "retires", modelWords(model)));
  return [
    ...(providers.length === 0 ? ["No vendor is configured; `sketch` needs none.", ""] : vendors),
    ...(storage ? storageLines(storage, style.bold("media"), mark) : []),
    ...(named.length === 0 ? [] : [style.bold("models"), ...named, ""]),
    ok ? style.green("All is well.") : style.red("Something must be mended: see ✗ above."),
  ];
}

function storageLines({ address, keys, answers, message }: StorageHealth, title: string, mark: Mark): string[] {
  const words = { yes: "it takes, gives, lists and removes objects", no: `it can't be used: ${message}`, unasked: "" };
  return [
    `${title} at ${address}`,
    ...keys.flatMap((key) => keyLines({ key }, mark)),
    ...(answers === "unasked" ? [] : [mark(answers === "yes", words[answers])]),
    "",
  ];
}

type Mark = (good: boolean, words: string) => string;

function keyLines({ key }: Pick<ProviderHealth, "key">, mark: Mark): string[] {
  if (!key) return [];
  return [mark(key.set, key.set ? `${key.name} is set` : `${key.name} is not set: export it, or write it into .env`)];
}

function answerLines({ answers, message, listed, key }: ProviderHealth, mark: Mark): string[] {
  const said = message === undefined ? "" : `: ${message}`;
  const list = listed ? `, and lists ${listed.models} models (${listed.asOf})` : "";
  switch (answers) {
    case "yes":
      return [mark(true, `it answers${key ? " and takes the key" : ""}${list}`)];
    case "refused":
      return [mark(false, `it refuses the key${said}`)];
    case "no":
      return [mark(false, `it does not answer${said}`)];
    case "unasked":
      return key?.set === false ? [] : ["  · it can't be asked for nothing"];
  }
}

function modelWords({ id, usedBy, state, on, usdPerSecond, instead }: ModelHealth): string {
  const users = usedBy.length === 0 ? "" : ` (${usedBy.join(", ")})`;
  const price =
    usdPerSecond === undefined ? "price unknown" : usdPerSecond === 0 ? "free" : `${usd(usdPerSecond)} a second`;
  const words = {
    ok: price,
    retires: `closes on ${on}`,
    retired: `closed on ${on}`,
    unlisted: "no longer in the vendor's list",
    unknown: "nobody knows it; `reelgraph models` lists those that are known",
  };
  return `${id}${users}: ${words[state]}${instead ? `\n    ${insteadWords(instead)}` : ""}`;
}

function insteadWords({ id, usdPerSecond, more }: NonNullable<ModelHealth["instead"]>): string {
  const price = usdPerSecond === undefined ? "price unknown" : `${usd(usdPerSecond)} a second`;
  const difference =
    more === undefined ? "" : more === 0 ? ", the same" : `, ${usd(Math.abs(more))} ${more > 0 ? "more" : "less"}`;
  return `${id} may take its place: ${price}${difference}`;
}
