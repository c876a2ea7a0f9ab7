import { parseTree, printParseErrorCode } from "jsonc-parser";
import type { Node, ParseError } from "jsonc-parser";
import type { Problem } from "../errors.ts";
import { lines } from "./lines.ts";
import type { Path } from "./pointer.ts";
import { describe } from "./shape/checks.ts";
import type { Report } from "./shape/report.ts";

/** JSONC as editors write it. */
export const lenient = { allowTrailingComma: true };

/** A text without its byte order mark, which no editor counts as a column. */
export function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** More mistakes than this in one text are usually the echo of the first ones. */
const mostMistakes = 10;

/** Parses JSON with comments and trailing commas, or says everything that is wrong with the text. */
export function parseJsonc(text: string): { value: unknown } | { problems: readonly Problem[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, lenient);
  if (root && errors.length === 0) return { value: valueOf(root) };
  if (text.trim() === "")
    return { problems: [{ code: "bad-json", at: "", message: "The file is empty", line: 1, column: 1 }] };
  const place = lines(text);
  // A text that breaks off lacks the same closing bracket several times in one place.
  const once = errors.filter(
    ({ error, offset }, index) => !(errors[index - 1]?.error === error && errors[index - 1]?.offset === offset),
  );
  const problems = once.slice(0, mostMistakes).map(({ error, offset, length }): Problem => {
    const code = printParseErrorCode(error);
    const found = text.slice(offset, offset + Math.max(1, length));
    const message = sentences[code] ?? "This is not JSON";
    const shown = found.trim() === "" ? "" : `, got ${describe(found)}`;
    return { code: "bad-json", at: "", message: message + shown, ...place(offset) };
  });
  return { problems };
}

const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: "Expected a JSON value",
  InvalidNumberFormat: "Expected a number",
  PropertyNameExpected: "Expected a key in double quotes",
  ValueExpected: "Expected a value",
  ColonExpected: 'Expected ":"',
  CommaExpected: 'Expected ","',
  CloseBraceExpected: 'Expected "}"',
  CloseBracketExpected: 'Expected "]"',
  EndOfFileExpected: "Expected nothing more",
  UnexpectedEndOfComment: "A comment has no end",
  UnexpectedEndOfString: "A text has no closing quote on its line",
  UnexpectedEndOfNumber: "A number has no end",
  InvalidUnicode: "A text has a wrong \\u escape",
  InvalidEscapeCharacter: "A text has an unknown escape",
  InvalidCharacter: "A text has a control character",
};

/** As JSON.parse would make it: the last of equal keys counts, and `__proto__` is a key like any other. */
function valueOf(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(valueOf);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
      return key && value ? [[String(key.value), valueOf(value)]] : [];
    }),
  );
}

/** Reports keys that stand twice in one object. */
export function reportDuplicates(text: string, report: Report): void {
  const root = parseTree(text, [], lenient);
  if (root) visit(root, []);

  function visit(node: Node, path: Path): void {
    const seen = new Map<string, number>();
    node.children?.forEach((child, index) => {
      if (node.type !== "object") return visit(child, [...path, index]);
      const [key, value] = child.children ?? [];
      const inner = [...path, String(key?.value)];
      const times = (seen.get(String(key?.value)) ?? 0) + 1;
      seen.set(String(key?.value), times);
      if (times === 2)
        report.add(inner, "duplicate-key", `The key ${describe(key?.value)} stands twice`, {
          hint: "keep one of them",
        });
      if (value) visit(value, inner);
    });
  }
}
