/** A list of scenes that a person wrote. */
export interface GivenScenes {
  /** What stands before the list: the story as a whole. */
  readonly heading: string;
  readonly scenes: readonly GivenScene[];
}

export interface GivenScene {
  readonly text: string;
  /** Length in seconds, where the line names one: "(8 s)". */
  readonly seconds?: number;
}

const numbers = "\\d{1,3}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten";
const opening = String.raw`(?:scene|shot|act|part)\s*#?(?:${numbers})\b|(?:场景|镜头|分镜|画面)\s*[\d一二三四五六七八九十]{1,3}|第\s*[\d一二三四五六七八九十]{1,3}\s*(?:幕|场|镜|个场景|个镜头|段)`;
/** How a line of a scene list begins: "Scene 1:", "2.", "- ", "第一幕：". */
const mark = new RegExp(String.raw`^\s*(?:(?:${opening})|\(?\d{1,3}[.)、:：]|[-*•·]\s)\s*`, "iu");
/** The same inside a line. */
const inside = new RegExp(
  String.raw`(?<=^|[\s.;,。；，])(?=(?:${opening})\s*(?:[:：.、)–—-]|\()|\(?\d{1,2}[.)、]\s*\p{L})`,
  "giu",
);
const amount = String.raw`(\d{1,3}(?:\.\d)?)\s*(?:seconds?|secs?|s|秒钟?)`;
/** A length before the scene, in brackets, or after a comma at its end. */
const lengths = [
  new RegExp(String.raw`^\s*${amount}\s*[:：,，–—-]\s*`, "iu"),
  new RegExp(String.raw`\s?[(（[]\s*${amount}\s*[)）\]]\s*[:：]?`, "iu"),
  new RegExp(String.raw`\s?[,，–—-]\s*${amount}\s*[.。]?\s*$`, "iu"),
];

/**
 * The scenes of an idea that is itself a list: numbered, bulleted or labelled lines, or plain lines of their own.
 * A paragraph that was only wrapped is no list.
 */
export function givenScenes(idea: string): GivenScenes | undefined {
  const lines = idea
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const pieces =
    lines.length > 1
      ? lines
      : (lines[0] ?? "")
          .split(inside)
          .map((piece) => piece.trim())
          .filter(Boolean);
  const marked = pieces.findIndex((piece) => mark.test(piece));
  if (marked >= 0 && pieces.filter((piece) => mark.test(piece)).length > 1) return listed(pieces, marked);
  const wrapped = lines.some(
    (line, index) => index > 0 && /^[\p{Ll}]/u.test(line) && !/[.!?。！？]$/u.test(lines[index - 1] ?? ""),
  );
  if (lines.length < 2 || wrapped) return undefined;
  const headed = /[:：]$/u.test(lines[0] ?? "");
  const scenes = lines.slice(headed ? 1 : 0);
  return scenes.length > 1 ? { heading: headed ? bare(lines[0] ?? "") : "", scenes: scenes.map(scene) } : undefined;
}

/** Seconds of each scene, where the list names them all. */
export function givenSeconds(idea: string): number[] | undefined {
  const seconds = givenScenes(idea)?.scenes.flatMap((scene) => scene.seconds ?? []) ?? [];
  return seconds.length > 0 && seconds.length === givenScenes(idea)?.scenes.length ? seconds : undefined;
}

/** A line without a mark goes on with the scene before it. */
function listed(pieces: readonly string[], first: number): GivenScenes | undefined {
  const texts: string[] = [];
  for (const piece of pieces.slice(first)) {
    if (mark.test(piece)) texts.push(piece.replace(mark, ""));
    else texts.push(`${texts.pop() ?? ""} ${piece}`);
  }
  const scenes = texts.map(scene).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return scenes.length > 1 ? { heading: bare(pieces.slice(0, first).join(" ")), scenes } : undefined;
}

function scene(line: string): GivenScene {
  const length = lengths.find((each) => each.test(line));
  const seconds = length ? Number(length.exec(line)?.[1]) : 0;
  const text = bare(length ? line.replace(length, "") : line);
  return seconds > 0 ? { text, seconds } : { text };
}

function bare(text: string): string {
  return text
    .replace(/^[\s:：.、,，)–—-]+/u, "")
    .replace(/(?<![\s:：,，])[\s:：,，]+$/u, "")
    .trim();
}
