/** A stretch [from, to) of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The sentences of a text in order, with their closing marks. Line ends part them; points inside numbers don't. */
export function sentencesOf(text: string): Span[] {
  return pieces(text, /(?<![.!?])[.!?]+["'”’)]{0,3}(?=\s|$)|[。！？；]+[”’）]*|\n+/gu);
}

/** The clauses of a text in order, without the marks between them. */
export function clausesOf(text: string): Span[] {
  return pieces(text, /(?<![.!?,;:])[.!?,;:]+(?=\s|$)|[。！？；，、：]+|\n+/gu).map(({ from, to }) => {
    const bare = text.slice(from, to).replace(/(?<![.!?,;:。！？；，、：\s])[.!?,;:。！？；，、：\s]+$/u, "");
    return { from, to: from + bare.length };
  });
}

/**
 * The shots of a text: the lines of a shot list ("Shot 2: …", "镜头2：…", "0–3 s: …", "2. …") are read apart, because
 * the world may change from one to the next. Any other text is one shot.
 */
export function shotsOf(text: string): Span[] {
  const starts = [...text.matchAll(shotMark)].map((match) => match.index);
  if (starts.length < 2) return [{ from: 0, to: text.length }];
  return [0, ...starts]
    .map((from, index) => ({ from, to: starts[index] ?? text.length }))
    .filter(({ from, to }) => text.slice(from, to).trim() !== "");
}

const shotMark =
  /^[ \t]*(?:(?:shot|scene)\s*\d+|(?:镜头|场景|分镜|第)\s*[\d一二三四五六七八九十]+|\d+\s*[-–—~]\s*\d+\s*(?:s|sec|seconds|秒)|\d+[.)、:：])/gimu;

function pieces(text: string, mark: RegExp): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(mark)) {
    spans.push({ from, to: match.index + match[0].length });
    from = match.index + match[0].length;
  }
  spans.push({ from, to: text.length });
  return spans.flatMap((span) => trimmed(text, span));
}

function trimmed(text: string, { from, to }: Span): Span[] {
  const part = text.slice(from, to);
  const bare = part.trim();
  const start = from + part.indexOf(bare);
  return bare === "" ? [] : [{ from: start, to: start + bare.length }];
}
