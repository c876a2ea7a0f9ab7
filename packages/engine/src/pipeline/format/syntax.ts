/** JSON with its comments: everything that a formatter must print again. Scalars and keys are kept as written. */
export type Syntax = string | Container;

export interface Container {
  readonly open: "{" | "[";
  readonly elements: readonly Element[];
  /** Comments before the closing bracket. */
  readonly last: readonly string[];
}

/** An element of a list, or a property with its key as written, or the whole text. */
export interface Element {
  /** Comments above. */
  readonly before: readonly string[];
  readonly key?: string;
  readonly value: Syntax;
  /** Comments behind it. */
  readonly after: readonly string[];
}

interface Token {
  readonly text: string;
  /** It is the first on its line. */
  readonly fresh: boolean;
}

const pattern = /(\s+)|\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"/]+/g;

/** Parses a text that is known to be well-formed JSONC with LF line ends. */
export function parseSyntax(text: string): Element {
  const tokens = tokenize(text);
  let at = 0;
  const before = comments();
  const value = parse();
  return { before, value, after: comments() };

  function parse(): Syntax {
    const open = next();
    if (open !== "{" && open !== "[") return open;
    const elements: Element[] = [];
    for (;;) {
      const before = comments();
      if (isCloser(peek())) {
        next();
        return { open, elements, last: before };
      }
      elements.push(element(open, before));
    }
  }

  function element(open: string, above: readonly string[]): Element {
    const before = [...above];
    let key: { key?: string } = {};
    if (open === "{") {
      key = { key: next() };
      before.push(...comments());
      next();
      before.push(...comments());
    }
    const value = parse();
    const after = commentsBehind();
    // Comments between a value and its comma are the value's, on whatever line they are.
    const start = at;
    const more = comments();
    if (peek() === ",") {
      next();
      after.push(...more, ...commentsBehind());
    } else {
      at = start;
    }
    return { before, ...key, value, after };
  }

  function comments(): string[] {
    const found: string[] = [];
    while (isComment(peek())) found.push(next());
    return found;
  }

  /** Comments on the same line, unless more follows there: then they are about that. */
  function commentsBehind(): string[] {
    let end = at;
    while (isComment(tokens[end]?.text ?? "") && !tokens[end]?.fresh) end++;
    const following = tokens[end];
    if (following && !following.fresh && !isCloser(following.text) && following.text !== ",") return [];
    const found = tokens.slice(at, end).map(({ text }) => text);
    at = end;
    return found;
  }

  function peek(): string {
    return tokens[at]?.text ?? "";
  }

  function next(): string {
    return tokens[at++]?.text ?? "";
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let fresh = true;
  for (const [part, space] of text.matchAll(pattern)) {
    if (space === undefined) tokens.push({ text: part.trimEnd(), fresh });
    fresh = space?.includes("\n") ?? false;
  }
  return tokens;
}

function isComment(text: string): boolean {
  return text.startsWith("/");
}

function isCloser(text: string): boolean {
  return text === "}" || text === "]" || text === "";
}
