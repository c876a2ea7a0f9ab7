/** What DBOS has to say goes where warnings go; what it does step by step, nowhere. */
export const quietLog = {
  info() {},
  debug() {},
  warn: (entry: unknown) => process.emitWarning(textOf(entry), "DBOS"),
  error: (entry: unknown) => process.emitWarning(textOf(entry), "DBOS"),
};

function textOf(entry: unknown): string {
  return entry instanceof Error ? entry.message : String(entry);
}
