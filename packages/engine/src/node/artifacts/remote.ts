import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Clock } from "../../host.ts";
import type { Media } from "../../ports/values.ts";
import type { Scratch } from "../media/scratch.ts";
import { mediaFile, textContent } from "../s3/content.ts";
import type { Objects } from "../s3/objects.ts";
import { cardIn, missing, placeIn, type Artifacts, type MediaName } from "./artifacts.ts";
import { readCard, writeCard } from "./card.ts";
import { checked } from "./checked.ts";
import type { Copies } from "./copies.ts";
import { fetchInto } from "./fetch.ts";
import type { FolderArtifacts } from "./folder.ts";
import { identify } from "./identify.ts";
import { openSeen } from "./seen.ts";

export interface RemoteOptions {
  readonly objects: Objects;
  /** Before each key: `films/artifacts/`. */
  readonly prefix: string;
  readonly copies: Copies;
  readonly scratch: Scratch;
  /** What the state folder has of its own, from before media were kept elsewhere, where that shall be found as well. */
  readonly before?: FolderArtifacts | undefined;
  readonly clock: Pick<Clock, "sleep" | "monotonic">;
}

/** Of a copy that goes away before it can be held. */
const holds = 5;

/**
 * Media files in storage that speaks S3, by the same names as in a folder. Work is done on copies on this machine, each
 * fetched once and checked by its hash; what is only sent on is streamed.
 */
export function openRemote({ objects, prefix, copies, scratch, before, clock }: RemoteOptions): Artifacts {
  const key = (media: MediaName) => prefix + placeIn(media);
  const card = (sha256: string) => prefix + cardIn(sha256);
  const seen = openSeen(() => clock.monotonic());
  /** On their way here. */
  const coming = new Map<string, Promise<string>>();

  async function near(media: MediaName): Promise<string | undefined> {
    return (await copies.find(media)) ?? before?.verified(media).catch(() => undefined);
  }
  async function bring(media: MediaName): Promise<string> {
    const found = await near(media);
    if (found !== undefined) return found;
    return scratch.lend(async (file) => {
      seen.remove(media.sha256);
      await fetchInto(file, media, key(media), { objects, clock });
      return copies.take(file, media);
    });
  }
  const verified: Artifacts["verified"] = async (media) => {
    const name = placeIn(media);
    const going = coming.get(name) ?? bring(media).finally(() => coming.delete(name));
    coming.set(name, going);
    return going;
  };
  /** Gives a copy a second name, under which it stays when others need its room. */
  async function hold(media: MediaName, name: string): Promise<void> {
    for (let tries = 0; tries < holds; tries++) if (await copies.hold(await verified(media), name)) return;
    throw missing(media);
  }

  return {
    verified,
    lend: (media, use) =>
      withNames(media.length, scratch, async (names) => {
        const held = await Promise.allSettled(media.map((one, at) => hold(one, names[at] ?? "")));
        for (const one of held) if (one.status === "rejected") throw one.reason;
        // One for each value.
        return use(names as { readonly [K in keyof typeof media]: string });
      }),
    has(media) {
      if (before?.has(media) || seen.bytes(media.sha256) === media.bytes) return true;
      return objects.look(key(media)).then((bytes) => {
        if (bytes !== undefined) seen.add(media.sha256, bytes);
        return bytes === media.bytes;
      });
    },
    async find(sha256) {
      const known = seen.media(sha256) ?? (await before?.find(sha256));
      if (known) return known;
      const facts = readCard(await objects.text(card(sha256)));
      const bytes = facts && (await objects.look(key({ sha256, type: facts.type })));
      if (!facts || bytes === undefined) return undefined;
      const media: Media = { ...facts, sha256, bytes };
      seen.add(sha256, bytes, media);
      return media;
    },
    async put(file, facts) {
      const media: Media = { ...facts, ...(await identify(file)) };
      const isThere = (await objects.look(key(media))) === media.bytes;
      if (!isThere || !readCard(await objects.text(card(media.sha256)))) {
        await objects.write(card(media.sha256), textContent(writeCard(facts), "application/json"));
        // Last: who sees the file can also read its card.
        await objects.write(key(media), mediaFile(file, media), { ifFree: true });
      }
      await copies.take(file, media);
      seen.add(media.sha256, media.bytes, media);
      return media;
    },
    async open(media, part) {
      const copy = await near(media);
      const file = copy === undefined ? undefined : await open(copy, "r").catch(() => undefined);
      if (file) return file.createReadStream(part);
      const answer = await objects.read(key(media), part);
      if (!answer) throw missing(media);
      // Whether wrong bytes lie so in storage is found out by fetching them.
      const look = () => void verified(media).catch(() => undefined);
      const bytes = part ? answer.bytes : checked(answer.bytes, media, look);
      return Readable.from(bytes, { objectMode: false });
    },
    async *list() {
      for await (const { key } of objects.list(prefix)) {
        const [, sha256] = /\/([0-9a-f]{64})\.json$/.exec(key) ?? [];
        if (sha256 !== undefined) yield sha256;
      }
    },
    async size() {
      let sum = 0;
      for await (const { bytes } of objects.list(prefix)) sum += bytes;
      return sum;
    },
  };
}

/** Lends so many names of scratch files. */
function withNames<T>(
  count: number,
  scratch: Scratch,
  use: (names: readonly string[]) => Promise<T>,
  names: readonly string[] = [],
): Promise<T> {
  if (names.length === count) return use(names);
  return scratch.lend((name) => withNames(count, scratch, use, [...names, name]));
}
