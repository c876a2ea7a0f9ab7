import { createServer, type IncomingMessage } from "node:http";
import { onTestFinished } from "vitest";

/** What a server was asked. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A server on this machine that answers with what `answer` gives, until the test is over. */
export async function jsonServer(
  answer: (received: Received, count: number) => { status?: number; headers?: Record<string, string>; body: unknown },
): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const one = { path: request.url ?? "", headers: request.headers, body };
    received.push(one);
    const { status = 200, headers = {}, body: reply } = answer(one, received.length);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, received };
}
