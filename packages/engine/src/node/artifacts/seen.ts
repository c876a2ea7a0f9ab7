import type { Media } from "../../ports/values.ts";

/** What was lately seen in a store far away, so that it isn't asked for the same all the time. */
export interface Seen {
  bytes(sha256: string): number | undefined;
  media(sha256: string): Media | undefined;
  add(sha256: string, bytes: number, media?: Media): void;
  remove(sha256: string): void;
}

const keptMs = 60_000;
const most = 10_000;

/** `now`: a monotonic clock in ms. */
export function openSeen(now: () => number): Seen {
  const known = new Map<
    string,
    { readonly bytes: number; readonly media: Media | undefined; readonly until: number }
  >();
  const get = (sha256: string) => {
    const found = known.get(sha256);
    return found && found.until > now() ? found : undefined;
  };
  return {
    bytes: (sha256) => get(sha256)?.bytes,
    media: (sha256) => get(sha256)?.media,
    add(sha256, bytes, media = get(sha256)?.media) {
      known.delete(sha256);
      known.set(sha256, { bytes, media, until: now() + keptMs });
      const [oldest] = known.size > most ? known.keys() : [];
      if (oldest !== undefined) known.delete(oldest);
    },
    remove: (sha256) => void known.delete(sha256),
  };
}
