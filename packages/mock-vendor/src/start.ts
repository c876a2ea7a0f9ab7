import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openFaults } from "./faults/fault-plan.ts";
import { type FaultRule, readRules } from "./faults/rule.ts";
import type { Job } from "./job.ts";
import { openJobs } from "./jobs.ts";
import { type Charge, openLedger } from "./ledger.ts";
import type { MockVendorOptions } from "./options.ts";
import { openLimits } from "./rates/limits.ts";
import { serve } from "./routes/routes.ts";
import { settle } from "./settings.ts";
import type { Seen, Vendor } from "./vendor.ts";

/** A vendor that is running. */
export interface MockVendor {
  /** Without `/v1`. */
  readonly url: string;
  /** All charges, the oldest first. */
  ledger(): readonly Charge[];
  /** All jobs, the oldest first. */
  jobs(): readonly Job[];
  /** The newest requests (10,000 at most), the newest last, without those for the accounts. */
  requests(): readonly Seen[];
  /** Adds faults to those that are to come. Throws an error that says what is wrong with a rule. */
  addFaults(...rules: readonly FaultRule[]): void;
  /** The rules that were given. */
  faults(): readonly FaultRule[];
  /** Forgets all rules; faults by chance stay. */
  clearFaults(): void;
  /** Breaks all connections and closes all files. */
  close(): Promise<void>;
}

/**
 * Starts a vendor in this process. Throws what listening throws, such as `EADDRINUSE`, and a `TypeError` for a rule of
 * faults that can't be.
 */
export async function startMockVendor(options: MockVendorOptions = {}): Promise<MockVendor> {
  const settings = settle(options);
  const faults = openFaults(readRules(options.faults ?? []), options.chaos);
  const ledger = openLedger(settings.ledger);
  const charged = new Set(ledger.charges.map(({ jobId }) => jobId));
  const jobs = openJobs(
    settings.profile.forgets ? undefined : settings.jobs,
    ({ id, cents }) => cents === 0 || charged.has(id),
  );
  const vendor: Vendor = { settings, ledger, jobs, faults, limits: openLimits(settings), seen: [] };

  let url = "";
  const server = createServer((request, response) => {
    // A client that leaves in the middle is nobody's fault.
    request.on("error", () => {});
    serve(vendor, request, response, url).catch((error: unknown) => broke(response, error));
  });
  // Shorter than the client's, a timeout looks like a lost answer.
  server.keepAliveTimeout = 60_000;
  const closeFiles = () => {
    ledger.close();
    jobs.close();
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      closeFiles();
      reject(error);
    });
    server.listen(options.port ?? 0, options.host ?? "127.0.0.1", resolve);
  });
  url = addressOf(server.address() as AddressInfo);
  return {
    url,
    ledger: () => ledger.charges,
    jobs: () => [...jobs.all()],
    requests: () => vendor.seen,
    addFaults: (...rules) => faults.add(readRules(rules)),
    faults: () => faults.rules,
    clearFaults: () => faults.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          closeFiles();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

/** A mistake of the vendor's own must not look like a fault that somebody ordered. */
function broke(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.writeHead(500, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { code: "mock_vendor_broke", message: String(error) } }));
}
