import { source } from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds that keeps people out: its serious and critical rules, with the places. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // Past the page's policy, which lets no foreign script in.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: source });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ")))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (!Array.isArray(result.value)) throw new Error(`axe did not run: ${result.description}`);
  return result.value as string[];
}
