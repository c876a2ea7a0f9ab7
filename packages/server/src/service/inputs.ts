import { ReelgraphError, type Json, type Media, type Problem, type Value } from "@reelgraph/engine";

/**
 * Values of inputs as somebody sent them. `{ "sha256": … }` becomes the artifact of that name: what is known of a file is
 * measured from it, never believed. Throws `unknown-artifact`.
 */
export async function readMedia(
  inputs: Readonly<Record<string, Json>>,
  find: (sha256: string) => Promise<Media | undefined>,
): Promise<Record<string, Value>> {
  const problems: Problem[] = [];
  const read = async (value: Json, at: string): Promise<Value> => {
    if (Array.isArray(value)) return Promise.all(value.map((one: Json, index) => read(one, `${at}/${index}`)));
    if (typeof value !== "object" || value === null || !("sha256" in value)) return value;
    const { sha256 } = value;
    const found = typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256) ? await find(sha256) : undefined;
    if (found) return found;
    problems.push({
      code: "unknown-artifact",
      at,
      message: "There is no artifact with this name",
      expected: "the sha256 of an artifact that was uploaded or made here",
    });
    return null;
  };
  const entries = Object.entries(inputs).map(async ([name, value]) => [name, await read(value, `/inputs/${name}`)]);
  const values = Object.fromEntries(await Promise.all(entries)) as Record<string, Value>;
  if (problems.length > 0) throw new ReelgraphError(problems);
  return values;
}
