import { hash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Host } from "../host.ts";
import type { Image, Video } from "../ports/values.ts";
import type { ModelLimits } from "../models/model.ts";
import { createModels } from "../models/models.ts";
import { sketchId, sketchModel } from "../models/sketch/sketch-model.ts";
import type { Nudges } from "../run/paid/nudges.ts";
import type { Artifacts } from "./artifacts/artifacts.ts";
import type { FoundConfig } from "./config.ts";
import { defined } from "./defined.ts";
import { openFiles } from "./files.ts";
import { systemClock } from "./clock.ts";
import { openHttp } from "./http.ts";
import type { Journal } from "./journal/journal.ts";
import { createLanguageModel } from "./llm.ts";
import { openMachine } from "./machine.ts";
import type { LocalMediaTools } from "./media/media-tools.ts";
import { createDestinations } from "./effects/destinations.ts";
import { createJudges, judgeBaseUrl } from "./judges/judges.ts";
import { createModeration } from "./moderation/moderation.ts";
import { redact } from "./redact.ts";
import { openSecrets, type Secrets } from "./secrets.ts";
import { createTills, type Tills } from "./payments.ts";
import { baseUrlOf, limitsBy, openProviders, type Provider } from "./providers.ts";
import type { OpenStorage } from "./storage.ts";
import { openStores, type Stores } from "./stores.ts";

/** The engine's host on a machine with Node: SQLite, files, a media process, and the configured services. */
export interface NodeHost extends Host {
  readonly artifacts: Artifacts;
  readonly journal: Journal;
  readonly tills: Tills;
  /** How fast a vendor's model may be asked for, as far as that is known. */
  readonly limitsOf: (model: string) => ModelLimits;
  readonly media: LocalMediaTools;
  readonly secrets: Secrets;
  /** Sorts by time and can't be guessed. */
  newRunId(): string;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly found: FoundConfig;
  readonly providers: readonly Provider[];
  /** The pipeline's folder: files that it names are looked for here. */
  readonly folder: string;
  /** The state folder, or what others in this process have opened of it, which then stays open. */
  readonly state: string | Stores;
  /** Nothing outside of it is read. Default: the configuration's folder. */
  readonly root?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `save` writes. */
  readonly out: string;
  /** Default: files in the state folder. */
  readonly storage?: OpenStorage | undefined;
  /** Through this others tell that a vendor's job may be over. */
  readonly nudges?: Nudges | undefined;
  fault?(thrown: unknown): void;
}

/** Opens a host. Costs a few milliseconds: processes and connections start at their first use. */
export function openHost(options: HostOptions): NodeHost {
  const { found, providers, folder, root = found.folder, state, env, out, nudges, storage, fault } = options;
  const { config } = found;
  const secrets = openSecrets(found.folder, env);
  const isOwn = typeof state === "string";
  const stores = typeof state === "string" ? openStores(state, openMachine(config.limits.media), storage) : state;
  const { artifacts, cache, journal, media, flights, machine } = stores;
  const { allowHosts } = config;
  const files = openFiles({ folder, root, out, artifacts, media, allowHosts });
  const { llm } = config;
  const { moderation: moderator } = config;
  const hooks = Object.values(config.notify).map(({ url }) => url);
  const moderators = moderator?.use === "openai" ? [moderator.baseUrl] : [];
  const buckets = Object.values(config.buckets).map(({ url }) => url);
  const judges = config.judge.map(judgeBaseUrl);
  const writers = llm ? [llm.baseUrl] : [];
  const services = [...providers.map(baseUrlOf), ...writers, ...judges, ...moderators, ...hooks, ...buckets];
  const vendors = services.flatMap((url) => URL.parse(url)?.host ?? []);
  const http = openHttp({ allowHosts: [...config.allowHosts, ...vendors] }, (text) => redact(text, secrets.used()));
  const read = (file: Image | Video) => artifacts.lend([file], ([path]) => readFile(path));
  const limitsOf = limitsBy(providers);
  const vendorModels = openProviders({ providers, secrets, http, read });
  const sha256 = (text: string) => hash("sha256", text);
  const moderation = moderator && createModeration(moderator, { http, secrets, media, read, cache, sha256 });
  return {
    clock: systemClock,
    sha256,
    artifacts,
    cache,
    journal,
    limitsOf,
    tills: createTills({ stores, owner: found.file ?? "", limitsOf, ...defined({ moderation, nudges }) }),
    moderation,
    destinations: createDestinations(config, { http, secrets, artifacts, folder: found.folder, clock: systemClock }),
    secrets,
    newRunId: () => `run-${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`,
    media,
    files,
    models: createModels([sketchModel(media), ...vendorModels], config.defaults.model ?? sketchId),
    llm:
      llm &&
      createLanguageModel(
        {
          baseUrl: llm.baseUrl,
          model: llm.model,
          ...defined({ api: llm.api, price: llm.price }),
          ...(llm.key ? { key: secrets.get(llm.key.secret) } : {}),
        },
        http,
      ),
    judges: createJudges(config.judge, { http, secrets, media, read }),
    lanes: machine.lanes,
    flights,
    ...(fault ? { fault } : {}),
    async close() {
      if (!isOwn) return;
      stores.close();
      await machine.close();
    },
  };
}
