import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, openPage, serveFolder, type ServedFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  // Another site's name that leads to this machine, as DNS rebinding has it.
  browser = await launchBrowser(["--host-resolver-rules=MAP evil.test 127.0.0.1"]);
}, 60_000);
afterAll(() => browser?.close());

/** Another site, which counts who comes. */
async function anotherSite(page = "") {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    outgoing.writeHead(200, { "content-type": "text/html" }).end(page);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://evil.test:${port}/`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const tokenOf = ({ folder }: ServedFolder) => readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
const runsOf = async (server: ServedFolder) => {
  const response = await fetch(new URL("/api/runs", server.url), {
    headers: { authorization: `Bearer ${tokenOf(server)}` },
  });
  return (await response.json()) as unknown[];
};

test("the policy of the page lets in no script and no style of others, and nothing out to other sites", async () => {
  await using site = await anotherSite();
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server);
  const { page } = opened;
  const ran = await page.evaluate(`(async () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const picture = document.createElement("img");
    picture.setAttribute("onerror", "window.ran = true");
    picture.src = "/none.png";
    document.body.append(picture);
    const gone = await fetch("${site.url}").then(() => "sent", () => "kept");
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [gone, "ran" in window, document.cookie];
  })()`);
  expect(ran).toEqual(["kept", false, ""]);
  expect(site.asked).toEqual([]);
}, 60_000);

test("the launch link opens one browser, once, and leaves its code in no address and no cookie (check 15)", async () => {
  await using server = await serveFolder(["first-film"]);
  await using opened = await openPage(browser, server);
  expect(opened.page.url()).not.toContain("code=");
  expect(await opened.context.cookies()).toEqual([]);
  const second = await browser.newContext();
  const page = await second.newPage();
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/session"));
  await page.goto(server.launchUrl);
  expect((await answered).status()).toBe(401);
  expect(await page.evaluate(`sessionStorage.getItem("reelgraph.token")`)).toBeNull();
  await second.close();
}, 60_000);

test("another site's name for the server is refused, also by a browser that believes it (check 10)", async () => {
  await using server = await serveFolder(["first-film"]);
  const { port } = new URL(server.url);
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ["/", "/api/runs", "/health", "/assets/none.js"]) {
    const response = await page.goto(`http://evil.test:${port}${path}`);
    expect([path, response?.status()]).toEqual([path, 421]);
  }
  await context.close();
}, 60_000);

test("another site can open the page, but not frame it, post to it, or read from it (checks 11 and 14)", async () => {
  await using server = await serveFolder(["first-film"]);
  const attack = `
    <iframe src="${server.url}/"></iframe>
    <form method="post" action="${server.url}/api/runs" enctype="text/plain" target="sink">
      <input name='{"pipeline":"first-film/pipeline.json","x":"' value='"}'></form><iframe name="sink"></iframe>
    <script>
      document.forms[0].submit();
      window.read = fetch("${server.url}/api/runs", { headers: { Authorization: "Bearer ${tokenOf(server)}" } }).then(() => "read", () => "kept");
    </script>`;
  await using site = await anotherSite(attack);
  const context = await browser.newContext();
  const page = await context.newPage();
  const answers: string[] = [];
  page.on("response", (response) => {
    const url = new URL(response.url());
    if (url.origin === server.url) answers.push(`${response.request().method()} ${url.pathname} ${response.status()}`);
  });
  await page.goto(site.url);
  expect(await page.evaluate("window.read")).toBe("kept");
  await expect
    .poll(() => answers.filter((one) => !one.startsWith("OPTIONS")).length, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(2);
  for (const one of answers) expect(one).toMatch(/ 403$/);
  expect(await runsOf(server)).toEqual([]);
  const opened = await context.newPage();
  await opened.goto(site.url);
  const [response] = await Promise.all([
    opened.waitForNavigation(),
    opened.evaluate(`void (location.href = "${server.url}/")`),
  ]);
  expect(response?.status()).toBe(200);
  await context.close();
}, 60_000);

test("opening a hostile pipeline does nothing: no script of it runs, nobody else is asked, nothing starts (check 8)", async () => {
  await using site = await anotherSite();
  const markup = `<img src=x onerror="window.ran=1"><script>window.ran=1</script><a href="javascript:window.ran=1">x</a>`;
  const hostile = {
    reelgraph: 1,
    name: markup,
    note: `${markup} ${site.url}`,
    inputs: { idea: { type: "text", default: markup, label: markup, note: site.url } },
    nodes: {
      words: { use: "template", note: markup, with: { template: `{{idea}} ${site.url}`, idea: "$inputs.idea" } },
      load: { use: "image", note: markup, with: { url: `${site.url}picture.png` } },
    },
    outputs: { text: "$words.text", picture: "$load.image" },
  };
  await using server = await serveFolder([], { "hostile.json": hostile });
  await using opened = await openPage(browser, server, "/p/hostile.json");
  const { page, complaints } = opened;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.waitForLoadState("networkidle");
  await page.getByText("words").first().waitFor();
  expect(await page.evaluate(`"ran" in window`)).toBe(false);
  expect([dialogs, complaints, site.asked]).toEqual([[], [], []]);
  expect(await runsOf(server)).toEqual([]);
}, 60_000);
