/** JSON with its comments and places: all that a formatter prints again and that an edit of the text must keep. */
export type Syntax = Scalar | Container;

/** Offsets are in UTF-16 units; `end` is exclusive. */
interface Scalar {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly raw: string;
}

export interface Container {
  readonly start: number;
  readonly end: number;
  readonly open: "{" | "[";
  readonly elements: readonly Element[];
  /** Comments before the closing bracket. */
  readonly last: readonly string[];
}

/** An element of a list, or a property with its key, or the whole text. */
export interface Element {
  /** From the end of the element before it to the end of its line or comma: elements lie side by side. */
  readonly start: number;
  readonly end: number;
  /** Comments above. */
  readonly before: readonly string[];
  readonly key?: Scalar;
  readonly value: Syntax;
  /** The offset of the comma. */
  readonly comma?: number;
  /** Comments behind it. */
  readonly after: readonly string[];
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It is the first on its line. */
  readonly fresh: boolean;
}

const pattern = /(\s+)|\/\/[^\r\n]*|\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"/]+/g;

/** Parses a text that is known to be well-formed JSONC. */
export function parseSyntax(text: string): Element {
  const tokens = tokenize(text);
  const nothing: Token = { text: "", start: text.length, end: text.length, fresh: true };
  let at = 0;
  const before = comments();
  const value = parse();
  return { start: 0, before, value, after: comments(), end: text.length };

  function parse(): Syntax {
    const { text: open, start, end } = next();
    if (open !== "{" && open !== "[") return { start, end, raw: open };
    const elements: Element[] = [];
    for (;;) {
      const from = elements.at(-1)?.end ?? end;
      const before = comments();
      if (!isCloser(peek())) elements.push(element(open, from, before));
      else return { start, open, elements, last: before, end: next().end };
    }
  }

  function element(open: string, start: number, above: readonly string[]): Element {
    const before = [...above];
    let key: { key?: Scalar } = {};
    if (open === "{") {
      const name = next();
      key = { key: { start: name.start, end: name.end, raw: name.text } };
      before.push(...comments());
      next();
      before.push(...comments());
    }
    const value = parse();
    const after = commentsBehind();
    // Comments between a value and its comma are the value's, on whatever line they are.
    const mark = at;
    const more = comments();
    let comma = {};
    if (peek().text === ",") {
      comma = { comma: next().start };
      after.push(...more, ...commentsBehind());
    } else {
      at = mark;
    }
    return { start, before, ...key, value, ...comma, after, end: tokens[at - 1]?.end ?? start };
  }

  function comments(): string[] {
    const found: string[] = [];
    while (isComment(peek())) found.push(next().text);
    return found;
  }

  /** Comments on the same line, unless more follows there: then they are about that. */
  function commentsBehind(): string[] {
    let end = at;
    while (isComment(tokens[end] ?? nothing) && !tokens[end]?.fresh) end++;
    const following = tokens[end] ?? nothing;
    if (!following.fresh && !isCloser(following) && following.text !== ",") return [];
    const found = tokens.slice(at, end).map((token) => token.text);
    at = end;
    return found;
  }

  function peek(): Token {
    return tokens[at] ?? nothing;
  }

  function next(): Token {
    return tokens[at++] ?? nothing;
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let fresh = true;
  for (const { 0: part, 1: space, index } of text.matchAll(pattern)) {
    if (space === undefined) tokens.push({ text: part, start: index, end: index + part.length, fresh });
    fresh = space?.includes("\n") ?? false;
  }
  return tokens;
}

function isComment({ text }: Token): boolean {
  return text.startsWith("/");
}

function isCloser({ text }: Token): boolean {
  return text === "}" || text === "]" || text === "";
}
