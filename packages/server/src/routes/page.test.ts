import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { temporary } from "../testing/temporary.ts";
import { serveProject } from "../testing/serve-project.ts";

const index = '<!doctype html><script type="module" src="/assets/main-1a2b.js"></script>';
const editor = index.replace("</script>", '</script><link rel="modulepreload" href="/assets/editor-3c4d.js">');
const script = "console.log('reelgraph');\n".repeat(50);

async function build() {
  const own = await temporary();
  mkdirSync(own.at("assets"));
  writeFileSync(own.at("index.html"), index);
  writeFileSync(own.at("editor.html"), editor);
  writeFileSync(own.at("assets/main-1a2b.js"), script);
  writeFileSync(own.at("assets/main-1a2b.js.br"), brotliCompressSync(script));
  writeFileSync(own.at("assets/main-1a2b.js.gz"), gzipSync(script));
  writeFileSync(own.at("assets/inter.woff2"), "font");
  writeFileSync(own.at("assets/words.json"), "{}");
  writeFileSync(own.at("assets/page.exe"), "no");
  writeFileSync(own.at("secret.json"), "{}");
  symlinkSync(own.at("secret.json"), own.at("assets/link.json"));
  return own;
}

test("the build's page stands at all its addresses, for everybody, under a strict policy", async () => {
  await using built = await build();
  await using server = await serveProject({ assets: built.folder });
  for (const path of ["/", "/p/films/dawn.json", "/app/shorts/dawn.json", "/watch/x?until=1", "/feedback"]) {
    const { status, text, headers } = await server.ask(path, { token: null });
    expect([path, status, text]).toEqual([path, 200, path.startsWith("/p/") ? editor : index]);
    expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
    const policy = headers["content-security-policy"];
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self';/);
    expect(policy).not.toContain("unsafe");
    const from = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    const opened = await server.ask(path, { token: null, headers: { ...from, "sec-fetch-dest": "document" } });
    expect(opened.status).toBe(200);
    const framed = await server.ask(path, { token: null, headers: { ...from, "sec-fetch-dest": "iframe" } });
    expect(framed.status).toBe(403);
  }
  for (const path of ["/other/x", "/pp", "/index.html", "/editor.html", "/secret.json"]) {
    expect([path, (await server.ask(path)).status]).toEqual([path, 404]);
  }
});

test("a person who opens an address at which there is nothing sees a page that says so, and a program is told in JSON", async () => {
  await using built = await build();
  await using server = await serveProject({ assets: built.folder });
  const tab = { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  const opened = await server.ask("/settings", { token: null, headers: tab });
  expect([opened.status, opened.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
  expect(opened.text).toContain("There is nothing here");
  expect((await server.ask("/settings", { token: null })).status).toBe(401);
  expect((await server.ask("/api/runs", { token: null, headers: tab })).status).toBe(401);
});

test("what it is made of is kept for ever, packed where that is taken, of its own type, and nothing else is served", async () => {
  await using built = await build();
  await using server = await serveProject({ assets: built.folder });
  const get = (path: string, headers = {}) => server.ask(path, { token: null, headers });
  const whole = await get("/assets/main-1a2b.js");
  expect(whole).toMatchObject({ status: 200, text: script });
  expect(whole.headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
  });
  for (const [accepted, encoding, bytes] of [
    ["gzip, deflate, br", "br", brotliCompressSync(script).length],
    ["gzip;q=0.5", "gzip", gzipSync(script).length],
  ] as const) {
    const { headers, text } = await get("/assets/main-1a2b.js", { "accept-encoding": accepted });
    expect([headers["content-encoding"], text.length]).toEqual([encoding, bytes]);
  }
  const again = await get("/assets/main-1a2b.js", { "if-none-match": whole.headers.etag ?? "" });
  expect([again.status, again.text]).toEqual([304, ""]);
  expect((await get("/assets/inter.woff2")).headers["content-type"]).toBe("font/woff2");
  expect((await get("/assets/words.json")).headers["content-type"]).toBe("application/json");
  for (const name of ["none.js", "page.exe", "link.json", "..%2fsecret.json", "%2e%2e/secret.json", ".js", "a/b.js"]) {
    expect([name, (await get(`/assets/${name}`)).status]).toSatisfy(([, status]) => status === 404 || status === 401);
  }
});

test("without a build, the page says how to get one", async () => {
  await using server = await serveProject({ assets: "/nowhere" });
  const { text, headers } = await server.ask("/p/greet.json", { token: null });
  expect(text).toContain("npm start");
  expect(headers["content-security-policy"]).toMatch(/style-src 'self' 'sha256-/);
});
