import { hash } from "node:crypto";
import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/** How far the ledger certainly reached: its last position and the hash there. */
export interface Head {
  readonly position: number;
  readonly hash: string;
}

/**
 * A second witness beside the database. Nobody acts on a money record before the head tells of it, so a ledger that
 * ends before its head has lost something, and one that goes beyond has a tail that nobody has acted on.
 */
export class HeadFile {
  readonly #file: string;
  #written = -1;

  constructor(file: string) {
    this.#file = file;
  }

  /** Whether it certainly tells of a position already. */
  tells(position: number): boolean {
    return position <= this.#written;
  }

  /** Undefined when there is none, or none that can be believed. */
  read(): Head | undefined {
    let text: string;
    try {
      text = readFileSync(this.#file, "utf8");
    } catch {
      return undefined;
    }
    const [position = "", last = "", check = ""] = text.trim().split(" ");
    if (checkOf(position, last) !== check) return undefined;
    return { position: Number(position), hash: last };
  }

  /**
   * Returns when it is on the disk. Always of one length and within one sector, so that it is never half-written. It never
   * goes back; the caller holds the lock of the database, so that nobody else writes in between.
   */
  write({ position, hash: last }: Head): void {
    const there = this.read()?.position ?? -1;
    if (position <= there) {
      this.#written = there;
      return;
    }
    const number = String(position).padStart(12, "0");
    const handle = openSync(this.#file, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      writeSync(handle, `${number} ${last} ${checkOf(number, last)}\n`, 0);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    this.#written = position;
  }
}

function checkOf(position: string, last: string): string {
  return hash("sha256", `${position} ${last}`).slice(0, 16);
}
