import type { Observer } from "./observer.ts";

/** One line of a structured log: plain data, without secrets. */
export type LogEntry = Readonly<Record<string, string | number | undefined>>;

/** Keys of ours and of others, tokens, and signatures in addresses, wherever they stand in a text. */
const secretShapes =
  /\b(?:rg_[0-9a-f]{6,}_[\w-]{20,}|sk-[\w-]{16,}|whsec_[\w+/=]{16,})|\bBearer\s+[\w.~+/=-]{8,}|\b(?:signature|code|key|token)=[\w%.~+/=-]{8,}/gi;

/** Takes what looks like a secret out of a text. */
function withoutSecrets(text: string): string {
  return text.replaceAll(secretShapes, "[secret]");
}

/** Writes what happens as JSON, one line each. Addresses, prompts and bodies are not told. */
export function logTo(write: (line: string) => void): Observer {
  const tell = (level: "info" | "warn" | "error", event: string, facts: LogEntry) =>
    write(withoutSecrets(JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })));
  return {
    request({ id, method, route, status, ms, who, tenant }) {
      const level = status >= 500 ? "error" : "info";
      tell(level, "request", { id, method, route, status, ms: Math.round(ms), who, tenant });
    },
    event(event, { caller, tenant }) {
      const { run, type } = event;
      const about = { run, who: caller, tenant };
      if (type === "run.started" || type === "run.resumed") tell("info", type, about);
      if (type === "run.paused") tell("warn", type, { ...about, reason: event.reason });
      if (type === "unit.failed") tell("warn", type, { ...about, node: event.node, code: event.problem.code });
      if (type === "run.finished")
        tell("info", type, { ...about, state: event.state, seconds: event.seconds, usd: event.usd });
    },
    fault(thrown) {
      const { message, stack } = thrown instanceof Error ? thrown : { message: String(thrown), stack: undefined };
      tell("error", "fault", { message, stack });
    },
  };
}
