import type { Finding, Moderator } from "./moderation.ts";

/**
 * A list of words and phrases, for machines without a network. Case, width and accents make no difference; a word in
 * letters is found as a whole, one in characters anywhere. It can't see pictures.
 */
export function wordsModerator(words: readonly string[], id: string): Moderator {
  const wanted = words.map((word) => ({ word, found: finder(plain(word)) }));
  return {
    id,
    look(subject): Promise<Finding> {
      if (!("text" in subject)) return Promise.resolve({ flagged: false, categories: [] });
      const text = plain(subject.text);
      const categories = wanted.filter(({ found }) => found.test(text)).map(({ word }) => word);
      return Promise.resolve({ flagged: categories.length > 0, categories });
    },
  };
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}

function finder(word: string): RegExp {
  const literal = word.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
  const letters = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N} '’-]+$/u.test(word);
  return new RegExp(letters ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal, "u");
}
