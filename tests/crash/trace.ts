import { readFileSync } from "node:fs";

/** One system call that matters: what was written where, what reached the disk, what left. */
export interface Step {
  readonly is: "write" | "sync";
  /** File name, or `socket`. */
  readonly to: string;
  /** As strace shows it. */
  readonly text: string;
}

/** How strace is to be called. Whole pages of the journal are shown, so that records can be found in them. */
export const straceInto = (file: string) =>
  `strace -f -y -qq --seccomp-bpf -s 70000 -e trace=write,writev,pwrite64,fsync,fdatasync -o ${file}`.split(" ");

const call = /^(\d+) +(\w+)\(\d+<([^>]*)>(.*)$/;
const resumed = /^(\d+) +<\.\.\. (fsync|fdatasync) resumed>/;

/** Reads a trace. A write counts from its beginning, a sync from its end: threads overlap. */
export function readTrace(file: string): readonly Step[] {
  const syncing = new Map<string, string>();
  return readFileSync(file, "latin1")
    .split("\n")
    .flatMap((line): Step[] => {
      const [, waited] = resumed.exec(line) ?? [];
      if (waited !== undefined) return [{ is: "sync", to: syncing.get(waited) ?? "", text: "" }];
      const [, thread = "", name, path = "", text = ""] = call.exec(line) ?? [];
      if (name === undefined) return [];
      const to = path.startsWith("socket:") ? "socket" : (path.split("/").at(-1) ?? path);
      if (!name.endsWith("sync")) return [{ is: "write", to, text }];
      if (!text.includes("<unfinished")) return text.includes("= 0") ? [{ is: "sync", to, text }] : [];
      syncing.set(thread, to);
      return [];
    });
}

/** Whether a text was written into the journal, and it and then its head were synced, all in this order. */
export function isDurable(steps: readonly Step[], text: string): boolean {
  const order: [Step["is"], string][] = [
    ["sync", "journal.db-wal"],
    ["write", "journal.head"],
    ["sync", "journal.head"],
  ];
  let at = steps.findIndex(
    ({ is, to, text: written }) => is === "write" && to.startsWith("journal.db") && written.includes(text),
  );
  for (const [is, to] of order)
    at = at < 0 ? at : steps.findIndex((step, index) => index > at && step.is === is && step.to === to);
  return at >= 0;
}
