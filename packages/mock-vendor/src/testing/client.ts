import { onTestFinished } from "vitest";
import { type MockVendorOptions } from "../options.ts";
import { startMockVendor } from "../start.ts";

export type Wire = Record<string, unknown> & { id: string; status: string };

/** A small clip. */
export const ask = { prompt: "a lighthouse", model: "m", seconds: "1", size: "320x180" };

/** Starts a vendor that ends with the test, and speaks to it as a client with a key would. */
export async function vendorWith(options: MockVendorOptions = {}) {
  const vendor = await startMockVendor({ jobMs: 2, ...options });
  onTestFinished(() => vendor.close());
  return { vendor, ...clientOf(vendor.url) };
}

/** Speaks to a vendor. Every call is one request. */
export function clientOf(url: string, apiKey = "key-1") {
  const call = (path: string, init: RequestInit = {}, key = apiKey) =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
  const read = async <T = Wire>(path: string, init?: RequestInit) => (await (await call(path, init)).json()) as T;
  const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const submit = (body: unknown = ask, headers: Record<string, string> = {}) => call("/v1/videos", json(body, headers));
  const form = (fields: Record<string, string | Blob>, headers: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return call("/v1/videos", { method: "POST", body, headers });
  };
  const poll = (id: string) => read(`/v1/videos/${encodeURIComponent(id)}`);
  /** Asks until the job is over. */
  const settled = async (id: string): Promise<Wire> => {
    for (;;) {
      const video = await poll(id);
      if (!["queued", "in_progress", "processing"].includes(video.status)) return video;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  /** Submits and waits for the end. */
  const made = async (body: unknown = ask) => settled(((await (await submit(body)).json()) as Wire).id);
  const content = (id: string) => call(`/v1/videos/${encodeURIComponent(id)}/content`);
  return { call, read, json, submit, form, poll, settled, made, content };
}

/** The word with which a request failed that got no answer. */
export async function failureOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return "none";
  } catch (error) {
    const { cause } = error as { cause?: { code?: string; message: string } };
    return cause?.code ?? cause?.message ?? String(error);
  }
}
