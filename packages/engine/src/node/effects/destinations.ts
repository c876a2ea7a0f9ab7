import { hash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Clock, Destinations } from "../../host.ts";
import type { Http } from "../../models/http.ts";
import { unknownDestination } from "../../nodes/destination.ts";
import type { Artifacts } from "../artifacts/artifacts.ts";
import type { Config } from "../config.ts";
import { safeFileName } from "../file-name.ts";
import { extensionOf } from "../media-types.ts";
import { mediaContent, textContent } from "../s3/content.ts";
import { saveFile, saveOrigin, saveText, textExtension } from "../output-folder.ts";
import type { Secrets } from "../secrets.ts";

export interface DestinationsOptions {
  readonly http: Http;
  readonly secrets: Pick<Secrets, "get">;
  readonly artifacts: Pick<Artifacts, "lend" | "open">;
  /** The configuration's. */
  readonly folder: string;
  readonly clock: Clock;
}

/** The webhooks, folders and buckets of the configuration. */
export function createDestinations(
  { notify, folders, buckets }: Pick<Config, "notify" | "folders" | "buckets">,
  { http, secrets, artifacts, folder, clock }: DestinationsOptions,
): Destinations {
  return {
    async notify(to, message, job) {
      const hook = named(notify, to);
      const { sendWebhook } = await import("./webhook.ts");
      const secret = secrets.get(hook.secret.secret);
      const { tries } = await sendWebhook({ url: hook.url, secret, ...message }, { http, clock, signal: job.signal });
      return { to, id: message.id, at: new Date(clock.now()).toISOString(), tries };
    },
    async publish(to, name, value, { signal, origin }) {
      const place = named({ ...folders, ...buckets }, to);
      if (typeof place !== "string") {
        const { putInto } = await import("./bucket.ts");
        const { putOrigin } = await import("./put-origin.ts");
        const isText = typeof value === "string";
        const extension = isText ? textExtension(name) : extensionOf(value.type);
        const content = isText
          ? textContent(value, extension === "json" ? "application/json" : "text/plain; charset=utf-8")
          : mediaContent(value, artifacts);
        const means = { http, secrets, clock, signal };
        const url = await putInto(place, safeFileName(name), extension, content, means);
        await putOrigin(place, url, isText ? undefined : await origin?.(value), means);
        return { to, url, sha256: content.sha256 };
      }
      const into = resolve(folder, place);
      await mkdir(into, { recursive: true });
      const path =
        typeof value === "string"
          ? await saveText(into, name, value)
          : await artifacts.lend([value], ([file]) => saveFile(into, name, file, value));
      if (typeof value !== "string") await saveOrigin(path, await origin?.(value));
      const sha256 = typeof value === "string" ? hash("sha256", value) : value.sha256;
      return { to, file: path, sha256 };
    },
  };
}

function named<T>(places: Readonly<Record<string, T>>, to: string): T {
  const place = Object.hasOwn(places, to) ? places[to] : undefined;
  if (place === undefined) throw unknownDestination(to, Object.keys(places));
  return place;
}
