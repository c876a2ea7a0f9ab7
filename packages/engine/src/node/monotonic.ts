/**
 * Milliseconds since some moment, which never jump. `performance.now` says the same, but asking for it loads a part of Node
 * that takes longer than a small run.
 */
export function monotonic(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
