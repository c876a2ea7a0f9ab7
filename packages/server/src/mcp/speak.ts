import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { ReelgraphError } from "@reelgraph/engine";
import { z } from "zod";
import type { Mount } from "../http/app.ts";
import { jsonLimit, readJson } from "../http/body.ts";
import { problemDetails } from "../http/refusal.ts";
import type { Principal } from "../http/scopes.ts";
import { Published } from "../openai/published.ts";
import { lookTools } from "./look-tools.ts";
import type { McpOptions } from "./mcp.ts";
import { publishedTools, runTools } from "./run-tools.ts";
import type { Told, Tool, ToolCall } from "./tool.ts";

const about =
  "Reelgraph runs pipelines that make films. List them, plan a run to learn what it costs, start it, watch it, get its results.";

/** Answers requests of the protocol with the official SDK: a server of its own for each, which offers what the key may do. */
export function speakMcp({ services, url, fault }: McpOptions): Mount["fetch"] {
  const { found } = services.workspace;
  const published = new Published(found.config.videoApi, found.folder);
  const { fetch } = createMcpHandler(
    ({ authInfo }) => {
      const server = new McpServer({ name: "reelgraph", version: "0.1.0" }, { instructions: about });
      const { principal } = (authInfo?.extra ?? {}) as { readonly principal?: Principal };
      const tools = [...lookTools, ...runTools, ...publishedTools(published)];
      for (const tool of tools) if (principal?.scopes.has(tool.scope)) offer(server, tool, principal);
      return server;
    },
    { maxRequestBodySize: jsonLimit, onerror: () => {} },
  );

  function offer(server: McpServer, tool: Tool, principal: Principal): void {
    const { name, title, description, input: inputSchema, readOnly } = tool;
    const annotations = readOnly ? { readOnlyHint: true } : { destructiveHint: true, openWorldHint: true };
    server.registerTool(name, { title, description, inputSchema, annotations }, async (input, { mcpReq }) => {
      const { signal, _meta, notify } = mcpReq;
      const token = _meta?.progressToken;
      let last = 0;
      const call: ToolCall = {
        services,
        principal,
        signal,
        url: url(),
        progress(fraction, message) {
          // The protocol wants it to grow.
          if (token === undefined || fraction <= last) return;
          last = fraction;
          const params = { progressToken: token, progress: fraction, total: 1, message };
          void notify({ method: "notifications/progress", params }).catch(() => undefined);
        },
      };
      return answer(await tool.run(input, call).catch((thrown: unknown) => refused(thrown, fault)));
    });
  }

  return async (request, { incoming, principal }) => {
    // Read here, so that what is too long or too deep is refused like everywhere.
    const read = request.method === "POST" ? await readJson(incoming, z.unknown()) : undefined;
    if (read && "status" in read) {
      const headers = { "Content-Type": "application/problem+json", ...read.headers };
      return new Response(problemDetails(read), { status: read.status, headers });
    }
    const authInfo = { token: "", clientId: principal.name, scopes: [...principal.scopes], extra: { principal } };
    return fetch(request, { authInfo, ...(read ? { parsedBody: read.body } : {}) });
  };
}

function answer({ text, data, links = [], refused: isError }: Told) {
  return {
    content: [{ type: "text" as const, text }, ...links.map((link) => ({ type: "resource_link" as const, ...link }))],
    structuredContent: { ...data },
    ...(isError ? { isError } : {}),
  };
}

/** What was thrown, for an agent to act on: the same codes and hints as everywhere. */
function refused(thrown: unknown, fault: (thrown: unknown) => void): Told {
  if (!(thrown instanceof ReelgraphError)) {
    fault(thrown);
    return { text: "The server failed to do this.", data: { code: "internal" }, refused: true };
  }
  const lines = thrown.problems.map(({ code, at, message, expected, hint }) =>
    [code, at, message, expected && `expected ${expected}`, hint]
      .filter((part) => part !== undefined && part !== "")
      .join("; "),
  );
  return { text: lines.join("\n"), data: { problems: thrown.problems }, refused: true };
}
