import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** A file of lines that only grows. */
export interface LogFile {
  /** Those that were there when it was opened. */
  readonly lines: readonly string[];
  append(line: string): void;
  close(): void;
}

/**
 * Opens a file of lines; none: nothing is kept. With `sync` a line is on the disk when `append` returns. A last line
 * without its end was torn by a crash and is cut off: whoever wrote it had told nobody yet.
 */
export function openLog(file: string | undefined, { sync }: { sync: boolean }): LogFile {
  if (file === undefined) return { lines: [], append() {}, close() {} };
  mkdirSync(dirname(file), { recursive: true });
  const fd = openSync(file, "a+");
  const text = readFileSync(file);
  const end = text.lastIndexOf("\n") + 1;
  if (end < text.length) truncateSync(file, end);
  if (sync) syncFolder(dirname(file));
  return {
    lines: text.toString("utf8", 0, end).split("\n").slice(0, -1),
    append(line) {
      writeSync(fd, `${line}\n`);
      if (sync) fdatasyncSync(fd);
    },
    close: () => closeSync(fd),
  };
}

/** So that the file's name survives, too. */
function syncFolder(folder: string): void {
  const fd = openSync(folder, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
