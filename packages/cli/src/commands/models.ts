import { openAccounts, refreshList, usualPrice, type ModelInfo, type Workspace } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Action, Arguments } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { legend, modelTable } from "../report/models.ts";
import type { Shell } from "../shell.ts";

/** `reelgraph models`. */
export const models: Action = async (given, shell) => {
  const wanted = wantedOf(given);
  let workspace = await openHere(given, shell);
  if (given.has("refresh")) {
    await refresh(workspace, shell);
    workspace = await openHere(given, shell);
  }
  const standard = workspace.found.config.defaults.model ?? workspace.models[0]?.id;
  const today = new Date().toISOString().slice(0, 10);
  const found = workspace.models
    .map((model) => ({ ...model, usdPerSecond: usualPrice(model, wanted) }))
    .filter((model) => fits(model, wanted, today));
  if (given.has("json")) {
    const told = found.map(({ usdPerSecond = null, ...model }) => ({
      ...model,
      usdPerSecond,
      default: model.id === standard,
    }));
    shell.out.line(JSON.stringify(told, null, 2));
  } else if (found.length === 0) shell.err.line("No model fits.");
  else {
    for (const line of modelTable(found, standard, today, shell.out)) shell.out.line(line);
    shell.err.line(legend);
  }
  return exits.ok;
};

interface Wanted {
  readonly provider: string | undefined;
  readonly audio: boolean;
  readonly image: boolean;
  readonly extend: boolean;
  readonly edit: boolean;
  readonly seconds: number | undefined;
  readonly size: { readonly width: number; readonly height: number } | undefined;
  readonly maxPrice: number | undefined;
}

function wantedOf(given: Arguments): Wanted {
  const size = given.get("size");
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(size ?? "") ?? [];
  if (size !== undefined && !width) throw badUsage(`"${size}" is no size`, { expected: "for example --size 1280x720" });
  return {
    provider: given.get("provider"),
    audio: given.has("audio"),
    image: given.has("image"),
    extend: given.has("extend"),
    edit: given.has("edit"),
    seconds: amount(given, "seconds"),
    size: size === undefined ? undefined : { width: Number(width), height: Number(height) },
    maxPrice: amount(given, "max-price"),
  };
}

function amount(given: Arguments, option: string): number | undefined {
  const text = given.get(option);
  if (text === undefined) return undefined;
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(number) && number >= 0) return number;
  throw badUsage(`--${option} is "${text}"`, { expected: "a number of 0 or more" });
}

/** Whether a model makes what is wanted in one clip and as it is asked for. A model that is closed fits no wish. */
function fits(model: ModelInfo & { usdPerSecond: number | undefined }, wanted: Wanted, today: string): boolean {
  const { provider, audio, image, extend, edit, seconds, size, maxPrice } = wanted;
  const can = model.capabilities;
  const picky =
    audio || image || extend || edit || seconds !== undefined || size !== undefined || maxPrice !== undefined;
  if (picky && model.retiresAt !== undefined && model.retiresAt <= today) return false;
  if (provider !== undefined && !model.id.startsWith(`${provider}/`)) return false;
  if ((audio && can.audio === "none") || (image && !can.image.first)) return false;
  if ((extend && !can.video?.extend) || (edit && !can.video?.edit && !can.video?.remix)) return false;
  if (seconds !== undefined && !makesLength(can.seconds, seconds)) return false;
  if (size && !makesSize(can.sizes, size)) return false;
  return maxPrice === undefined || (model.usdPerSecond !== undefined && model.usdPerSecond <= maxPrice);
}

function makesLength(lengths: ModelInfo["capabilities"]["seconds"], seconds: number): boolean {
  return "min" in lengths ? seconds >= lengths.min && seconds <= lengths.max : lengths.includes(seconds);
}

function makesSize(sizes: ModelInfo["capabilities"]["sizes"], { width, height }: NonNullable<Wanted["size"]>): boolean {
  if ("min" in sizes) return Math.min(width, height) >= sizes.min && Math.max(width, height) <= sizes.max;
  return sizes.some((size) => size.width === width && size.height === height);
}

/** Asks all vendors that can be asked. One that doesn't answer keeps nobody from seeing the others. */
async function refresh(workspace: Workspace, shell: Shell): Promise<void> {
  const accounts = openAccounts(workspace);
  shell.hide(() => accounts.secrets.used());
  const askable = workspace.providers.filter(({ adapter }) => adapter.list);
  if (askable.length === 0) shell.err.line("No configured vendor tells what it has.");
  const asks = askable.map(async (provider) => {
    const signal = AbortSignal.any([shell.signal, AbortSignal.timeout(30_000)]);
    try {
      const list = await refreshList(provider, accounts, workspace.stateFolder, signal);
      shell.err.line(`${provider.id}: ${list?.models.length ?? 0} models`);
    } catch (thrown) {
      shell.signal.throwIfAborted();
      shell.err.line(`${provider.id}: ${thrown instanceof Error ? thrown.message : "no answer"}`);
    }
  });
  await Promise.all(asks);
}
