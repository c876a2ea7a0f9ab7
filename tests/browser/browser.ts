import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import bundled from "@sparticuz/chromium";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const root = join(import.meta.dirname, "..", "..");
const installed = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** What the package's browser is started with, and no browser of people is. */
const unlike: ReadonlySet<string> = new Set([
  "--single-process",
  "--disable-web-security",
  "--allow-running-insecure-content",
  "--disable-site-isolation-trials",
]);

/** A real browser: one that is installed, or else the one that comes in a package. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const here = installed.find((path) => existsSync(path));
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  return chromium.launch({
    executablePath: here ?? (await bundled.executablePath()),
    args: [...(here === undefined ? bundled.args.filter((one) => !unlike.has(one)) : []), ...args, ...more],
  });
}

/** `reelgraph serve` on a folder of its own that holds the named examples, and files with what is to be in them. */
export interface ServedFolder extends AsyncDisposable {
  readonly folder: string;
  readonly url: string;
  /** An address that opens the page in one browser, once; the first one that the server printed. */
  readonly launchUrl: string;
  /** Ends the server without a word, as a crash does, and starts another one on the same folder. */
  crashed(): Promise<ServedFolder>;
}

export async function serveFolder(
  examples: readonly string[] = [],
  files: Readonly<Record<string, object | string>> = {},
): Promise<ServedFolder> {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-browser-"));
  for (const name of examples) cpSync(join(root, "examples", name), join(folder, name), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
  return serve(folder);
}

async function serve(folder: string): Promise<ServedFolder> {
  const cli = join(root, "packages", "cli", "bin", "reelgraph.js");
  const env = { ...process.env, REELGRAPH_HOME: join(folder, ".reelgraph"), PORT: "0" };
  const child = spawn(process.execPath, [cli, "serve"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const launchUrl = await launchAddress(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
  };
  return {
    folder,
    url: new URL(launchUrl).origin,
    launchUrl,
    async crashed() {
      await end("SIGKILL");
      return serve(folder);
    },
    async [Symbol.asyncDispose]() {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launchAddress(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  if (child.stderr) {
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line);
      const [address] = /http:\S+#code=\S+/.exec(line) ?? [];
      if (address !== undefined) {
        child.stderr.resume();
        return address;
      }
    }
  }
  throw new Error(`The server did not start: ${said.join("\n")}`);
}

/** A page of the editor, with everything that the browser complained about. */
export interface Opened extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console, uncaught exceptions, and requests to anywhere but the server. */
  readonly complaints: readonly string[];
}

/** A phone that is held upright and touched. */
export const phone = { width: 390, height: 844, hasTouch: true };

/** Opens the launch address in a browser of its own, then a path of the page. */
export async function openPage(
  browser: Browser,
  { launchUrl, url }: ServedFolder,
  path = "/",
  { hasTouch = false, ...viewport }: { width: number; height: number; hasTouch?: boolean } = {
    width: 1440,
    height: 900,
  },
): Promise<Opened> {
  const context = await browser.newContext({ viewport, hasTouch, colorScheme: "dark", locale: "en-GB" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !/^(blob|data):/.test(to)) complaints.push(`asked ${to}`);
  });
  await page.goto(launchUrl);
  await page.waitForFunction(() => sessionStorage.getItem("reelgraph.token") !== null);
  if (path !== "/") await page.goto(url + path);
  return { page, context, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** Keeps a picture of the page as build output, in `out/screenshots`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = join(root, "out", "screenshots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
