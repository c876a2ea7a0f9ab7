/** A process that opens a database at the moment that it is told, and tells how that went. */
import { openDatabase } from "../node/database.ts";

process.on("message", ({ file, at }: { file: string; at: number }) => {
  while (Date.now() < at);
  try {
    openDatabase(file, "CREATE TABLE IF NOT EXISTS one (x); CREATE TABLE IF NOT EXISTS two (x)").close();
    process.send?.("open");
  } catch (thrown) {
    process.send?.(String(thrown));
  }
});
process.send?.("ready");
