import type { Mount } from "../http/app.ts";
import type { Services } from "../routes/services.ts";

export interface McpOptions {
  readonly services: Services;
  /** Where clients reach the server. */
  url(): string;
  fault(thrown: unknown): void;
}

/** The Model Context Protocol at `/mcp`, behind the gate. What speaks it is loaded when somebody asks. */
export function mcp(options: McpOptions): Mount {
  let speaking: Promise<Mount["fetch"]> | undefined;
  return {
    prefix: "/mcp",
    async fetch(request, env) {
      speaking ??= import("./speak.ts").then(({ speakMcp }) => speakMcp(options));
      return (await speaking)(request, env);
    },
  };
}
