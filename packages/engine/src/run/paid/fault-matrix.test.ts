import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { failure, ReelgraphError } from "../../errors.ts";
import { StorageAway } from "../../host.ts";
import type { Download, SubmitClass, Vendor } from "../../vendor.ts";
import type { PaidJob } from "../../ledger/books.ts";
import { Ledger } from "../../ledger/ledger.ts";
import type { Http } from "../../models/http.ts";
import { openAiVideos } from "../../models/openai-videos/openai-videos.ts";
import { sampleVideo } from "../../testing/sample-media.ts";
import { SimDisk } from "../../testing/simulation/sim-disk.ts";
import { SimProcess } from "../../testing/simulation/sim-process.ts";
import { createVirtualTime } from "../../testing/virtual-time.ts";
import { answer, bytes, json, reset, wireVendor, type Fault } from "../../testing/wire-vendor.ts";
import { createLane } from "../lanes/lane.ts";
import { buyClip } from "./buy-clip.ts";
import { Nudges } from "./nudges.ts";
import type { Payments } from "./payments.ts";

interface Bought {
  /** `settled`, or the code of the failure. */
  readonly end: string;
  readonly charges: number;
  readonly job: PaidJob | undefined;
  readonly posts: readonly number[];
  /** When it was asked after the job, in ms. */
  readonly polls: readonly number[];
  /** Whether each nudge found somebody who waits. */
  readonly woken: readonly boolean[];
  readonly seconds: number;
  /** Why it waited, in order, and how far it was when it went on. */
  readonly told: readonly (string | number)[];
  /** What went wrong, in words. */
  readonly said: string;
}

type Script = Parameters<typeof wireVendor>[1];

/** Buys one clip in virtual time from a vendor with these faults; somebody says that it is done at these ms. */
async function buy(
  submitClass: SubmitClass,
  script: Omit<Script, "idempotent">,
  nudged: readonly number[] = [],
  /** Throws while storage can't take the clip. */
  store = () => {},
): Promise<Bought> {
  const time = createVirtualTime(1_700_000_000_000);
  const vendor = wireVendor(time, { ...script, idempotent: submitClass === "idempotent" });
  const disk = new SimDisk();
  disk.leases.set("run:r", { fence: 1, owner: "p" });
  const ledger = new Ledger(disk.storeFor(new SimProcess("p", time, { crash: () => false, freeze: () => 0 })), time);
  const lane = createLane({}, time, () => 0.5);
  const nudges = new Nudges();
  const woken: boolean[] = [];
  for (const ms of nudged) void time.sleep(ms).then(() => woken.push(nudges.nudge("v", "video_1")));
  const payments: Payments = {
    nudges,
    run: "r",
    ledger,
    lease: { name: "run:r", fence: 1, validMs: () => 100_000, release: async () => {} },
    leases: { take: () => Promise.resolve(undefined) },
    caps: { unknownPrice: "deny" },
    clock: time,
    sha256: (text) => hash("sha256", text),
    media: {
      has: () => true,
      async receive(download) {
        const clip = await receive(download);
        store();
        return clip;
      },
    },
    laneOf: () => lane,
    predict: () => undefined,
    random: () => 0.5,
    turn: () => 1,
    answered: new Set(),
    keep: () => {},
  };
  let end = "";
  let said = "";
  const told: (string | number)[] = [];
  const idle = new AbortController().signal;
  void buyClip(
    {
      key: "k/0",
      place: { node: "clip", item: [] },
      request: { model: "v/m", prompt: "a mug", seconds: 4, format: "mp4", audio: false, seed: 1 },
      vendor: vendorOf(submitClass, vendor.http),
      price: { min: 0.4, max: 0.4 },
      rank: 1,
      paused: idle,
      signal: idle,
      emit(event) {
        if (event.type === "unit.waiting") told.push(event.reason);
        if (event.type === "unit.progress") told.push(event.fraction);
      },
    },
    payments,
  ).then(
    (job) => (end = job.state),
    (thrown: unknown) => {
      end = thrown instanceof ReelgraphError ? thrown.code : String(thrown);
      said = thrown instanceof ReelgraphError ? `${thrown.message} ${thrown.problems[0]?.hint}` : "";
    },
  );
  await time.run();
  const [job] = [...(await books(ledger, time)).jobs.values()].slice(-1);
  return {
    end,
    charges: vendor.charged.length,
    job,
    posts: vendor.posts,
    polls: vendor.polls,
    woken,
    told,
    said,
    seconds: (time.now() - 1_700_000_000_000) / 1000,
  };
}

async function books(ledger: Ledger, time: ReturnType<typeof createVirtualTime>) {
  const found = ledger.books();
  await time.run();
  return found;
}

function vendorOf(submitClass: SubmitClass, http: Http): Vendor {
  return openAiVideos.open({
    id: "v",
    baseUrl: "http://vendor/v1",
    key: undefined,
    profile: undefined,
    billsFailed: undefined,
    webhook: undefined,
    now: () => 0,
    http,
    read: () => Promise.resolve(new Uint8Array()),
    submitClass,
    submitTimeoutMs: 60_000,
    visibleAfterMs: 2000,
    keyKeptMs: 3_600_000,
    jobTimeoutMs: 30 * 60_000,
  });
}

/** What the media tools do with a download, as far as its bytes decide. */
async function receive({ bytes: pieces, length }: Download) {
  let text = "";
  for await (const piece of pieces) text += new TextDecoder().decode(piece);
  if (length !== undefined && text.length !== length) throw failure("download-incomplete", "it broke off");
  if (text !== "a film") throw failure("not-media", "it is no film");
  return sampleVideo;
}

const classes: readonly SubmitClass[] = ["idempotent", "searchable", "unknown"];
const doubtful = { idempotent: "settled", searchable: "settled", unknown: "outcome-unknown" };

/** The vendor takes the job, and then its answer gets lost. */
const taken =
  (then: Fault): Fault =>
  (exchange) => {
    exchange.serve();
    return then(exchange);
  };
const hang: Fault = async ({ request, time }) => {
  await time.sleep(10 * 60_000, request.signal);
  return reset();
};
const refuses =
  (status: number, code: string, headers = {}): Fault =>
  () =>
    json(status, { error: { message: code, code } }, headers);

describe("a submission that goes wrong", () => {
  const certain: [string, Fault, boolean, string][] = [
    ["a refused connection", () => reset(false), false, "settled"],
    ["a connection that is always refused", () => reset(false), true, "vendor-unreachable"],
    ["429 with Retry-After", refuses(429, "rate_limit", { "retry-after": "7" }), false, "settled"],
    ["429 without Retry-After", refuses(429, "rate_limit"), false, "settled"],
    ["an invalid request", refuses(400, "invalid_value"), true, "request-refused"],
    ["a wrong key", refuses(401, "invalid_api_key"), true, "vendor-auth"],
    ["no credit", refuses(402, "billing"), true, "vendor-quota"],
    ["a filter", refuses(400, "moderation_blocked"), true, "moderated"],
    ["a retired model", refuses(404, "model_not_found"), true, "model-gone"],
  ];
  const unclear: [string, Fault][] = [
    ["a reset", () => reset()],
    ["a 500", refuses(500, "server_error")],
    ["a 503", refuses(503, "overloaded")],
    ["no answer in time", hang],
    ["an answer that is no JSON", () => answer(200, "<html>")],
    ["an answer without an id", () => json(200, { status: "queued" })],
    ["a 409", refuses(409, "conflict")],
  ];
  for (const submitClass of classes) {
    it.each(certain)(
      `${submitClass}: %s is certain, and is sent again only where that is free (rule 27)`,
      async (_, fault, stays, end) => {
        const bought = await buy(submitClass, { submit: [fault], stays });
        expect(bought.end).toBe(end);
        expect(bought.charges).toBe(end === "settled" ? 1 : 0);
        expect(bought.job?.usd ?? 0, "what was reserved is released").toBe(end === "settled" ? 0.4 : 0);
      },
    );
    it.each(unclear)(
      `${submitClass}: %s before the vendor took it leads to one charge at most (rule 26)`,
      async (_, fault) => {
        const bought = await buy(submitClass, { submit: [fault] });
        expect(bought).toMatchObject({ end: doubtful[submitClass], charges: submitClass === "unknown" ? 0 : 1 });
      },
    );
    it.each(unclear)(`${submitClass}: %s after the vendor took it is not paid twice (rule 26)`, async (_, fault) => {
      const bought = await buy(submitClass, { submit: [taken(fault)] });
      expect(bought).toMatchObject({ end: doubtful[submitClass], charges: 1 });
    });
    it.each(unclear)(`${submitClass}: %s each time ends, and never pays twice`, async (_, fault) => {
      const bought = await buy(submitClass, { submit: [taken(fault)], stays: true });
      expect(bought.charges).toBe(1);
      expect(bought.end).not.toBe("");
    });
  }

  it("a 429 waits as long as the vendor says, within a tenth", async () => {
    const { posts } = await buy("unknown", { submit: [refuses(429, "rate_limit", { "retry-after": "7" })] });
    const [first = 0, second = 0] = posts;
    expect((second - first) / 1000).toBeGreaterThanOrEqual(7);
    expect((second - first) / 1000).toBeLessThan(7.7);
  });
});

describe("a poll or a download that goes wrong", () => {
  const again = (fault: Fault) => [fault, fault, fault];
  const status =
    (name: string, more: object = {}): Fault =>
    () =>
      json(200, { id: "video_1", status: name, ...more });
  const failed = (code: string, usage?: object): Fault => status("failed", { error: { code, message: code }, usage });
  const polls: [string, readonly Fault[], boolean, string, PaidJob["state"], number | undefined][] = [
    ["5xx", again(refuses(500, "oops")), false, "settled", "settled", 0.4],
    ["404", again(refuses(404, "not_found")), false, "settled", "settled", 0.4],
    ["a reset", again(() => reset()), false, "settled", "settled", 0.4],
    ["429", again(refuses(429, "slow_down")), false, "settled", "settled", 0.4],
    ["no JSON", again(() => answer(200, "{")), false, "settled", "settled", 0.4],
    ["a status that nobody knows", again(status("baking")), false, "settled", "settled", 0.4],
    [
      "progress that goes back",
      [status("in_progress", { progress: 80 }), status("in_progress", { progress: 3 })],
      false,
      "settled",
      "settled",
      0.4,
    ],
    ["a job that is stuck", [status("in_progress")], true, "job-timeout", "submitted", undefined],
    ["a key that is refused", [refuses(401, "expired")], true, "vendor-auth", "submitted", undefined],
    ["a job that failed, nobody knows at what cost", [failed("gpu")], false, "vendor-failed", "failed", 0.4],
    ["a job that failed for nothing", [failed("gpu", { cost: 0 })], false, "vendor-failed", "failed", 0],
    ["a clip that a filter withheld", [failed("moderation_output", { cost: 0.4 })], false, "moderated", "failed", 0.4],
  ];
  const downloads: [string, readonly Fault[], boolean, string, PaidJob["state"], number | undefined][] = [
    ["truncated", again(() => bytes(200, "a fi", 6)), false, "settled", "settled", 0.4],
    ["longer than announced", again(() => bytes(200, "a film!", 6)), false, "settled", "settled", 0.4],
    ["reset", again(() => reset()), false, "settled", "settled", 0.4],
    ["5xx", again(refuses(502, "gateway")), false, "settled", "settled", 0.4],
    ["an address that has expired", again(refuses(403, "expired")), false, "settled", "settled", 0.4],
    ["a page instead of a film", [() => bytes(200, "<html>", 6, "video/mp4")], true, "not-media", "failed", 0.4],
    ["an address that stays forbidden", [refuses(403, "expired")], true, "download-failed", "submitted", undefined],
    ["a clip that is gone", [refuses(410, "gone")], true, "download-failed", "submitted", undefined],
    ["always truncated", [() => bytes(200, "a", 6)], true, "download-incomplete", "submitted", undefined],
  ];
  for (const submitClass of classes) {
    it.each(polls)(
      `${submitClass}: polled %s: the job is never sent again`,
      async (_, poll, stays, end, state, usd) => {
        const bought = await buy(submitClass, { poll, stays });
        expect(bought).toMatchObject({ end, charges: 1 });
        expect([bought.job?.state, bought.job?.usd]).toEqual([state, usd]);
      },
    );
    it.each(downloads)(
      `${submitClass}: downloaded %s: the job is never sent again`,
      async (_, download, stays, end, state, usd) => {
        const bought = await buy(submitClass, { download, stays });
        expect(bought).toMatchObject({ end, charges: 1 });
        expect([bought.job?.state, bought.job?.usd]).toEqual([state, usd]);
      },
    );
  }

  it("a clip that its vendor has no more is told as one that was paid, with the ways out of it", async () => {
    const { said } = await buy("unknown", { download: [refuses(403, "expired")], stays: true });
    expect(said).toContain("The clip of job video_1 can't be fetched: expired");
    expect(said).toContain("may be billed");
    expect(said).toContain('reelgraph resolve r "clip" --charged');
    expect(said).not.toMatch(/nothing was sent|check the key/);
  });

  it("a job that failed, nobody knows at what cost, says what counts as spent", async () => {
    const said = async (usage?: object) => (await buy("unknown", { poll: [failed("gpu", usage)] })).said;
    expect(await said()).toContain('its price counts as spent ("billsFailed" in the configuration says what is true)');
    expect(await said({ cost: 0.4 })).not.toContain("counts as spent");
  });

  it("a submission in doubt is looked for by when it was sent, whatever names the vendor shows (rule 26)", async () => {
    const { said } = await buy("unknown", { submit: [refuses(500, "oops")] });
    expect(said).toMatch(/a job of 2023-11-14 22:13:20 UTC \(rg_/);
  });

  it("a doubt tells what there is to be told of the answer (rule 26)", async () => {
    const said = async (fault: Fault) => (await buy("unknown", { submit: [fault] })).said;
    const who = "Nobody can tell whether v took the job of clip";
    expect(await said(() => json(200, { error: { message: "no balance" } }))).toContain(
      `${who}: The vendor's answer to the submission can't be read: no balance`,
    );
    expect(await said(() => json(307, {}))).toContain(`${who}: The vendor answered with status 307`);
    expect(await said(() => reset())).toContain(`${who}: `);
  });

  it("a status that nobody knows is told once, and the job is followed all the same", async () => {
    const rejected = status("rejected");
    const { end, told } = await buy("unknown", { poll: [rejected, rejected, status("in_progress")] });
    expect([end, told]).toEqual(["settled", ['v calls its job "rejected", which is not known here', 0]]);
  });

  it("who waits for a vendor that doesn't tell about its job knows it, until it is told of again", async () => {
    const waits = (misses: number) => buy("unknown", { poll: Array<Fault>(misses).fill(refuses(404, "not_found")) });
    const reason = "v doesn't tell about its job (not_found); it is asked again";
    expect((await waits(2)).told).toEqual([]);
    expect(await waits(4)).toMatchObject({ end: "settled", told: [reason, reason, 0] });
    const gone = await buy("unknown", { poll: [refuses(404, "not_found")], stays: true });
    expect(gone).toMatchObject({ end: "job-timeout", charges: 1, job: { state: "submitted" } });
    expect(gone.said).toContain('`reelgraph resolve r "clip" --charged` gives it up, `--lost` sends it again');
  });

  it("a hint makes it ask at once; what it hears is what counts, and without hints it asks all the same", async () => {
    // The vendor is done 5 s after it took the job.
    const hints = [100, 600, 5100, 50_000];
    const [hinted, alone] = [await buy("unknown", {}, hints), await buy("unknown", {})];
    expect(hinted).toMatchObject({ end: "settled", charges: 1, woken: [true, true, true, false] });
    const start = 1_700_000_000_000;
    for (const ms of hints.slice(0, 3)) expect(hinted.polls.map((at) => at - start - 20)).toContain(ms);
    expect(hinted.polls.at(-1)).toBeLessThan(alone.polls.at(-1) ?? 0);
    expect(alone).toMatchObject({ end: "settled", charges: 1 });
  });

  it("storage that is away is waited for with the clip; the job is never sent again, and stays open where that takes too long (rule 26)", async () => {
    let tries = 0;
    const away = (times: number) => () => {
      if (tries++ < times) throw new StorageAway({ code: "storage-failed", at: "", message: "it doesn't answer" });
    };
    const waited = await buy("unknown", {}, [], away(40));
    expect(waited).toMatchObject({ end: "settled", charges: 1, job: { state: "settled", usd: 0.4 } });
    expect(waited.seconds).toBeGreaterThan(40 * 15);
    const never = await buy("unknown", {}, [], away(Infinity));
    expect(never).toMatchObject({ end: "storage-failed", charges: 1, job: { state: "submitted" } });
    expect(never.seconds).toBeLessThan(31 * 60);
  });

  it("a stuck job ends at its own time limit, and keeps its name", async () => {
    const bought = await buy("unknown", { poll: [status("in_progress")], stays: true });
    expect(bought.seconds).toBeGreaterThan(30 * 60);
    expect(bought.seconds).toBeLessThan(31 * 60);
    expect(bought.job?.ref?.id).toBe("video_1");
  });
});
