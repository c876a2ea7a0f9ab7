/** Marks that sit on the letter before them, and joiners. */
const zero = /\p{Mn}|\p{Me}|\p{Cf}/u;
/** Letters that take two columns: Chinese, Japanese and Korean with their punctuation, full-width forms and pictures. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u;
/** What would move the cursor, recolour the screen or turn the direction of writing: text from files may hold it. */
const control = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** A text that comes from outside, safe to print: one line without control characters. */
export function oneLine(text: string): string {
  return text.replace(control, " ");
}

/** Columns that a text without colours takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += columnsOf(letter);
  return width;
}

/** The text, cut with `…` to at most so many columns. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  let left = width - 1;
  for (const letter of text) {
    left -= columnsOf(letter);
    if (left < 0) break;
    kept += letter;
  }
  return width < 1 ? "" : `${kept}…`;
}

/** The text filled with spaces to so many columns, at its end or, for numbers, its start. */
export function pad(text: string, width: number, side: "end" | "start" = "end"): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "end" ? text + space : space + text;
}

/** Breaks a text into lines at spaces; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function columnsOf(letter: string): number {
  if (letter <= "~") return 1;
  if (zero.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}
