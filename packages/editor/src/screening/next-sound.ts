import type { Room } from "./room.ts";

/** Sound from the next take on the screen that has any; after the last one, silence. */
export function nextSound({ store, transport }: Pick<Room, "store" | "transport">): void {
  const { shown, takes } = store.getState();
  const audible = shown.filter((id) => {
    const media = takes.find((take) => take.id === id)?.file?.media;
    return media?.media === "video" && media.audio !== null;
  });
  const { heard } = transport.store.getState();
  transport.hear(audible[heard === undefined ? 0 : audible.indexOf(heard) + 1]);
}
