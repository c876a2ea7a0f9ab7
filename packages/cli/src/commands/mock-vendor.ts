import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type * as mockVendors from "@reelgraph/mock-vendor";
import type { FaultRule, MockVendorOptions, Window } from "@reelgraph/mock-vendor";
import { badUsage } from "../arguments.ts";
import { cannotListen } from "../cannot-listen.ts";
import type { Action, Arguments } from "../command.ts";
import { exits } from "../exits.ts";
import { wholeNumber } from "../run/choices.ts";

type Vendors = typeof mockVendors;

/** `reelgraph mock-vendor`: until Ctrl-C. */
export const mockVendor: Action = async (given, shell) => {
  const vendors = await import("@reelgraph/mock-vendor");
  const path = (option: string) => {
    const value = given.get(option);
    return value === undefined ? undefined : resolve(shell.folder, value);
  };
  const file = path("faults");
  const port = wholeNumber("--port", given.get("port") ?? "0", 0);
  const options: MockVendorOptions = {
    ...present({ host: given.get("host"), ledger: path("ledger"), state: path("state") }),
    ...present({ faults: file === undefined ? undefined : await readFaults(file, vendors) }),
    ...readOptions(given, vendors),
    port,
  };
  const vendor = await vendors.startMockVendor(options).catch((cause: unknown) => {
    throw cause instanceof TypeError ? badUsage(cause.message) : cannotListen(port, cause);
  });
  const { profile = "generic", class: kind = "C" } = options;
  shell.out.line(given.has("json") ? JSON.stringify({ url: vendor.url, profile, class: kind }) : vendor.url);
  shell.err.line("Ctrl-C stops the vendor.");
  if (!shell.signal.aborted) await once(shell.signal, "abort");
  await vendor.close();
  return exits.ok;
};

function readOptions(given: Arguments, { profileNames, retryForms }: Vendors): MockVendorOptions {
  const whole = (option: string, least: number) => {
    const text = given.get(option);
    return text === undefined ? undefined : wholeNumber(`--${option}`, text, least);
  };
  const rate = amount("--fault-rate", given.get("fault-rate"));
  const only = given.all("fault");
  return present({
    profile: oneOf("--profile", given.get("profile"), profileNames),
    class: oneOf("--class", given.get("class"), ["A", "B", "C"] as const),
    keys: some(given.all("key")),
    models: some(given.all("model")),
    centsPerSecond: amount("--cents", given.get("cents")),
    prices: Object.fromEntries(given.all("price").map(price)),
    chargeFailed: given.has("charge-failed"),
    chargeModerated: given.has("charge-moderated"),
    tellCost: given.has("tell-cost"),
    jobMs: whole("job-ms", 0),
    workers: whole("workers", 1),
    expiresMs: whole("expires-ms", 0),
    cancel: oneOf("--cancel", given.get("cancel"), ["running", "queued", "never"] as const),
    keyKeptMs: whole("key-kept-ms", 0),
    visibleAfterMs: whole("visible-after-ms", 0),
    windows: given.all("window").map((text) => window("--window", text)),
    pollWindows: given.all("poll-window").map((text) => window("--poll-window", text)),
    concurrency: whole("concurrency", 1),
    refusedCount: given.has("refused-count"),
    hiddenTenant: amount("--hidden-tenant", given.get("hidden-tenant")),
    retry: oneOf("--retry", given.get("retry"), retryForms),
    tellLimits: given.has("tell-limits"),
    chaos:
      rate === undefined ? undefined : { seed: whole("fault-seed", 0) ?? 0, rate, ...present({ only: some(only) }) },
    holdMs: whole("hold-ms", 0),
  });
}

async function readFaults(file: string, { readRules }: Vendors): Promise<readonly FaultRule[]> {
  try {
    return readRules(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw badUsage(`--faults ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Only what is there: an option that was not given must not hide a default. */
function present<T extends object>(options: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}

function some(values: readonly string[]): readonly string[] | undefined {
  return values.length > 0 ? values : undefined;
}

function oneOf<T extends string>(option: string, text: string | undefined, names: readonly T[]): T | undefined {
  const found = names.find((name) => name === text);
  if (text === undefined || found !== undefined) return found;
  throw badUsage(`${option} can't be "${text}"`, { expected: names.join(", ") });
}

function amount(option: string, text: string | undefined): number | undefined {
  const number = Number(text);
  if (text === undefined) return undefined;
  if (/\d/.test(text) && Number.isFinite(number) && number >= 0) return number;
  throw badUsage(`${option} can't be "${text}"`, { expected: "a number from 0" });
}

/** Reads `MODEL=CENTS`. */
function price(text: string): [string, number] {
  const at = text.lastIndexOf("=");
  const cents = amount("--price", text.slice(at + 1));
  if (at > 0 && cents !== undefined) return [text.slice(0, at), cents];
  throw badUsage(`--price can't be "${text}"`, { expected: "MODEL=CENTS" });
}

/** Reads `60/1m`: so many requests in so long. */
function window(option: string, text: string): Window {
  const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  const [, requests, count, unit] = /^(\d+)\/(\d*)(ms|s|m|h)$/.exec(text) ?? [];
  const perMs = Number(count === "" ? 1 : count) * units[(unit ?? "s") as keyof typeof units];
  if (Number(requests) >= 1 && perMs >= 1) return { requests: Number(requests), perMs };
  throw badUsage(`${option} can't be "${text}"`, { expected: "REQUESTS/TIME, for example 60/1m or 5/500ms" });
}
