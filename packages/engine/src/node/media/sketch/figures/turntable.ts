import type { Figure } from "./casting.ts";

/** A thing that a turntable shows from side to side: it narrows and leans a little as it turns. */
export const onTurntable =
  (figure: Figure): Figure =>
  (brush, pose) => {
    const turn = Math.sin(pose.seconds * 0.8);
    brush.pen.save();
    brush.pen.transform(1 - 0.26 * turn * turn, 0.045 * turn, 0, 1, 0, 0);
    figure(brush, pose);
    brush.pen.restore();
  };
