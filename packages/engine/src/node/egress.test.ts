import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { download, isPublic } from "./egress.ts";
import { temporaryFolder } from "./media/testing/clip.ts";

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function fetched(
  url: string,
  allowHosts: string[],
  { maxBytes = 1000, signal = AbortSignal.timeout(20_000) } = {},
) {
  await using folder = await temporaryFolder();
  const file = folder.at("x");
  await download(url, file, { egress: { allowHosts }, maxBytes, job: { signal } });
  return readFile(file, "utf8");
}

test.for([
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["172.31.0.1", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["0.0.0.0", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:10.0.0.1", false],
  ["::127.0.0.1", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["not an address", false],
  ["8.8.8.8", true],
  ["172.32.0.1", true],
  ["2606:4700::1111", true],
  ["::ffff:8.8.8.8", true],
] as const)("%s is public: %s", ([address, expected]) => {
  expect(isPublic(address)).toBe(expected);
});

test.for([
  "http://example.org/x.mp4",
  "ftp://example.org/x.mp4",
  "file:///etc/passwd",
  "data:video/mp4,x",
  "https://127.0.0.1/x.mp4",
  "https://2130706433/x.mp4",
  "https://0x7f.1/x.mp4",
  "https://[::1]/x.mp4",
  "https://[::ffff:127.0.0.1]/x.mp4",
  "https://169.254.169.254/latest/meta-data/",
  "https://localhost/x.mp4",
  "https://user:pass@example.org/x.mp4",
  "no url at all",
])("%s is refused without a connection", async (url) => {
  await expect(fetched(url, [])).rejects.toMatchObject({ code: "url-refused" });
});

test("a name that leads to a private address, or to one among others, is refused when it is connected to", async () => {
  await using folder = await temporaryFolder();
  for (const addresses of [["10.0.0.7"], ["93.184.216.34", "127.0.0.1"]]) {
    const found = addresses.map((address) => ({ address, family: 4 }));
    const egress = {
      allowHosts: [],
      resolve: (_: string, done: (error: null, all: typeof found) => void) => done(null, found),
    };
    const job = { signal: AbortSignal.timeout(5000) };
    const result = download("https://innocent.example/x", folder.at("x"), { egress, maxBytes: 10, job });
    await expect(result).rejects.toMatchObject({ code: "url-refused" });
  }
});

test("an allowed host is fetched from, by its name with or without the port", async () => {
  await using server = await serve((_, response) => response.end("film"));
  await expect(fetched(`http://${server.host}/x`, [server.host])).resolves.toBe("film");
  await expect(fetched(`http://${server.host}/x`, ["127.0.0.1"])).resolves.toBe("film");
  await expect(fetched(`http://${server.host}/x`, ["127.0.0.1:1"])).rejects.toMatchObject({ code: "url-refused" });
});

test("every hop of a redirect is checked, and there are at most three", async () => {
  await using server = await serve((request, response) => {
    const hop = Number(request.url?.slice(1));
    const location = request.url === "/out" ? "https://169.254.169.254/" : hop > 1 ? `/${hop - 1}` : "/end";
    if (request.url === "/end") response.end("film");
    else response.writeHead(302, { location }).end();
  });
  const at = (path: string) => fetched(`http://${server.host}/${path}`, [server.host]);
  await expect(at("3")).resolves.toBe("film");
  await expect(at("4")).rejects.toMatchObject({ code: "download-failed" });
  await expect(at("out")).rejects.toMatchObject({ code: "url-refused" });
});

test.for(["with", "without"])("a file larger than allowed is not kept, %s its length in the header", async (way) => {
  await using server = await serve((_, response) => {
    if (way === "with") response.setHeader("content-length", 5000);
    response.write(Buffer.alloc(2500));
    response.end(Buffer.alloc(2500));
  });
  await expect(fetched(`http://${server.host}/x`, [server.host])).rejects.toMatchObject({ code: "media-too-large" });
});

test.for([
  ["an error page", (response) => response.writeHead(404).end("no")],
  [
    "a connection that breaks",
    (response) => {
      response.writeHead(200, { "content-length": "100" }).write("half");
      setTimeout(() => response.destroy(), 50);
    },
  ],
  ["a redirect to nowhere", (response) => response.writeHead(302).end()],
] as const satisfies [string, (response: Parameters<RequestListener>[1]) => void][])(
  "%s is a failed download",
  async ([, answer]) => {
    await using server = await serve((_, response) => void answer(response));
    await expect(fetched(`http://${server.host}/x`, [server.host])).rejects.toMatchObject({ code: "download-failed" });
  },
);

test("a download ends at once when it is aborted", async () => {
  await using server = await serve((_, response) => void response.write("and then nothing"));
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error("stopped")), 100);
  const start = performance.now();
  await expect(fetched(`http://${server.host}/x`, [server.host], { signal: abort.signal })).rejects.toThrow();
  expect(performance.now() - start).toBeLessThan(1000);
});
