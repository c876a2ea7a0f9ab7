import { createContext, use } from "react";
import { useStore } from "zustand";
import type { TransportState } from "./playback/transport.ts";
import type { Room, RoomState } from "./room.ts";
import type { Take } from "./takes.ts";
import { words } from "./words.ts";

export const RoomContext = createContext<Room | undefined>(undefined);

/** The screening that a component stands in. Throws outside of one. */
export function useTheRoom(): Room {
  const room = use(RoomContext);
  if (!room) throw new Error("Not inside a screening room");
  return room;
}

export const useRoom = <T>(select: (state: RoomState) => T): T => useStore(useTheRoom().store, select);
export const useTransport = <T>(select: (state: TransportState) => T): T =>
  useStore(useTheRoom().transport.store, select);

/** What a take is called: by its keys, or in a blind screening by a letter of its place. */
export function useNames(arranged: readonly Take[]): (take: Take) => string {
  const text = words.use();
  const blind = useRoom((state) => state.blind !== undefined);
  return (take) => {
    const place = arranged.indexOf(take);
    if (blind) return text.letter(letterOf(place));
    return nameOf(take, text.take);
  };
}

function nameOf({ keys, take = 1, run }: Take, numbered: (number: number) => string): string {
  const [key, ...others] = keys;
  const name =
    key === undefined
      ? numbered(take)
      : others.length === 0 && /^\d+$/.test(key)
        ? numbered(Number(key))
        : keys.join(" · ");
  const again = key !== undefined && take > 1 && keys.at(-1) !== String(take) ? ` · ${numbered(take)}` : "";
  return `${name}${again}${run === undefined ? "" : ` · ${run}`}`;
}

/** A to Z, then A1 … */
const letterOf = (place: number): string =>
  `${String.fromCodePoint(65 + (Math.max(0, place) % 26))}${place >= 26 ? Math.floor(place / 26) : ""}`;
