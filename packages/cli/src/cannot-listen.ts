import { failure } from "@reelgraph/engine";

/** What became of an attempt to listen on a port: `cannot-listen`, or the error itself where it has another cause. */
export function cannotListen(port: number, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "") return cause;
  const hint = code === "EADDRINUSE" ? "another program listens there; choose another with --port" : undefined;
  return failure("cannot-listen", `The server can't listen on port ${port} (${code})`, {
    ...(hint ? { hint } : {}),
    cause,
  });
}
