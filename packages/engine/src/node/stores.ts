import type { Flight } from "../host.ts";
import type { Lane } from "../run/lanes/lane.ts";
import type { Machine } from "./machine.ts";
import { createMediaTools, type LocalMediaTools } from "./media/media-tools.ts";
import { stateFiles } from "./state.ts";
import { openLocalStorage, type OpenStorage, type Storage } from "./storage.ts";

/** A state folder, opened once for all who use it in this process: what is kept there, and the work that goes on for it. */
export interface Stores extends Storage {
  /** Whose they are: the folder. */
  readonly house: string;
  readonly machine: Machine;
  readonly media: LocalMediaTools;
  /** Equal work in flight, by key (rule 25). */
  readonly flights: Map<string, Flight>;
  /** Jobs whose last POST, from this process, has ended. */
  readonly answered: Set<string>;
  /** Lanes that know what the journal's earlier jobs have used of them. */
  readonly seeded: Set<Lane>;
}

/** Opens the stores of a state folder. `open`: where they are kept; default: in files of the folder. */
export function openStores(state: string, machine: Machine, open: OpenStorage = openLocalStorage): Stores {
  const storage = open(state);
  const { journal, cache, artifacts } = storage;
  return {
    house: state,
    machine,
    journal,
    cache,
    artifacts,
    media: createMediaTools({ artifacts, scratch: stateFiles(state).scratch, pool: machine.media }),
    flights: new Map(),
    answered: new Set(),
    seeded: new Set(),
    ...(storage.tables ? { tables: storage.tables } : {}),
    ...(storage.shareLane ? { shareLane: (...given) => storage.shareLane?.(...given) ?? given[2] } : {}),
    close: () => storage.close(),
  };
}
