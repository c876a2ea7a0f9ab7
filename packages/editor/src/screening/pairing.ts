import { createStore } from "zustand/vanilla";
import { nextPair } from "./arrange.ts";
import { arrangedOf, type Room, type RoomState } from "./room.ts";
import { prefer } from "./say.ts";
import type { Take } from "./takes.ts";
import { messageOf } from "../language/sentences/said.ts";

interface Said {
  readonly better: string;
  readonly worse: string;
}

/** What was said in pairs in this tab, by ids of takes. */
export const pairing = createStore<{ readonly done: readonly Said[] }>(() => ({ done: [] }));

/** How far the comparison of the takes in the room is, and which two come next. */
export function pairingOf(state: RoomState, done: readonly Said[]) {
  const takes = arrangedOf(state).filter(({ file }) => file);
  const ids = new Set(takes.map(({ id }) => id));
  const own = done.filter(({ better, worse }) => ids.has(better) && ids.has(worse));
  const next = nextPair([...ids], own)?.flatMap((id) => takes.find((take) => take.id === id) ?? []);
  return { takes, own, all: (ids.size * (ids.size - 1)) / 2, pair: next ?? [] };
}

/** The first or the second of the two is better. */
export async function choosePair(room: Room, place: 0 | 1): Promise<void> {
  const state = room.store.getState();
  const { pair } = pairingOf(state, pairing.getState().done);
  const [better, worse]: readonly (Take | undefined)[] = place === 0 ? pair : pair.toReversed();
  if (!better || !worse) return;
  try {
    await prefer(better, worse, state.run);
    room.refuse(undefined);
    pairing.setState(({ done }) => ({ done: [...done, { better: better.id, worse: worse.id }] }));
    room.transport.seek(0);
  } catch (thrown) {
    room.refuse(messageOf(thrown));
  }
}
