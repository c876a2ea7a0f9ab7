import { hostname } from "node:os";
import { builtin, nodeInfo } from "@reelgraph/engine";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepScreenshot, launchBrowser, openPage, serveFolder } from "./browser.ts";
import { latin } from "./latin.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Two looks of an idea, judged; what isn't good enough is skipped, and a person picks what becomes the film. */
const looks = {
  reelgraph: 1,
  name: "两种风格",
  inputs: { idea: { type: "text", default: "一只红狐狸在雪中奔跑", label: "想法" } },
  nodes: {
    style: { use: "styles", with: { prompt: "$inputs.idea", styles: ["watercolour", "noir"] } },
    draft: { use: "generate", with: { prompt: "$style.prompt", seconds: 2, size: "320x180" } },
    judge: { use: "evaluate", with: { video: "$draft.video", prompt: "$style.prompt" } },
    good: { use: "branch", with: { value: "$draft.video", score: "$judge.overall", when: "score >= 9.9" } },
    big: { use: "resize", with: { video: "$good.yes", size: "640x360" } },
    choice: { use: "review", with: { items: "$draft.video", ask: "哪一条？", pick: 1 } },
    film: { use: "concat", with: { clips: "$choice.picked" } },
  },
  outputs: { film: "$film.video", big: "$big.video" },
};

/** The same with what people do wrong. */
const wrong = {
  ...looks,
  nodes: {
    ...looks.nodes,
    draft: { use: "generate", with: { prompt: "$style.prompt", secondz: 2 } },
    judge: { use: "evaluate", with: { video: "$style.prompt" } },
    big: { use: "resize", with: { video: "$good.yes", size: "big" } },
    cut: { use: "trim" },
    lost: { use: "nothing" },
    read: { use: "expand", with: { idea: "$gone.text" } },
  },
};

/** Names of types, ports and parameters, and values of parameters, stay as they stand in the file. */
async function names(): Promise<string> {
  const types = await Promise.all(Object.values(builtin).map((load) => load()));
  const infos = types.map((type) => nodeInfo(type));
  return [
    JSON.stringify([looks, wrong]),
    hostname(),
    "looks.json wrong.json first-film/pipeline.json reelgraph.config team site studio sketch auto cinematic provider model joined state over take anime 35mm",
    ...infos.flatMap(({ type, inputs, outputs, params }) => [
      type,
      ...Object.keys({ ...inputs, ...outputs, ...params }),
      ...Object.values(params).flatMap((schema) => JSON.stringify(schema).match(/"enum":\[.*?\]/g) ?? []),
    ]),
  ].join(" ");
}

const card = (page: Page, id: string) => page.locator(`article[aria-label$="：${id}"], article[aria-label$=": ${id}"]`);

test("whoever reads Chinese finds no English on any screen, but for names, codes and their own words", async () => {
  await using server = await serveFolder(["first-film"], { "looks.json": looks, "wrong.json": wrong });
  await using opened = await openPage(browser, server);
  const { page, complaints } = opened;
  page.setDefaultTimeout(20_000);
  const known = await names();
  const found: Record<string, readonly string[]> = {};
  const look = async (screen: string) => {
    const texts = await latin(page, known);
    if (texts.length > 0) found[screen] = texts;
    await keepScreenshot(page, `chinese-${screen}`);
  };
  const close = () => page.keyboard.press("Escape");
  const open = async (path: string) => {
    await page.goto(server.url + path);
    await page.getByRole("main").or(page.getByRole("navigation")).first().waitFor();
  };
  await page.evaluate('localStorage.setItem("reelgraph.language", "zh")');

  await open("/");
  await page.getByRole("heading", { name: "示例" }).waitFor();
  await page.getByText("一个提示词，四种风格，并排比较").waitFor();
  await look("home");
  await page.getByRole("button", { name: "设置" }).click();
  await page.getByRole("heading", { name: "供应商与密钥" }).waitFor();
  await look("settings");
  await close();

  await open("/p/wrong.json");
  await card(page, "draft").waitFor();
  await look("wrong");
  // Seen from nearby, what is wrong with one hides the next.
  await page.keyboard.press("Shift+1");
  for (const id of ["draft", "judge", "big", "lost", "read", "cut"]) {
    await card(page, id).click({ position: { x: 60, y: 14 } });
    await page.getByRole("complementary").getByRole("alert").or(page.getByRole("complementary")).first().waitFor();
    await look(`wrong-${id}`);
  }

  await open("/p/looks.json");
  for (const id of Object.keys(looks.nodes)) {
    await card(page, id).click({ position: { x: 60, y: 14 } });
    await look(`node-${id}`);
  }
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await look("keys");
  await close();
  await page.keyboard.press("Control+k");
  await page.getByRole("listbox").waitFor();
  await look("palette");
  await close();
  await page.keyboard.press("n");
  await page.getByRole("listbox").waitFor();
  await look("search");
  await close();
  for (const panel of ["节点", "大纲", "流程", "在流程图中查找"]) {
    await page.getByRole("button", { name: panel, exact: true }).click();
    await page.getByRole("region", { name: panel, exact: true }).waitFor();
    await look(`rail-${panel}`);
  }
  await page.keyboard.press("Escape");

  await page
    .getByRole("button", { name: /^运行(?!记录)/ })
    .first()
    .click();
  await page.getByText("等你决定").first().waitFor({ timeout: 60_000 });
  await look("run");
  for (const id of ["judge", "good", "big", "choice", "draft"]) {
    await card(page, id).click({ position: { x: 60, y: 14 } });
    await look(`ran-${id}`);
  }
  for (const tab of ["事件", "输出", "问题", "时间线"]) {
    await page.getByRole("button", { name: tab }).first().click();
    await look(`panel-${tab}`);
  }
  await open("/p/looks.json?view=screening");
  await page.getByRole("heading", { name: "哪一条？" }).waitFor();
  await page.locator("figure video").first().waitFor();
  await look("screening");
  await open("/p/looks.json?view=runs");
  await page.getByRole("article").waitFor();
  await look("runs");
  await open("/app/looks.json");
  await page.getByRole("button", { name: "开始制作" }).waitFor();
  await look("app");
  await open("/feedback");
  await look("feedback");
  expect(found).toEqual({});
  expect(complaints).toEqual([]);
});
