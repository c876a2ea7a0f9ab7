import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { VideoRequest } from "../host.ts";
import type { Adapter } from "../models/adapter.ts";
import { fit } from "../models/fit.ts";
import type { HttpRequest } from "../models/http.ts";
import { priceBy } from "../models/price.ts";
import { VendorError, type Asset, type JobRef, type JobState, type VendorErrorKind } from "../vendor.ts";
import { clientKey, key, testOptions, type AdapterFixtures, type Answers } from "./adapter-fixtures.ts";
import { nonsense, spoiled } from "./hostile.ts";
import {
  breaks,
  breaksOff,
  endless,
  hangs,
  recordingHttp,
  type Recorded,
  type RecordingHttp,
  type Scripted,
} from "./recording-http.ts";

const base: VideoRequest = { model: "", prompt: "a boat at dusk", seconds: 4, format: "mp4", audio: false, seed: 7 };

/** What must hold for every adapter, whatever its dialect. Call it at the top of the adapter's test. */
export function adapterContract(fixtures: AdapterFixtures): void {
  const { adapter, profile, accepted, refusals, polls, cancels, lists } = fixtures;
  const baseUrl = fixtures.baseUrl ?? adapter.baseUrl ?? "";
  const home = new URL(baseUrl).origin;

  const options = ({ http }: RecordingHttp) => testOptions(adapter, http, { baseUrl, profile });
  const open = (wire: RecordingHttp) => adapter.open(options(wire));

  /** Makes one call to a new adapter. The key must be where it belongs, whatever comes of it. */
  async function call<T>(
    script: readonly Scripted[],
    use: (vendor: ReturnType<typeof open>) => Promise<T>,
  ): Promise<{ value?: T; error?: VendorError; sent: readonly HttpRequest[] }> {
    const wire = recordingHttp(...script);
    const end = await use(open(wire)).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    for (const request of wire.sent) expectKeyAtHome(request);
    if (!("error" in end)) return { ...end, sent: wire.sent };
    expect(end.error).toBeInstanceOf(VendorError);
    const error = end.error as VendorError;
    expect(JSON.stringify(error.problem)).not.toContain(key);
    return { error, sent: wire.sent };
  }

  function expectKeyAtHome({ url, headers = {} }: HttpRequest): void {
    expect(decodeURIComponent(url)).not.toContain(key);
    if (new URL(url).origin !== home) expect(JSON.stringify(headers)).not.toContain(key);
  }

  const fitted = (asked: AdapterFixtures["requests"][number]["asked"]): VideoRequest => {
    const request = { ...base, ...asked };
    const known = adapter.models.find(({ id }) => request.model === `v/${id}`);
    if (!known) return request;
    const model = { ...known, id: request.model, version: "1", price: () => undefined, generate: noGenerate };
    const [segment] = fit(request, model).segments;
    if (!segment) throw new Error("a plan has at least one segment");
    return segment;
  };
  const [first] = fixtures.requests;
  if (!first) throw new Error("the fixtures have no request");
  const live = new AbortController().signal;
  const submission = { clientKey, signal: live, mayGo: () => true };
  const submit = (script: Scripted, more: Partial<typeof submission> = {}) =>
    call([script], (vendor) => vendor.submit(fitted(first.asked), { ...submission, ...more }));
  const poll = (answers: readonly Scripted[], job: JobRef = accepted.job) =>
    call(answers, (vendor) => vendor.poll(job, live));

  describe([adapter.use, profile].filter(Boolean).join(" "), () => {
    describe("a submission", () => {
      it.each(fixtures.requests)("is one POST of the vendor's shape: $name", async ({ asked, sends }) => {
        const { value, sent } = await call([accepted.answer], (vendor) => vendor.submit(fitted(asked), submission));
        expect(value).toMatchObject(accepted.job);
        expect(sent).toHaveLength(1);
        const [{ method, url, body, headers, redirects }] = sent as [HttpRequest];
        expect({ method, url, body }).toEqual({ method: "POST", url: sends.url, body: sends.body });
        expect(headers).toMatchObject({ ...fixtures.auth, ...sends.headers });
        // A POST that follows redirects might arrive twice.
        expect(redirects ?? 0).toBe(0);
      });

      it.each<[string, Scripted]>([
        ["500", { status: 500, body: { error: { message: "oops" } } }],
        ["502 with a page", { status: 502, body: "<html>Bad Gateway</html>" }],
        ["504", { status: 504 }],
        ["a status that nobody expects", { status: 418 }],
        ["a redirect", { status: 307, headers: { location: "https://elsewhere.example/" } }],
        ["a reset", breaks()],
        ["a body that breaks off", endless],
        ["no JSON", { body: "<html>ok</html>" }],
        ["no id", { body: {} }],
      ])("is sent once and left in doubt on %s", async (_, script) => {
        const { error, sent } = await submit(script);
        expect(sent).toHaveLength(1);
        expect(error?.problem).toMatchObject({ kind: "submit_unknown", retry: "ask" });
      });

      it("is sent once and left in doubt when no answer comes in time", async () => {
        const late = new AbortController();
        const ended = submit(hangs, { signal: late.signal });
        late.abort(new Error("too late"));
        const { error, sent } = await ended;
        expect(sent.length).toBeLessThanOrEqual(1);
        expect(error?.problem).toMatchObject({ kind: "submit_unknown", retry: "ask" });
      });

      it("is sent again for nothing when it never left", async () => {
        const { error } = await submit(breaks(false));
        expect(error?.problem).toMatchObject({ kind: "network", retry: "resubmit_free" });
      });

      it("is not sent when it may not go any more", async () => {
        const { error, sent } = await submit(accepted.answer, { mayGo: () => false });
        expect(sent).toHaveLength(0);
        expect(error?.problem.retry).toBe("resubmit_free");
      });

      it("is not in doubt when the key can't be read: nothing was sent", async () => {
        const wire = recordingHttp(accepted.answer);
        const noKey = () => {
          throw new Error("no key");
        };
        const vendor = adapter.open({ ...options(wire), key: noKey });
        const thrown: unknown = await vendor.submit(fitted(first.asked), submission).catch((error: unknown) => error);
        expect(wire.sent).toHaveLength(0);
        expect((thrown as VendorError).problem.retry).toBe("never");
      });

      const retries: Partial<Record<VendorErrorKind, string>> = { rate_limit: "resubmit_free" };
      const all = Object.entries(refusals).flatMap(([kind, answers]) =>
        list(answers).map((answer) => [kind as VendorErrorKind, answer.status ?? 200, answer] as const),
      );
      it.each(all)("is refused for certain: %s (%d)", async (kind, _, answer) => {
        const { error, sent } = await submit(answer);
        expect(sent).toHaveLength(1);
        expect(error?.problem).toMatchObject({ kind, retry: retries[kind] ?? "never" });
        expect(error?.problem.message).not.toBe("");
      });

      it("is left in doubt, or read, whatever is answered", async () => {
        for (const body of [...nonsense, ...spoiled(accepted.answer.body)]) {
          const { value, error, sent } = await submit({ ...accepted.answer, body });
          expect(sent).toHaveLength(1);
          if (error) expect(error.problem.kind).toBe("submit_unknown");
          else expect(value?.id).toEqual(expect.stringMatching(/./));
        }
      });
    });

    describe("a job", () => {
      it("is followed from its stored reference by another process", async () => {
        const { value } = await submit(accepted.answer);
        const { headers: _, ...ref } = value ?? { id: "" };
        const stored = JSON.stringify(ref);
        expect(stored).not.toContain(key);
        expect(JSON.parse(stored)).toEqual(accepted.job);
        const { value: state, sent } = await poll(list(polls.running.answers), JSON.parse(stored) as JobRef);
        expect(state).toMatchObject({ ...polls.running.gives });
        expect(`${sent[0]?.method} ${sent[0]?.url}`).toBe(polls.asks);
        expect(sent[0]?.headers).toMatchObject(fixtures.auth);
      });

      it("is running as long as the vendor has no clear word for its state", async () => {
        const { value } = await poll(list(polls.unknown));
        expect(value?.status).toBe("running");
      });

      it("is done when there is a clip", async () => {
        const { value } = await poll(list(polls.succeeded.answers));
        expect(value).toMatchObject({ status: "succeeded", ...polls.succeeded.gives });
      });

      it.each(Object.entries(polls.moderated))("is withheld by a filter: %s", async (_, { answers, gives }) => {
        const { value } = await poll(list(answers));
        expect(value).toMatchObject({ error: { kind: "moderation_output", retry: "resubmit_paid" }, ...gives });
      });

      it.each(Object.entries(polls.ends))("ends, with what is known of its cost: %s", async (_, { answers, gives }) => {
        const { value } = await poll(list(answers));
        expect(value).toMatchObject(gives);
        const { status, billed, usd } = value as Extract<JobState, { billed: unknown }>;
        expect(["failed", "cancelled", "expired"]).toContain(status);
        expect([true, false, "unknown"]).toContain(billed);
        if (usd !== undefined) expect(billed).toBe(usd > 0);
      });

      it.each<[string, Scripted, string, string]>([
        ["500", { status: 500 }, "network", "poll"],
        ["429", { status: 429 }, "rate_limit", "poll"],
        ["401", { status: 401 }, "auth", "poll"],
        ["404", { status: 404 }, "network", "never"],
        ["410", { status: 410 }, "network", "never"],
        ["a reset", breaks(), "network", "poll"],
        ["a connection refused", breaks(false), "network", "poll"],
        ["no JSON", { body: "<html>" }, "provider", "poll"],
        ["a body without end", endless, "provider", "poll"],
      ])("is not touched by a question that fails: %s", async (_, script, kind, retry) => {
        const { error } = await poll([script]);
        expect(error?.problem).toMatchObject({ kind, retry });
      });

      it("stays as it is, or is read, whatever is answered", async () => {
        const known = [polls.running, polls.succeeded, ...Object.values(polls.ends), ...Object.values(polls.moderated)];
        for (const { answers } of known) {
          const script = list(answers);
          for (const [at, recorded] of script.entries())
            for (const body of [...nonsense, ...spoiled(recorded.body)]) {
              // What comes behind a spoiled answer is asked for only where it still makes sense.
              const { value } = await poll([...script.with(at, { ...recorded, body }), ...script]);
              if (value) expect(State.safeParse(value).error).toBeUndefined();
            }
        }
      });
    });

    describe("a clip", () => {
      const download = (script: readonly Scripted[], asset: Asset) =>
        call(script, (vendor) => vendor.download(accepted.job, asset, live));
      const assetOf = async (answers: Answers): Promise<Asset> => {
        const { value } = await poll(list(answers));
        const [asset] = value?.status === "succeeded" ? value.assets : [];
        if (!asset) throw new Error("the fixtures' finished job has no clip");
        return asset;
      };
      const film: Recorded = { body: "a film", headers: { "content-length": "6", "content-type": "video/mp4" } };

      it("is fetched from where the vendor put it", async () => {
        const { value, sent } = await download([film], await assetOf(polls.succeeded.answers));
        expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${fixtures.clip}`]);
        expect(await textOf(value?.bytes)).toBe("a film");
        expect(value).toMatchObject({ length: 6, type: "video/mp4" });
      });

      it("is fetched again from a fresh address when it breaks off", async () => {
        const asset = await assetOf(polls.succeeded.answers);
        const { value: broken } = await download([breaksOff], asset);
        await expect(textOf(broken?.bytes)).rejects.toThrow("broke off");
        const { value } = await download([film], await assetOf(polls.succeeded.answers));
        expect(await textOf(value?.bytes)).toBe("a film");
      });

      it("is fetched from behind a redirect to another host, without the key", async () => {
        const away = { status: 302, headers: { location: "https://storage.example/clip" } };
        const { value, sent } = await download([away, film], await assetOf(polls.succeeded.answers));
        expect(sent.at(-1)?.url).toBe("https://storage.example/clip");
        expect(await textOf(value?.bytes)).toBe("a film");
      });

      it.each<[string, Scripted, string]>([
        ["500", { status: 500 }, "poll"],
        ["403", { status: 403 }, "poll"],
        ["404", { status: 404 }, "never"],
        ["a reset", breaks(), "poll"],
      ])("that can't be fetched says nothing about the job: %s", async (_, script, retry) => {
        const { error } = await download([script], await assetOf(polls.succeeded.answers));
        expect(error?.problem.retry).toBe(retry);
      });

      const { succeededAt } = polls;
      it
        .skipIf(!succeededAt)
        .each([
          "https://cdn.example/clip.mp4",
          `${home}.evil.example/clip.mp4`,
          `${home}@evil.example/clip.mp4`,
          `http://${home.replace(/^https?:\/\//, "")}:81/clip.mp4`,
          "//evil.example/clip.mp4",
          "\\\\evil.example/clip.mp4",
        ])("elsewhere is asked for without the key: %s", async (url) => {
        const { value } = await poll(list(succeededAt?.(url) ?? []));
        if (value?.status === "succeeded") for (const asset of value.assets) await download([film], asset);
      });
    });

    describe.skipIf(!cancels)("a cancellation", () => {
      it.each(Object.entries(cancels?.answers ?? {}))("%s", async (_, { gives, ...answer }) => {
        const { value, sent } = await call([answer], async (vendor) => vendor.cancel?.(accepted.job, live));
        expect(`${sent[0]?.method} ${sent[0]?.url}`).toBe(cancels?.asks);
        expect(value).toBe(gives);
      });

      it("without an answer is no cancellation", async () => {
        for (const script of [breaks(), { status: 500 }]) {
          const { value } = await call([script], async (vendor) => vendor.cancel?.(accepted.job, live));
          expect(value).not.toBe("cancelled");
        }
      });
    });

    describe("the catalogue", () => {
      it("says for each model what it can do, what it costs, and where that is from", () => {
        expect(new Set(adapter.models.map(({ id }) => id)).size).toBe(adapter.models.length);
        for (const model of adapter.models) {
          expect(model.facts.source, model.id).not.toBe("");
          expect(model.facts.asOf, model.id).toMatch(/^\d{4}-\d\d-\d\d$/);
          const { sizes, defaultSize } = model.capabilities;
          if (!("min" in sizes)) expect(sizes, model.id).toContainEqual(defaultSize);
          if (model.retiresAt !== undefined) expect(model.retiresAt).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
      });

      const charged = fixtures.requests.filter(({ usd }) => usd !== undefined);
      it.skipIf(charged.length === 0).each(charged)(
        "estimates no less than was charged: $name",
        ({ asked, usd = 0 }) => {
          const model = adapter.models.find(({ id }) => asked.model === `v/${id}`);
          const price = model && priceBy(model.prices, fitted(asked));
          expect(price?.max).toBeGreaterThanOrEqual(usd);
        },
      );

      it.skipIf(!lists)("is what the vendor says now, where it says so", async () => {
        const wire = recordingHttp(...list(lists?.answers ?? []));
        const models = await adapter.list?.(options(wire), live);
        expect(models?.map(({ id }) => id)).toEqual(lists?.gives);
        expect(wire.sent.map(({ method, url }) => `${method} ${url}`)[0]).toBe(lists?.asks);
        for (const request of wire.sent) expectKeyAtHome(request);
      });

      it.skipIf(!lists)("is not spoiled by an answer that makes no sense", async () => {
        const script = list(lists?.answers ?? []);
        for (const [at, recorded] of script.entries())
          for (const body of [...nonsense, ...spoiled(recorded.body)]) {
            const wire = recordingHttp(...script.with(at, { ...recorded, body }), ...script);
            const end = await adapter.list?.(options(wire), live).catch((error: unknown) => error);
            if (end instanceof Error) expect(end).toBeInstanceOf(VendorError);
            else for (const model of end as Awaited<ReturnType<NonNullable<Adapter["list"]>>>) expectModel(model);
          }
      });
    });
  });
}

const problem = z.object({
  kind: z.string(),
  retry: z.string(),
  message: z.string().min(1),
  code: z.string().optional(),
});
const usd = z.number().min(0).optional();

/** What every state must look like, whatever the vendor wrote. */
const State = z.discriminatedUnion("status", [
  z.object({ status: z.enum(["queued", "running"]), progress: z.number().min(0).max(1).optional(), nextPollMs: usd }),
  z.object({
    status: z.literal("succeeded"),
    assets: z.array(z.object({ url: z.string().optional(), type: z.string().optional() })).min(1),
    usd,
  }),
  z.object({
    status: z.enum(["failed", "cancelled", "expired"]),
    error: problem,
    billed: z.union([z.boolean(), z.literal("unknown")]),
    usd,
  }),
]);

function expectModel({ id, capabilities: { seconds, sizes }, prices }: Adapter["models"][number]): void {
  expect(id).not.toBe("");
  for (const length of "min" in seconds ? [seconds.min, seconds.max] : seconds) expect(length).toBeGreaterThan(0);
  if (!("min" in sizes)) for (const { width, height } of sizes) expect(width * height).toBeGreaterThan(0);
  for (const { usd } of prices) expect(usd).toBeGreaterThanOrEqual(0);
}

function list(answers: Answers): readonly Recorded[] {
  return Array.isArray(answers) ? (answers as readonly Recorded[]) : [answers as Recorded];
}

async function textOf(bytes: AsyncIterable<Uint8Array> | undefined): Promise<string> {
  let text = "";
  for await (const piece of bytes ?? []) text += new TextDecoder().decode(piece);
  return text;
}

function noGenerate(): Promise<never> {
  return Promise.reject(new Error("not here"));
}
