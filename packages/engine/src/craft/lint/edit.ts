import type { Edit } from "./finding.ts";

/** How far around a change its joints are looked for. */
const near = 8;

/** Puts other words in the place of [from, to), keeping a capital letter and mending "a" or "an" before them. */
export function replace(text: string, from: number, to: number, words: string): Edit {
  const article = /(?<![\p{L}\p{N}])(an?)(\s+)$/iu.exec(text.slice(Math.max(0, from - near), from));
  const capital = /^\p{Lu}/u.test(text.slice(from, to)) && !/^\p{Lu}{2}/u.test(text.slice(from, to));
  if (!article || !/^[a-z]/iu.test(words)) return { from, to, text: capital ? capitalised(words) : words };
  const [whole = "", written = "", space = " "] = article;
  const right = /^[aeiou]/iu.test(words) ? "an" : "a";
  const lead = /^\p{Lu}/u.test(written) ? capitalised(right) : right;
  return { from: from - whole.length, to, text: lead + space + words };
}

/** Takes out [from, to) together with the comma or the space that joined it to the rest. */
export function remove(text: string, from: number, to: number): Edit {
  const before = /(?:[,，、;；]\s*|\s+)$/u.exec(text.slice(Math.max(0, from - near), from))?.[0] ?? "";
  const after = /^\s*[,，、;；]?\s*/u.exec(text.slice(to, to + near))?.[0] ?? "";
  if (before === "") return { from, to: to + after.length, text: "" };
  const comma = /[,，、;；]/u.test(before) && /^\s*[,，、;；]/u.test(after);
  return { from: from - before.length, to: comma ? to + after.length : to, text: comma ? before : "" };
}

/** Makes the changes that don't touch one another, the earlier ones first. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < at) continue;
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at);
}

/** With a capital first letter. */
export function capitalised(text: string): string {
  const first = [...text][0] ?? "";
  return first.toUpperCase() + text.slice(first.length);
}
