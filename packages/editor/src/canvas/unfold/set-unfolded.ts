import type { Editor } from "../../session/editor.ts";
import type { Drawn } from "../graph/model.ts";
import { boundsOf } from "../graph/window.ts";
import type { Stage } from "../stage.ts";
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
  if (open) return bringIntoView(stage, paths);
  const stays = (id: string) => !cardsAround(drawn, id).some((card) => paths.includes(card));
  const { selected } = session.getState();
  const left = [...selected].filter(stays);
  if (left.length < selected.size) session.select(new Set([...left, ...paths]));
  stage.mark([...marked].filter(stays));
}

/** Unfolded, a card may reach far out of sight. */
function bringIntoView(stage: Stage, paths: readonly string[]): void {
  // What was just unfolded is drawn a frame later.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { byId } = stage.getState().drawn;
      const bounds = boundsOf(paths.flatMap((path) => byId.get(path) ?? []));
      if (!bounds) return;
      const [left, top, width, height] = stage.camera.frame();
      const [x0, y0] = stage.camera.toScreen([bounds.left, bounds.top]);
      const [x1, y1] = stage.camera.toScreen([bounds.right, bounds.bottom]);
      if (x0 < left || y0 < top || x1 > left + width || y1 > top + height) stage.camera.fit(paths);
    }),
  );
}

/** The card in which what is inside this one is shown already. */
function cardThatShows({ byId, layers }: Drawn, path: string): string | undefined {
  const card = byId.get(path);
  const inside = card?.type === "card" ? insideOf(card.data.spec, path) : undefined;
  return inside === undefined ? undefined : layers.get(inside)?.card;
}
