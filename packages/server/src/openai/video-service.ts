import { ReelgraphError } from "@reelgraph/engine";
import type { FileToSend } from "../http/file-to-send.ts";
import type { ApiCaller } from "./caller.ts";
import { newRow, orderPrint, type Order } from "./order.ts";
import type { Published } from "./published.ts";
import { Refusal } from "./refusal.ts";
import { Retries } from "./retries.ts";
import { Variants } from "./variants.ts";
import { fateOf, toVideo, type Fate, type VideoObject } from "./video-object.ts";
import type { FinishedRow, VideoRow } from "./video-row.ts";
import type { Page, VideoStore } from "./video-store.ts";

/** What a request says about being sent again. */
export interface Marks {
  readonly key: string | undefined;
  readonly again: boolean;
}

/** A page of videos, as clients page through them. */
export interface VideoPage {
  readonly object: "list";
  readonly data: readonly VideoObject[];
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly has_more: boolean;
}

/** Videos that are made by runs of published pipelines. Knows nothing of HTTP but what its refusals say. */
export class VideoService {
  readonly published: Published;
  readonly #store: VideoStore;
  readonly #retries: Retries;
  readonly #variants = new Variants();

  constructor(published: Published, store: VideoStore) {
    this.published = published;
    this.#store = store;
    this.#retries = new Retries(store);
  }

  /** Promises a video: its run goes on whatever becomes of the request. */
  async begin(order: Order, caller: ApiCaller, { key, again }: Marks): Promise<VideoObject> {
    this.published.file(order.model, order.operation);
    const fingerprint = orderPrint(order);
    const row = await this.#retries.once({ tenant: caller.tenant, key, again, fingerprint }, async (begun) => {
      if (begun) return this.#launch(begun, caller);
      const row = await newRow(order, caller, this.published, { fingerprint, key: key ?? null });
      const kept = await this.#store.add(row);
      return kept.run === null && kept.fingerprint === fingerprint ? this.#launch(kept, caller) : kept;
    });
    return toVideo(row, await this.#fate(row, caller));
  }

  async get(id: string, caller: ApiCaller): Promise<VideoObject> {
    const row = await this.#row(id, caller);
    return toVideo(row, await this.#fate(row, caller));
  }

  /** Refuses with 400 an `after` that is no video. */
  async list(page: Page, caller: ApiCaller): Promise<VideoPage> {
    const rows = await this.#store.page(caller.tenant, page);
    if (!rows) throw new Refusal(400, "invalid_value", "'after' names no video", { param: "after" });
    const shown = rows.slice(0, page.limit);
    const data = await Promise.all(shown.map(async (row) => toVideo(row, await this.#fate(row, caller))));
    const [first_id, last_id] = [data[0]?.id ?? null, data.at(-1)?.id ?? null];
    return { object: "list", data, first_id, last_id, has_more: rows.length > shown.length };
  }

  /** Forgets a video. Its bytes stay in the store, where other videos may be made of them. Refuses with 409 while it is made. */
  async delete(id: string, caller: ApiCaller): Promise<void> {
    const row = await this.#row(id, caller);
    const { status } = await this.#fate(row, caller);
    if (status === "queued" || status === "in_progress") {
      throw new Refusal(409, "video_in_progress", "The video is still being made; only a finished one can be deleted");
    }
    await this.#store.remove(id);
  }

  /** A finished video to make another of. Refuses with 400 what isn't finished. */
  async source(id: string, caller: ApiCaller): Promise<FinishedRow> {
    const row = await this.#row(id, caller);
    const fate = await this.#fate(row, caller);
    if (fate.status === "completed") return { ...row, finished: fate.finished };
    throw new Refusal(400, "video_not_ready", `The video ${id} is not completed`, { param: "video" });
  }

  /** Refuses with 404 until the video is completed. */
  async file(id: string, variant: string, caller: ApiCaller): Promise<FileToSend> {
    const fate = await this.#fate(await this.#row(id, caller), caller);
    if (fate.status === "completed") return this.#variants.find(fate.finished.sha256, variant, caller.runs);
    const why = fate.status === "failed" ? "has failed" : "is not ready yet; retrieve it to see how far it is";
    throw new Refusal(404, "video_not_ready", `The video ${why}`);
  }

  async #row(id: string, { tenant }: ApiCaller): Promise<VideoRow> {
    const row = /^video_[0-9a-f]{32}$/.test(id) ? await this.#store.get(tenant, id) : undefined;
    if (row) return row;
    throw new Refusal(404, "video_not_found", "There is no such video");
  }

  /** The run has the video's id as its key: however often this is tried, there is one run. */
  async #launch(row: VideoRow, { tenant: caller, runs }: ApiCaller): Promise<VideoRow> {
    try {
      const { id: run } = await runs.start({ file: row.file, inputs: row.inputs }, { caller, key: row.id });
      await this.#store.setRun(row.id, run);
      return { ...row, run };
    } catch (thrown) {
      // After anything that nobody foresaw, the run may have been promised: then a retry finds it.
      if (thrown instanceof ReelgraphError) await this.#store.takeBack(row.id);
      throw thrown;
    }
  }

  async #fate({ id, run, progress, finished }: VideoRow, { runs }: ApiCaller): Promise<Fate> {
    if (finished) return { status: "completed", finished };
    const fate = fateOf(await runs.get(run ?? "").catch(lost));
    if (fate.status === "completed") await this.#store.setFinished(id, fate.finished);
    else if ("progress" in fate && fate.progress > progress) await this.#store.setProgress(id, fate.progress);
    return fate;
  }
}

/** One run that is gone must not hide all other videos. */
function lost(thrown: unknown): undefined {
  if (thrown instanceof ReelgraphError && ["unknown-run", "journal-damaged"].includes(thrown.code)) return undefined;
  throw thrown;
}
