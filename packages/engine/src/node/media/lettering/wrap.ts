const words = new Intl.Segmenter("zh", { granularity: "word" });

const letters = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Breaks a text into lines no wider than `width` where words allow it, and as even in length as they can be with that
 * many lines. Chinese is broken between words, too, and no line begins with a closing mark. `inWords`: a word that is too
 * wide is broken as well.
 */
export function wrap(text: string, width: number, measure: (line: string) => number, inWords = false): string[] {
  const words = unbreakable(text);
  const parts = inWords ? words.flatMap((word) => (measure(word) > width ? lettersOf(word) : [word])) : words;
  const lines = fill(parts, width, measure);
  // The narrowest measure that needs no more lines is the most even one.
  let narrow = width / 2;
  let wide = width;
  while (wide - narrow > width / 100) {
    const middle = (narrow + wide) / 2;
    if (fill(parts, middle, measure).length > lines.length) narrow = middle;
    else wide = middle;
  }
  return fill(parts, wide, measure);
}

function fill(parts: readonly string[], width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line.trim() && measure((line + part).trim()) > width) {
      lines.push(line.trim());
      line = "";
    }
    line += part;
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}

function lettersOf(word: string): string[] {
  return Array.from(letters.segment(word), ({ segment }) => segment);
}

/** The text cut wherever a line may end. */
function unbreakable(text: string): string[] {
  const parts: string[] = [];
  let open = false;
  for (const { segment } of words.segment(text)) {
    const closes = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}]/u.test(segment);
    if (parts.length > 0 && (open || closes)) parts.push((parts.pop() ?? "") + segment);
    else parts.push(segment);
    open = /[\p{Ps}\p{Pi}]$/u.test(segment);
  }
  return parts;
}
