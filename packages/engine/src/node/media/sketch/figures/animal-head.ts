import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, type Pose, softShape } from "./brush.ts";
import type { Build } from "./builds.ts";

/** Of a panda's ears and eyes. */
const black: Rgb = [40, 38, 42];

/** Neck and head of an animal; `half` and `top` are the front end and the height of its back. */
export function headOf(brush: Brush, pose: Pose, build: Build, coat: Rgb, half: number, top: number): void {
  const nod = Math.sin(pose.action === "walk" ? pose.stride * 2 : pose.seconds * 1.2) * 0.025;
  const howls = pose.action === "howl";
  const rise = pose.action === "run" ? build.rise * 0.75 : build.rise + (howls ? 0.55 : 0);
  const bx = half * 0.86;
  const by = top + build.girth * 0.3;
  const hx = bx + Math.cos(rise + nod) * build.neck;
  const hy = by - Math.sin(rise + nod) * build.neck;
  const thick = build.head * (build.extra === "mane" && build.tail === "hang" ? 1.6 : 1.1);
  const dark = darker(coat, 0.35);
  brush.shape(
    coat,
    softShape(
      [bx - build.girth * 0.5, by - build.girth * 0.25],
      [hx - thick * 0.7, hy - thick * 0.4],
      [hx + thick * 0.3, hy + thick * 0.2],
      [bx + build.girth * 0.1, by + build.girth * 0.45],
    ),
  );
  if (build.extra === "mane") {
    if (build.tail === "hang") brush.disc([128, 80, 40], hx - 0.03, hy + 0.01, build.head * 1.75, build.head * 1.8);
    else
      brush.shape(
        darker(coat, 0.55),
        softShape(
          [bx - build.girth * 0.4, by - build.girth * 0.36],
          [hx - thick * 0.9, hy - thick * 0.8],
          [hx - thick * 0.1, hy - thick * 0.9],
          [hx - thick * 0.4, hy + thick * 0.1],
          [bx - build.girth * 0.1, by - build.girth * 0.05],
        ),
      );
  }
  const ear = build.extra === "panda" ? black : undefined;
  ears(brush, build, ear ?? coat, hx, hy, pose, false);
  brush.disc(coat, hx, hy, build.head * 0.95, build.head * 0.85);
  const tilt = howls ? -0.62 : build.rise > 1 ? 0.5 : 0.22;
  const sx = hx + Math.cos(tilt) * (build.head * 0.6 + build.snout);
  const sy = hy + Math.sin(tilt) * (build.head * 0.5 + build.snout) + build.head * 0.1;
  brush.shape(
    coat,
    softShape(
      [hx, hy - build.head * 0.6],
      [hx + build.head * 0.75, hy - build.head * 0.3],
      [sx + build.head * 0.1, sy - build.head * 0.2],
      [sx, sy + build.head * 0.3],
      [hx + build.head * 0.1, hy + build.head * 0.85],
    ),
  );
  if (build.extra === "trunk") trunk(brush, pose, coat, hx, hy, build.head);
  else brush.disc([40, 34, 34], sx - build.head * 0.02, sy - build.head * 0.06, build.head * 0.15, build.head * 0.12);
  if (ear) brush.disc(ear, hx + build.head * 0.3, hy - build.head * 0.14, build.head * 0.22, build.head * 0.28, 0.5);
  brush.disc(ear ? [214, 210, 202] : [30, 26, 26], hx + build.head * 0.32, hy - build.head * 0.2, build.head * 0.1);
  if (build.extra === "antlers") antlers(brush, hx, hy, build.head);
  ears(brush, build, ear ?? dark, hx, hy, pose, true);
}

function ears({ shape, disc }: Brush, build: Build, coat: Rgb, x: number, y: number, pose: Pose, near: boolean): void {
  const s = build.head;
  const dx = near ? -s * 0.35 : s * 0.1;
  const twitch = Math.sin(pose.seconds * 2.7) > 0.95 ? 0.1 : 0;
  if (build.ear === "point")
    shape(
      coat,
      softShape(
        [x + dx - s * 0.4, y - s * 0.5],
        [x + dx - s * 0.12 + twitch * s, y - s * 1.75],
        [x + dx + s * 0.34, y - s * 0.6],
      ),
    );
  else if (build.ear === "long")
    shape(
      coat,
      softShape(
        [x + dx - s * 0.3, y - s * 0.4],
        [x + dx - s * 0.9, y - s * 2.6],
        [x + dx - s * 0.2, y - s * 2.5],
        [x + dx + s * 0.3, y - s * 0.6],
      ),
    );
  else if (build.ear === "flop" && near)
    shape(
      coat,
      softShape(
        [x - s * 0.5, y - s * 0.7],
        [x - s * 0.05, y - s * 0.7],
        [x - s * 0.15, y + s * 0.5],
        [x - s * 0.6, y + s * 0.55],
      ),
    );
  else if (build.ear === "round") disc(coat, x + dx - s * 0.1, y - s * 0.8, s * 0.34);
  else if (build.ear === "fan" && near)
    shape(
      coat,
      softShape(
        [x - s * 0.1, y - s * 0.9],
        [x - s * 1.3, y - s * 0.7],
        [x - s * 1.35, y + s * 0.4],
        [x - s * 0.6, y + s * 1.1],
        [x - s * 0.05, y + s * 0.3],
      ),
    );
}

function trunk({ limb, shape }: Brush, pose: Pose, coat: Rgb, x: number, y: number, s: number): void {
  const sway = Math.sin(pose.seconds * 1.4) * 0.04;
  limb(coat, s * 0.62, [x + s * 0.5, y + s * 0.2], [x + s * 0.95, y + s * 0.9]);
  limb(coat, s * 0.44, [x + s * 0.95, y + s * 0.9], [x + s * 1.0 + sway, y + s * 1.9]);
  limb(coat, s * 0.32, [x + s * 1.0 + sway, y + s * 1.9], [x + s * 1.25 + sway * 2, y + s * 2.4]);
  shape(
    [244, 238, 222],
    softShape(
      [x + s * 0.6, y + s * 0.7],
      [x + s * 1.5, y + s * 1.3],
      [x + s * 1.65, y + s * 1.05],
      [x + s * 0.9, y + s * 0.65],
    ),
  );
}

function antlers({ limb }: Brush, x: number, y: number, s: number): void {
  const bone: Rgb = [196, 172, 136];
  for (const side of [0, 1]) {
    const ox = x - s * 0.2 + side * s * 0.35;
    const lean = side === 0 ? -1 : 0.35;
    limb(
      bone,
      s * 0.18,
      [ox, y - s * 0.7],
      [ox + lean * s * 0.9, y - s * 1.7],
      [ox + lean * s * 0.8, y - s * 2.8],
      [ox + lean * s * 0.35 + s * 0.1, y - s * 3.5],
    );
    limb(bone, s * 0.13, [ox + lean * s * 0.9, y - s * 1.7], [ox + lean * s * 0.3 + s * 0.5, y - s * 2.3]);
    limb(bone, s * 0.13, [ox + lean * s * 0.86, y - s * 2.4], [ox + lean * s * 1.7, y - s * 3.1]);
  }
}
