import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { basename, dirname } from "node:path";
import { systemClock } from "../clock.ts";
import type { FoundConfig } from "../config.ts";
import { openHttp } from "../http.ts";
import { openScratch } from "../media/scratch.ts";
import { redact } from "../redact.ts";
import { openObjects, type Objects, type S3Config } from "../s3/objects.ts";
import { openSecrets } from "../secrets.ts";
import { stateFiles } from "../state.ts";
import type { Artifacts } from "./artifacts.ts";
import { openCopies } from "./copies.ts";
import { openArtifacts } from "./folder.ts";
import { openRemote } from "./remote.ts";

const gigabyte = 1e9;

/** The bucket of a configuration, through the guard on everything that goes out. Throws `missing-secret`. */
export function bucketOf(
  s3: S3Config,
  { folder }: Pick<FoundConfig, "folder">,
  env: Readonly<Record<string, string | undefined>>,
  { signal }: { readonly signal: AbortSignal } = new AbortController(),
): Objects {
  const secrets = openSecrets(folder, env);
  const { host, hostname } = new URL(s3.endpoint);
  const own = s3.addressing === "host" ? [`${s3.bucket}.${host}`, `${s3.bucket}.${hostname}`] : [host];
  // Most makers close a connection that nobody uses after 15 seconds or more.
  const kept = { keepAlive: true, timeout: 10_000, maxFreeSockets: 16 };
  const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };
  const http = openHttp({ allowHosts: own, agents }, (text) => redact(text, secrets.used()));
  return openObjects(s3, { http, secrets, clock: systemClock, signal });
}

/** Before the keys of a state folder's media. A tenant's lie below the owner's, as its folder does. */
function prefixOf({ prefix }: Pick<S3Config, "prefix">, folder: string): string {
  const tenant = basename(dirname(folder)) === "tenants" ? ["tenants", basename(folder)] : [];
  return [...(prefix === undefined ? [] : [prefix]), ...tenant, "artifacts", ""].join("/");
}

/** The store of a state folder's media in the bucket; `alone`: without what the folder has of its own. */
export function openStored(
  s3: S3Config,
  objects: Objects,
  folder: string,
  { alone = false }: { readonly alone?: boolean } = {},
): Artifacts {
  const files = stateFiles(folder);
  return openRemote({
    objects,
    prefix: prefixOf(s3, folder),
    copies: openCopies(files.copies, s3.cacheGb * gigabyte),
    scratch: openScratch(files.scratch),
    before: alone ? undefined : openArtifacts(files.artifacts),
    clock: systemClock,
  });
}
