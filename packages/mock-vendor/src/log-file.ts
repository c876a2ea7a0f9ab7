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
  let open = true;
  return {
    lines: text.toString("utf8", 0, end).split("\n").slice(0, -1),
    append(line) {
      // By now the number may stand for somebody else's file.
      if (!open) throw new Error(`${file} has been closed`);
      writeSync(fd, `${line}\n`);
      if (sync) fdatasyncSync(fd);
    },
    close() {
      if (open) closeSync(fd);
      open = false;
    },
  };
}

/** So that the file's name survives, too. Windows can't do that to folders. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const fd = openSync(folder, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
