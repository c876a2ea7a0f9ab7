import { expect } from "vitest";
import type { VideoRequest } from "../../host.ts";
import type { AdapterOptions } from "../../models/adapter.ts";
import { fit } from "../../models/fit.ts";
import type { HttpRequest } from "../../models/http.ts";
import { VendorError, type JobRef, type JobState, type Submission, type Vendor } from "../../vendor.ts";
import { clientKey, key, testOptions, type AdapterFixtures, type Answers } from "../adapter-fixtures.ts";
import { recordingHttp, type Recorded, type RecordingHttp, type Scripted } from "../recording-http.ts";

interface Ended<T> {
  readonly value?: T;
  readonly error?: VendorError;
  readonly sent: readonly HttpRequest[];
}

/** What the contract's cases are made with. */
export interface Bench {
  readonly fixtures: AdapterFixtures;
  /** Scheme, host and port of the configured address. */
  readonly home: string;
  options(wire: RecordingHttp): AdapterOptions;
  /** A request as it is after fitting it to its model. */
  fitted(asked: AdapterFixtures["requests"][number]["asked"]): VideoRequest;
  /** Makes one call to a new adapter. Nothing but a `VendorError` may come of it, and the key stays where it belongs. */
  call<T>(script: readonly Scripted[], use: (vendor: Vendor) => Promise<T>): Promise<Ended<T>>;
  /** Submits the first request. */
  submit(answer: Scripted, more?: Partial<Submission>): Promise<Ended<Awaited<ReturnType<Vendor["submit"]>>>>;
  poll(answers: readonly Scripted[], job?: JobRef): Promise<Ended<JobState>>;
  expectKeyAtHome(request: HttpRequest): void;
}

const usual: VideoRequest = { model: "", prompt: "a boat at dusk", seconds: 4, format: "mp4", audio: false, seed: 7 };
/** Never aborts. */
export const live: AbortSignal = new AbortController().signal;
/** A submission that nothing holds back. */
export const submission: Submission = { clientKey, signal: live, mayGo: () => true };

/** Opens a bench for one adapter's dialect. */
export function openBench(fixtures: AdapterFixtures): Bench {
  const { adapter, profile, accepted } = fixtures;
  const baseUrl = fixtures.baseUrl ?? adapter.baseUrl ?? "";
  const home = new URL(baseUrl).origin;
  const [first] = fixtures.requests;
  if (!first) throw new Error("the fixtures have no request");
  const bench: Bench = {
    fixtures,
    home,
    options: ({ http }) => testOptions(adapter, http, { baseUrl, profile }),
    fitted(asked) {
      const request = { ...usual, ...asked };
      const known = adapter.models.find(({ id }) => request.model === `v/${id}`);
      if (!known) return request;
      const model = { ...known, id: request.model, version: "1", price: () => undefined, generate };
      const [segment] = fit(request, model).segments;
      if (!segment) throw new Error("a plan has at least one segment");
      return segment;
    },
    async call(script, use) {
      const wire = recordingHttp(...script);
      const end = await use(adapter.open(bench.options(wire))).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      for (const request of wire.sent) bench.expectKeyAtHome(request);
      if (!("error" in end)) return { ...end, sent: wire.sent };
      expect(end.error).toBeInstanceOf(VendorError);
      const error = end.error as VendorError;
      expect(JSON.stringify(error.problem)).not.toContain(key);
      return { error, sent: wire.sent };
    },
    submit: (answer, more) =>
      bench.call([answer], (vendor) => vendor.submit(bench.fitted(first.asked), { ...submission, ...more })),
    poll: (answers, job = accepted.job) => bench.call(answers, (vendor) => vendor.poll(job, live)),
    expectKeyAtHome({ url, headers = {} }) {
      expect(decodeURIComponent(url)).not.toContain(key);
      if (new URL(url).origin !== home) expect(JSON.stringify(headers)).not.toContain(key);
    },
  };
  return bench;
}

/** Answers as a list. */
export function list(answers: Answers): readonly Recorded[] {
  return Array.isArray(answers) ? (answers as readonly Recorded[]) : [answers as Recorded];
}

/** What was sent, as `METHOD url`. */
export function asksOf(sent: readonly HttpRequest[]): readonly string[] {
  return sent.map(({ method, url }) => `${method} ${url}`);
}

function generate(): Promise<never> {
  return Promise.reject(new Error("not here"));
}
