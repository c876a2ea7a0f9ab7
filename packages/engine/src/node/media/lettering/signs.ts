import { createCanvas } from "@napi-rs/canvas";
import { failure } from "../../../errors.ts";
import { font } from "../fonts.ts";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const size = 24;

/** The text with all that can be set of it, and the signs that no typeface here has: those would come out as boxes. */
export function settable(text: string): { text: string; missing: readonly string[] } {
  const isDrawn = drawnBy();
  const missing = new Set<string>();
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(text.replaceAll("\t", " ").replace(/(?!\n)\p{Cc}/gu, ""))) {
    if ([...segment].every(isDrawn)) kept.push(segment);
    else missing.add(segment);
  }
  return { text: kept.join(""), missing: [...missing] };
}

/**
 * The text of a title as it is set: emoji are left out. Throws `no-glyph` for other signs that no typeface has, because
 * words would be lost with them.
 */
export function titleText(given: string): string {
  const { text, missing } = settable(given);
  const lost = missing.filter((sign) => !/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign));
  if (lost.length === 0 && (text.trim() !== "" || missing.length === 0)) return text;
  const shown = (lost.length > 0 ? lost : missing).slice(0, 8).join(" ");
  throw failure("no-glyph", `No typeface here has signs for ${shown}`, {
    expected: "text in Latin, Greek, Cyrillic, Chinese or Japanese signs",
    hint: "write it in these, or set the title elsewhere and join it as a clip",
  });
}

/** Tells by the picture of a sign whether a typeface has it: what none has looks like what no typeface can have. */
function drawnBy(): (sign: string) => boolean {
  const canvas = createCanvas(2 * size, 2 * size);
  const context = canvas.getContext("2d");
  context.font = font(600, size);
  const pictureOf = (sign: string) => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fillText(sign, size / 3, size * 1.4);
    return Buffer.from(context.getImageData(0, 0, canvas.width, canvas.height).data);
  };
  const none = pictureOf("\u{10FFFE}");
  const known = new Map<string, boolean>();
  return (sign) => {
    const before = /^[\s\p{ASCII}]$/u.test(sign) ? true : known.get(sign);
    if (before !== undefined) return before;
    const drawn = !pictureOf(sign).equals(none);
    known.set(sign, drawn);
    return drawn;
  };
}
