import { serve as listen } from "@hono/node-server";
import { Hono } from "hono";

export interface ServeOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Default: this machine alone. */
  readonly host?: string;
  /** The editor's page, as HTML. */
  readonly page: string;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the editor's page and says that it is well at `/health`. Resolves when it listens. */
export function serve({ port, host = "127.0.0.1", page }: ServeOptions): Promise<Served> {
  const app = new Hono();
  app.get("/health", (context) => context.json({ status: "ok" }));
  app.get("/", (context) => {
    context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return context.html(page);
  });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: host }, ({ port: actual }) => {
      const name = host.includes(":") ? `[${host}]` : host;
      resolve({
        url: `http://${name}:${actual}`,
        close: () => new Promise((done, failed) => server.close((error) => (error ? failed(error) : done()))),
      });
    });
    server.on("error", reject);
  });
}
