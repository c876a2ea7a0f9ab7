// The editor's page beside a bare page of React Flow, built and served on this machine, in one run.
// node bench/editor.ts [1000] [5000]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";
import { launchBrowser, serveFolder } from "../tests/browser/browser.ts";
import { countFrames, dragAround, grip, turn, watch, zoomAround, type Figures } from "./editor/hands.ts";
import { pipelineOf } from "./editor/pipeline.ts";
import { fileServer, listen, RunningServer, runOf } from "./editor/serve.ts";

const root = join(import.meta.dirname, "..");
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 5000];

interface Sheet {
  readonly opening: Opening;
  readonly figures: Readonly<Record<string, Figures>>;
  readonly heapMb: number;
}

/** A page that can be measured: what both have in common. */
interface Subject {
  readonly name: string;
  open(page: Page, count: number, ticking: boolean): Promise<void>;
  /** What is there when all of the page is drawn. */
  readonly whole: string;
  /** Zoom 0.8, in the middle of the graph. */
  work(page: Page): Promise<void>;
  /** The whole graph in view. */
  all(page: Page): Promise<void>;
  /** Has a run followed, where the page doesn't do it by itself. */
  follow(page: Page): Promise<void>;
}

await buildBare();
const browser = await launchBrowser();
await using server = await serveFolder([]);
const proxy = new RunningServer(server.url);
const editorUrl = await listen(proxy.server);
const bare = fileServer(join(root, "out", "bench", "bare"));
const bareUrl = await listen(bare);
for (const count of counts) writeFileSync(join(server.folder, `g${count}.json`), pipelineOf(count));

const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  colorScheme: "dark",
  locale: "en-GB",
});
await context.addInitScript(countFrames);
const door = await context.newPage();
await door.goto(server.launchUrl.replace(server.url, editorUrl));
await door.waitForFunction(() => sessionStorage.getItem("reelgraph.token") !== null);

const ours: Subject = {
  name: "editor",
  whole: '[role="toolbar"]',
  async open(page, count, ticking) {
    proxy.running = ticking ? runOf(count) : undefined;
    await page.goto(`${editorUrl}/p/g${count}.json`);
    await there(page, '[data-sized="true"] :is([aria-hidden] > canvas, .react-flow__node)');
  },
  async work(page) {
    await page.locator("body").press("Shift+1");
    await page.waitForTimeout(600);
    await page.keyboard.press("Control+0");
    await page.waitForTimeout(600);
    await page.keyboard.press("Control+-");
    await page.waitForTimeout(1200);
  },
  async all(page) {
    await page.keyboard.press("Shift+1");
    await page.waitForTimeout(1500);
  },
  follow: async () => {},
};
const theirs: Subject = {
  name: "bare",
  whole: ".react-flow__node",
  async open(page, count) {
    await page.goto(`${bareUrl}/?n=${count}`);
    await there(page, ".react-flow__node");
  },
  work: (page) => page.waitForTimeout(600),
  async all(page) {
    await page.evaluate("void fit()");
    await page.waitForTimeout(2500);
  },
  async follow(page) {
    await page.evaluate("void follow()");
  },
};

console.log(
  `Load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}; first load ${firstLoadKb()} kB of gzipped script`,
);
for (const count of counts) {
  const sheets = new Map<string, Sheet>();
  const openings = new Map<Subject, Opening[]>();
  for (const subject of Array.from({ length: 5 }, () => [theirs, ours]).flat()) {
    openings.set(subject, [...(openings.get(subject) ?? []), await opening(context, subject, count)]);
  }
  for (const [subject, all] of openings) {
    const middle = (what: keyof Opening) => median(all.map((one) => one[what]));
    const opening = {
      answers: middle("answers"),
      answersCpu: middle("answersCpu"),
      rests: middle("rests"),
      restsCpu: middle("restsCpu"),
    };
    sheets.set(subject.name, { opening, ...(await measure(context, subject, count)) });
  }
  print(count, sheets);
}
await browser.close();
proxy.server.close();
proxy.server.closeAllConnections();
bare.close();

type Context = Awaited<ReturnType<Browser["newContext"]>>;

interface InPage {
  readonly document: { querySelector(selector: string): unknown };
}

/** Looks in every frame, for both alike: a locator would look ever more rarely. */
async function there(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((one) => (globalThis as unknown as InPage).document.querySelector(one) !== null, selector);
}

/** In ms, and in ms of the main thread. */
interface Opening {
  /** Until a turn of the wheel has moved the graph. */
  readonly answers: number;
  readonly answersCpu: number;
  /** Until all is drawn and the page has nothing else to do. */
  readonly rests: number;
  readonly restsCpu: number;
}

async function opening(context: Context, subject: Subject, count: number): Promise<Opening> {
  const answering = await timed(context, subject, count, (page, session) => answer(page, session));
  const resting = await timed(context, subject, count, (page) => rest(page, subject));
  return { answers: answering.ms, answersCpu: answering.cpu, rests: resting.ms, restsCpu: resting.cpu };
}

/** Opens a graph in a tab of its own, and times it until what comes then is over. */
async function timed(
  context: Context,
  subject: Subject,
  count: number,
  until: (page: Page, session: CDPSession) => Promise<void>,
): Promise<{ readonly ms: number; readonly cpu: number }> {
  const { page, session } = await fresh(context);
  const start = performance.now();
  await subject.open(page, count, false);
  await until(page, session);
  const ms = performance.now() - start;
  const cpu = (await metric(session, "TaskDuration")) * 1000;
  await page.close();
  return { ms, cpu };
}

async function answer(page: Page, session: CDPSession): Promise<void> {
  const where = 'document.querySelector(".react-flow__viewport").style.transform';
  await page.evaluate(`globalThis.was = ${where}`);
  await turn(session, [640, 420], 12);
  await page.waitForFunction(`${where} !== globalThis.was`);
}

async function rest(page: Page, { whole }: Subject): Promise<void> {
  await there(page, whole);
  await page.evaluate("new Promise((done) => requestIdleCallback(done))");
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((one) => one.name === name)?.value ?? 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function measure(context: Context, subject: Subject, count: number): Promise<Omit<Sheet, "opening">> {
  const figures: Record<string, Figures> = {};
  const { page, session } = await fresh(context);
  await subject.open(page, count, false);
  await page.waitForTimeout(2500);
  await subject.work(page);
  figures["drag at work"] = await dragAround(page, session, await grip(page));
  figures["pan at work"] = await dragAround(page, session, [640, 420], { button: "middle", radius: 200 });
  await subject.all(page);
  figures["drag, all in view"] = await dragAround(page, session, await grip(page), { count: 60 });
  figures["pan, all in view"] = await dragAround(page, session, [640, 420], {
    button: "middle",
    count: 60,
    radius: 120,
  });
  figures["zoom, all in view"] = await zoomAround(page, session, [640, 420]);
  const heapMb = (await metric(session, "JSHeapUsedSize")) / 1e6;
  await page.close();
  const again = await fresh(context);
  await subject.open(again.page, count, true);
  await again.page.waitForTimeout(2500);
  await subject.work(again.page);
  await subject.follow(again.page);
  await again.page.waitForTimeout(800);
  figures["tick at work"] = await watch(again.page, again.session, 3, 50);
  await subject.all(again.page);
  figures["tick, all in view"] = await watch(again.page, again.session, 3, 50);
  await again.page.close();
  return { figures, heapMb };
}

async function fresh(context: Context): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // In time that the thread worked, not in time that went by: the cores may be shared.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, session };
}

function print(count: number, sheets: ReadonlyMap<string, Sheet>): void {
  const [a, b] = [sheets.get("bare"), sheets.get("editor")];
  if (!a || !b) return;
  console.log(`\n${count} nodes\n\n| what | bare | editor | ratio |\n|---|---|---|---|`);
  const row = (what: string, one: number, other: number, unit: string, digits = 1) =>
    console.log(
      `| ${what} | ${one.toFixed(digits)} ${unit} | ${other.toFixed(digits)} ${unit} | ${(other / one).toFixed(2)} |`,
    );
  row("answers the wheel", a.opening.answers, b.opening.answers, "ms", 0);
  row("answers the wheel, CPU", a.opening.answersCpu, b.opening.answersCpu, "ms", 0);
  row("all drawn and at rest", a.opening.rests, b.opening.rests, "ms", 0);
  row("all drawn and at rest, CPU", a.opening.restsCpu, b.opening.restsCpu, "ms", 0);
  for (const [what, figures] of Object.entries(a.figures)) {
    const other = b.figures[what];
    if (!other) continue;
    row(`${what}, CPU an event`, figures.cpu, other.cpu, "ms");
    row(`${what}, frames a second`, figures.fps, other.fps, "");
  }
  row("heap", a.heapMb, b.heapMb, "MB");
}

/** What opening a pipeline loads before anything is asked for: the entry, the editor's page, and all that they import, in kB. */
function firstLoadKb(): number {
  const assets = join(root, "packages", "editor", "dist", "assets");
  const html = readFileSync(join(root, "packages", "editor", "dist", "index.html"), "utf8");
  const seen = new Set<string>();
  const visit = (name: string): number => {
    if (seen.has(name)) return 0;
    seen.add(name);
    const text = readFileSync(join(assets, name), "utf8");
    const imported = [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, file = ""]) => file);
    return gzipSync(text).length + imported.reduce((sum, file) => sum + visit(file), 0);
  };
  const entries = readdirSync(assets).filter(
    (name) => name.endsWith(".js") && (html.includes(name) || name.startsWith("editor-")),
  );
  return Math.round(entries.reduce((sum, name) => sum + visit(name), 0) / 1000);
}

async function buildBare(): Promise<void> {
  const editor = join(root, "packages", "editor");
  const from = createRequire(join(editor, "package.json"));
  const { build } = (await import(from.resolve("vite"))) as { build(config: object): Promise<unknown> };
  const at = (name: string) => join(editor, "node_modules", name);
  mkdirSync(join(root, "out", "bench"), { recursive: true });
  await build({
    configFile: false,
    root: join(root, "bench", "editor", "bare"),
    logLevel: "error",
    resolve: { alias: { react: at("react"), "react-dom": at("react-dom"), "@xyflow/react": at("@xyflow/react") } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: { outDir: join(root, "out", "bench", "bare"), emptyOutDir: true, target: "es2024" },
  });
}
