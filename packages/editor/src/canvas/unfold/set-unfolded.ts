import type { Editor } from "../../session/editor.ts";
import type { Drawn } from "../graph/model.ts";
import { insideOf } from "./inside.ts";
import { cardsAround } from "./layers.ts";

/**
 * Unfolds cards where they stand, or folds them. A sub-pipeline is on the canvas once: where another card shows it, that
 * one is folded. What was selected inside is let go together with it.
 */
export function setUnfolded({ session, stage }: Editor, paths: readonly string[], open: boolean): void {
  const { drawn, marked } = stage.getState();
  for (const path of paths) {
    const other = open ? cardThatShows(drawn, path) : undefined;
    if (other !== undefined) session.unfold(other, false);
    session.unfold(path, open);
  }
  // Unfolded, a card may reach far out of sight.
  if (open) return stage.camera.reveal(paths);
  const stays = (id: string) => !cardsAround(drawn, id).some((card) => paths.includes(card));
  const { selected } = session.getState();
  const left = [...selected].filter(stays);
  if (left.length < selected.size) session.select(new Set([...left, ...paths]));
  stage.mark([...marked].filter(stays));
}

/** The card in which what is inside this one is shown already. */
function cardThatShows({ byId, layers }: Drawn, path: string): string | undefined {
  const card = byId.get(path);
  const inside = card?.type === "card" ? insideOf(card.data.spec, path) : undefined;
  return inside === undefined ? undefined : layers.get(inside)?.card;
}
