import type { Problem } from "../errors.ts";
import { lines } from "./lines.ts";

/** What a file may hold, so that reading it is always quick (facts: a million keys cost seconds). */
export const limits = {
  /** 16 MiB. */
  characters: 16 * 1024 * 1024,
  /** Objects and lists inside one another. */
  depth: 64,
  keys: 300_000,
  /** In the whole file, bodies and sub-pipelines included. */
  nodes: 20_000,
  /** 64 KiB. */
  text: 64 * 1024,
  problems: 100,
};

/** What a look at the text told, before anything was parsed. */
export interface Glance {
  /** Number of keys in all objects; JSON.parse gives fewer when a key was repeated. */
  readonly keys: number;
  readonly problem?: Problem;
}

/**
 * Looks for what would make parsing slow or overflow the stack. One pass without recursion; it sees strings
 * and comments as a JSONC parser does, and an unfinished string ends with its line.
 */
export function glance(text: string): Glance {
  if (text.length > limits.characters)
    return refuse(0, 0, `The file has ${text.length} characters`, `at most ${limits.characters}`);
  let keys = 0;
  // Only a matching bracket closes: a wrong one must not hide how deep a parser that forgives it would go.
  const closers: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    switch (code) {
      case quote:
        at = endOfString(text, at);
        break;
      case slash:
        at = endOfComment(text, at);
        break;
      case colon:
        if (++keys > limits.keys)
          return refuse(keys, at, `The file has more than ${limits.keys} keys`, `at most ${limits.nodes} nodes`);
        break;
      case brace:
      case bracket:
        if (closers.push(code === brace ? closingBrace : closingBracket) > limits.depth)
          return refuse(keys, at, "The file is nested too deep", `at most ${limits.depth} levels`, "too-deep");
        break;
      case closingBrace:
      case closingBracket:
        if (closers.at(-1) === code) closers.pop();
    }
  }
  return { keys };

  function refuse(keys: number, at: number, message: string, expected: string, code = "too-large"): Glance {
    return { keys, problem: { code, at: "", message, expected, ...lines(text)(at) } };
  }
}

const [quote, slash, colon] = [0x22, 0x2f, 0x3a];
const [brace, closingBrace, bracket, closingBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const [star, backslash, newline, carriage] = [0x2a, 0x5c, 0x0a, 0x0d];

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote || code === newline || code === carriage) return at;
  }
  return text.length;
}

function endOfComment(text: string, start: number): number {
  const code = text.charCodeAt(start + 1);
  if (code === star) {
    const end = text.indexOf("*/", start + 2);
    return end === -1 ? text.length : end + 1;
  }
  if (code !== slash) return start;
  for (let at = start + 2; at < text.length; at++) {
    const inner = text.charCodeAt(at);
    if (inner === newline || inner === carriage) return at;
  }
  return text.length;
}
