import { startMockVendor, type MockVendor, type MockVendorOptions } from "@reelgraph/mock-vendor";
import { onTestFinished } from "vitest";
import { serveFolder, type ServedFolder } from "./browser.ts";

/**
 * A server with a vendor, `mock`, whose model `m` makes clips for ten cents a second; `film.json` is the pipeline. The
 * vendor's key is set unless `more`, further files, says otherwise.
 */
export async function serveShop(
  film: object,
  options: MockVendorOptions = {},
  more: Readonly<Record<string, object | string>> = { ".env": "MOCK_KEY=any\n" },
): Promise<readonly [ServedFolder, MockVendor]> {
  const vendor = await startMockVendor(options);
  onTestFinished(() => vendor.close());
  const mock = {
    use: "openai-videos",
    baseUrl: `${vendor.url}/v1`,
    key: { secret: "MOCK_KEY" },
    limits: { concurrency: 2 },
    models: { m: { price: { usd: 0.1, per: "second" } } },
  };
  const config = { providers: { mock }, defaults: { model: "mock/m" }, budget: { dayUsd: 20 } };
  const files = { "reelgraph.config.json": config, "film.json": film, ...more };
  return [await serveFolder([], files), vendor];
}
