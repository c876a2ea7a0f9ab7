import { Mistake } from "./syntax.ts";

export type Token =
  | { readonly is: "number"; readonly value: number; readonly at: number }
  | { readonly is: "text"; readonly value: string; readonly at: number }
  | { readonly is: "word"; readonly value: string; readonly at: number }
  | { readonly is: "sign"; readonly value: string; readonly at: number }
  | { readonly is: "end"; readonly value: ""; readonly at: number };

const space = /[ \t\r\n]+/y;
const number = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const sign = /&&|\|\||[=!<>]=|[<>!?:.,()[\]-]/y;
const text = /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/y;
const escape = /\\(u[0-9a-fA-F]{4}|.)/g;
const escaped = new Map([..."\\\"'`?"].map((letter) => [letter, letter]));
for (const [letter, meaning] of [
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
] as const)
  escaped.set(letter, meaning);

/** What people write who come from other languages. */
const hints = new Map([
  ["=", `write "==" to compare`],
  ["=>", `write ">=" for "at least"`],
  ["=<", `write "<=" for "at most"`],
  ["&", `write "&&" for "and"`],
  ["|", `write "||" for "or"`],
  ["$", "names stand without a dollar in conditions"],
]);

/** Splits a condition into tokens. Throws `Mistake`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const blank = match(space);
    if (blank !== undefined) at += blank.length;
    else tokens.push(next());
  }
  return [...tokens, { is: "end", value: "", at }];

  function next(): Token {
    const start = at;
    const digits = match(number);
    if (digits !== undefined) {
      at += digits.length;
      if (match(word) !== undefined) throw new Mistake(start, "a number ends in letters");
      const value = Number(digits);
      if (!Number.isFinite(value)) throw new Mistake(start, "the number is too large");
      return { is: "number", value, at: start };
    }
    const name = match(word);
    if (name !== undefined) {
      at += name.length;
      if (source[at] === '"' || source[at] === "'") throw new Mistake(start, `text can't have the prefix "${name}"`);
      return { is: "word", value: name, at: start };
    }
    const quoted = match(text);
    if (quoted !== undefined) {
      at += quoted.length;
      return { is: "text", value: unescape(quoted, start), at: start };
    }
    const mark = match(sign);
    if (mark !== undefined) {
      at += mark.length;
      return { is: "sign", value: mark, at: start };
    }
    const letter = source[at] ?? "";
    if (letter === '"' || letter === "'") throw new Mistake(at, "the text has no closing quote on its line");
    throw new Mistake(at, `unexpected "${letter}"`, hints.get(source.slice(at, at + 2)) ?? hints.get(letter));
  }

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  }
}

function unescape(quoted: string, at: number): string {
  return quoted.slice(1, -1).replace(escape, (whole, code: string) => {
    if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const meaning = escaped.get(code);
    if (meaning === undefined) throw new Mistake(at, `the text has an unknown escape "${whole}"`);
    return meaning;
  });
}
