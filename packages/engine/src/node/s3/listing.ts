/** An object in a list. */
export interface Listed {
  readonly key: string;
  readonly bytes: number;
}

/** The objects of an answer to ListObjectsV2. Our keys hold no signs that XML would write otherwise. */
export function* listed(xml: string): Iterable<Listed> {
  for (const [, entry = ""] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gsu)) {
    const [, key] = /<Key>([^<]*)<\/Key>/u.exec(entry) ?? [];
    const [, bytes] = /<Size>(\d+)<\/Size>/u.exec(entry) ?? [];
    if (key !== undefined && bytes !== undefined) yield { key, bytes: Number(bytes) };
  }
}

/** With what to ask for the rest; undefined: there is none. */
export function nextPage(xml: string): string | undefined {
  if (!/<IsTruncated>true<\/IsTruncated>/u.test(xml)) return undefined;
  return /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/u.exec(xml)?.[1]?.replaceAll("&amp;", "&");
}
