import { equal } from "../equal.ts";
import { fileLayout } from "../format/layout.ts";
import type { Layout } from "../format/layout.ts";
import { closer, nameOf, print, rank, width } from "../format/print.ts";
import { parseSyntax } from "../format/syntax.ts";
import type { Container, Element, Syntax } from "../format/syntax.ts";
import { own } from "../names.ts";
import { isObject } from "../shape/checks.ts";
import { renames } from "./renames.ts";

/** Where a value starts: the indent of its line, and the columns taken behind that. */
interface Line {
  readonly indent: string;
  readonly used: number;
}

/** A property in its place: the text up to its value, the value, the text behind it. */
interface Piece {
  readonly name: string;
  readonly lead: string;
  readonly value: string;
  readonly tail: string;
}

/**
 * The new text of a file that was `before` and is `after`: what is equal keeps its text.
 *
 * `before` may lack keys that the text has, where their values were not fit to be read: those keep theirs too.
 */
export function rewrite(text: string, before: unknown, after: unknown): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const { value } = parseSyntax(text);
  return text.slice(0, value.start) + changed(value, before, after, fileLayout) + text.slice(value.end);

  function changed(value: Syntax, before: unknown, after: unknown, layout: Layout): string {
    const written = text.slice(value.start, value.end);
    if (equal(before, after)) return written;
    const line = lineOf(value.start);
    // What was not fit to be read is not merged with.
    const merged = "raw" in value || before === undefined ? undefined : merge(value, before, after, layout);
    if (merged === undefined) return fresh(after, layout, line);
    // What was on one line stays so while it fits there, and else is laid out anew.
    const wasShort = !written.includes("\n") && fits(written, line);
    if (!wasShort || (!merged.includes("\n") && fits(merged, line))) return merged;
    return print(parseSyntax(merged).value, layout, line.indent, line.used).replaceAll("\n", newline);
  }

  function merge(value: Container, before: unknown, after: unknown, layout: Layout): string | undefined {
    if (value.open === "[") return mergeList(value, before, after, layout);
    if (!isObject(after) || value.elements.length === 0) return undefined;
    const known = isObject(before) ? before : {};
    return mergeObject(value, known, after, layout);
  }

  /** A list of another length is written anew. */
  function mergeList(value: Container, before: unknown, after: unknown, layout: Layout): string | undefined {
    if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
    if (value.elements.length !== after.length || before.length !== after.length) return undefined;
    const pieces = value.elements.map((element, at) => piece(element, before[at], after[at], layout));
    return assemble(value, pieces);
  }

  function mergeObject(
    value: Container,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
    layout: Layout,
  ): string {
    const renamed = renames(before, after);
    const pieces: Piece[] = [];
    for (const element of value.elements) {
      const name = nameOf(element);
      const target = renamed.get(name) ?? name;
      const [was, is] = [own(before, name), own(after, target)];
      if (is !== undefined) pieces.push(piece(element, was, is, layout.of(target), target));
      else if (was === undefined) pieces.push(piece(element, was, was, layout));
    }
    const present = new Set(pieces.map((piece) => piece.name));
    for (const [name, is] of Object.entries(after)) {
      if (is === undefined || present.has(name)) continue;
      const behind = pieces.findIndex((piece) => rank(layout, piece.name) > rank(layout, name));
      const at = behind === -1 ? pieces.length : behind;
      pieces.splice(at, 0, added(value, name, is, layout.of(name)));
    }
    return assemble(value, pieces);
  }

  function piece(element: Element, was: unknown, is: unknown, layout: Layout, target = nameOf(element)): Piece {
    const { key, value, start, end, comma } = element;
    const rename = key && target !== nameOf(element);
    const lead = rename
      ? text.slice(start, key.start) + JSON.stringify(target) + text.slice(key.end, value.start)
      : text.slice(start, value.start);
    const tail =
      comma === undefined ? text.slice(value.end, end) : text.slice(value.end, comma) + text.slice(comma + 1, end);
    return { name: target, lead, value: changed(value, was, is, layout), tail };
  }

  /** A new property, set off as its neighbours are. */
  function added(container: Container, name: string, is: unknown, layout: Layout): Piece {
    const gaps = container.elements.map(({ start }) => /^\s*/.exec(text.slice(start))?.[0] ?? "");
    const tall = gaps.findLast((gap) => gap.includes("\n"));
    const indent = tall?.slice(tall.lastIndexOf("\n") + 1) ?? lineOf(container.start).indent;
    const gap = tall === undefined ? (gaps.at(-1) ?? "") : newline + indent;
    const key = `${JSON.stringify(name)}: `;
    return { name, lead: gap + key, value: fresh(is, layout, { indent, used: key.length + 1 }), tail: "" };
  }

  function assemble(value: Container, pieces: readonly Piece[]): string {
    const last = value.elements.at(-1);
    const end = text.slice(last?.end ?? value.start + 1, value.end);
    if (pieces.length === 0 && value.last.length === 0) return value.open + closer(value);
    const trailing = last?.comma !== undefined;
    let written: string = value.open;
    pieces.forEach(({ lead, value, tail }, at) => {
      const isLast = at === pieces.length - 1;
      written += lead + value + (isLast && !trailing ? "" : ",") + tail;
      // What follows a line comment must not become part of it.
      const following = isLast ? end : (pieces[at + 1]?.lead ?? "");
      if (tail.includes("//") && !/^[ \t]*\r?\n/.test(following)) written += newline;
    });
    return written + end;
  }

  function fresh(value: unknown, layout: Layout, { indent, used }: Line): string {
    return print(parseSyntax(JSON.stringify(value)).value, layout, indent, used).replaceAll("\n", newline);
  }

  function lineOf(offset: number): Line {
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
    return { indent, used: offset - start - indent.length };
  }
}

function fits(written: string, { indent, used }: Line): boolean {
  return indent.length + used + written.length < width;
}
