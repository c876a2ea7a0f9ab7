import { expect, it } from "vitest";
import { serve } from "./serve.ts";

const page = "<h1>Reelgraph</h1>";

it("serves the editor's page and its health on this machine alone", async () => {
  const served = await serve({ port: 0, page });
  try {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${served.url}/health`)).json()).toEqual({ status: "ok" });
    const page = await fetch(served.url);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("Reelgraph");
  } finally {
    await served.close();
  }
});

it("says so when the port is taken", async () => {
  const served = await serve({ port: 0, page });
  const port = Number(new URL(served.url).port);
  await expect(serve({ port, page })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await served.close();
});
