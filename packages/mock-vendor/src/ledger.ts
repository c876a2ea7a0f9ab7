import { openLog } from "./log-file.ts";

/** One charge. A line of the ledger. */
export interface Charge {
  /** The idempotency key that came with the submission, in whichever class. */
  readonly key: string | null;
  /** The client's tag that came with it. */
  readonly tag: string | null;
  readonly jobId: string;
  readonly cents: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly model: string;
  /** Length of the clip. */
  readonly seconds: number;
}

/** The vendor's own books. */
export interface Ledger {
  readonly charges: readonly Charge[];
  /** Durable when it returns. */
  charge(charge: Charge): void;
  close(): void;
}

/** Opens the books, in a file or in memory. */
export function openLedger(file: string | undefined): Ledger {
  const log = openLog(file, { sync: true });
  // Lines are read back as this program wrote them: nobody else writes here.
  const charges = log.lines.map((line) => JSON.parse(line) as Charge);
  return {
    charges,
    charge(charge) {
      log.append(JSON.stringify(charge));
      charges.push(charge);
    },
    close: () => log.close(),
  };
}
