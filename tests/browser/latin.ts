import type { Page } from "playwright-core";

/** Words that are the same in every language: units, formats, keys of the keyboard, names of products and standards. */
const everywhere =
  "Reelgraph JSON MP WebM WebP GIF USD SHA PNG JPEG MOV WAV FLAC Ogg H AAC FFmpeg Enter Esc Escape Ctrl Shift Alt Tab Space Delete Backspace Home End API URL CEL fps px KiB MiB English webhook npm start";

/** What the page's elements are used for here: these tests are compiled without the types of a browser. */
interface Shown {
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
  closest(selector: string): unknown;
  checkVisibility(): boolean;
  getAttribute(name: string): string | null;
}

/** Texts with Latin words that a page shows or tells a screen reader, other than `known` ones: names, codes, what people wrote. */
export async function latin(page: Page, known: string): Promise<readonly string[]> {
  const texts = await page.locator("body *").evaluateAll((all: readonly Shown[]) => {
    const code = "script, style, code, pre, kbd, textarea, svg, [translate=no]";
    return all
      .filter((element) => element.closest(code) === null && element.checkVisibility())
      .flatMap((element) => [
        ...[...element.childNodes].flatMap((node) => (node.nodeType === 3 ? [node.textContent ?? ""] : [])),
        ...["aria-label", "title", "placeholder", "alt"].map((name) => element.getAttribute(name) ?? ""),
      ]);
  });
  const words = (text: string): readonly string[] => text.match(/[A-Za-z]{2,}/g) ?? [];
  const allowed = new Set(words(`${everywhere} ${known}`).map((word) => word.toLowerCase()));
  const strange = texts.filter((text) => words(text).some((word) => !allowed.has(word.toLowerCase())));
  return [...new Set(strange.map((text) => text.trim()))];
}
