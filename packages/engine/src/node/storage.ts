import type { Cache } from "../host.ts";
import type { Lane, LaneLimits } from "../run/lanes/lane.ts";
import type { Artifacts } from "./artifacts/artifacts.ts";
import { openArtifacts } from "./artifacts/folder.ts";
import { openCache } from "./cache.ts";
import { systemClock } from "./clock.ts";
import { openJournal, type Journal } from "./journal/journal.ts";
import { stateFiles } from "./state.ts";
import type { Tables } from "./tables.ts";

/** Where a host keeps what must outlive it: money and runs, results, and files. */
export interface Storage {
  readonly journal: Journal;
  readonly cache: Cache;
  readonly artifacts: Artifacts;
  /** Where a server keeps its own, when other servers of the same runs see it, too. Absent: files of the state folder. */
  readonly tables?: Tables;
  /** The lane to a vendor's model where other machines use it, too; `own` is this process's. */
  shareLane?(model: string, limits: LaneLimits, own: Lane): Lane;
  close(): void;
}

/** Opens the storage of a state folder. Several hosts may use one at a time. `artifacts`: where the configuration has them. */
export type OpenStorage = (folder: string, artifacts?: Artifacts) => Storage;

/** All in files of the state folder, shared by the processes of this machine. */
export const openLocalStorage: OpenStorage = (folder, artifacts = openArtifacts(stateFiles(folder).artifacts)) => {
  const { cache: results, journal: file, head } = stateFiles(folder);
  const report = (message: string) => process.emitWarning(message);
  const cache = openCache({ file: results, has: (media) => artifacts.has(media), report });
  const journal = openJournal({ file, head, clock: systemClock, report });
  return {
    journal,
    cache,
    artifacts,
    close() {
      cache.close();
      journal.close();
    },
  };
};
