import type { Rgb } from "../../../../craft/colours.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

/** Proportions of a four-legged animal, in shares of its height at the head. */
export interface Build {
  readonly coat: Rgb;
  readonly belly: Rgb;
  /** Height of the back, length and depth of the trunk. */
  readonly back: number;
  readonly length: number;
  readonly girth: number;
  readonly neck: number;
  /** Angle of the neck above the horizontal, in radians. */
  readonly rise: number;
  readonly head: number;
  readonly snout: number;
  readonly ear: "point" | "long" | "flop" | "round" | "fan" | "none";
  readonly tail: "bush" | "thin" | "stub" | "horse" | "curl" | "hang";
  readonly leg: number;
  readonly extra?: "antlers" | "mane" | "trunk" | "horns" | "wool" | "stripes" | "patches" | "hump";
}

/** Builds by kind. */
export const builds: Partial<Record<SubjectKind, Build>> = {
  dog: {
    coat: [184, 132, 76],
    belly: [226, 196, 150],
    back: 0.68,
    length: 0.86,
    girth: 0.26,
    neck: 0.24,
    rise: 0.95,
    head: 0.15,
    snout: 0.14,
    ear: "flop",
    tail: "curl",
    leg: 0.075,
  },
  cat: {
    coat: [96, 92, 96],
    belly: [196, 190, 184],
    back: 0.62,
    length: 0.82,
    girth: 0.22,
    neck: 0.16,
    rise: 0.9,
    head: 0.16,
    snout: 0.05,
    ear: "point",
    tail: "thin",
    leg: 0.062,
  },
  fox: {
    coat: [214, 106, 42],
    belly: [244, 228, 206],
    back: 0.64,
    length: 0.92,
    girth: 0.22,
    neck: 0.22,
    rise: 0.85,
    head: 0.135,
    snout: 0.16,
    ear: "point",
    tail: "bush",
    leg: 0.058,
  },
  wolf: {
    coat: [112, 116, 124],
    belly: [196, 196, 198],
    back: 0.7,
    length: 0.9,
    girth: 0.26,
    neck: 0.26,
    rise: 0.7,
    head: 0.14,
    snout: 0.16,
    ear: "point",
    tail: "bush",
    leg: 0.07,
  },
  horse: {
    coat: [122, 76, 46],
    belly: [104, 64, 40],
    back: 0.62,
    length: 0.66,
    girth: 0.24,
    neck: 0.34,
    rise: 1.02,
    head: 0.105,
    snout: 0.17,
    ear: "point",
    tail: "horse",
    leg: 0.052,
    extra: "mane",
  },
  deer: {
    coat: [156, 108, 68],
    belly: [220, 198, 166],
    back: 0.56,
    length: 0.5,
    girth: 0.17,
    neck: 0.27,
    rise: 1.18,
    head: 0.08,
    snout: 0.1,
    ear: "point",
    tail: "stub",
    leg: 0.036,
    extra: "antlers",
  },
  bear: {
    coat: [92, 64, 46],
    belly: [70, 48, 36],
    back: 0.86,
    length: 1.02,
    girth: 0.46,
    neck: 0.2,
    rise: 0.2,
    head: 0.21,
    snout: 0.13,
    ear: "round",
    tail: "stub",
    leg: 0.15,
  },
  rabbit: {
    coat: [178, 160, 138],
    belly: [238, 232, 222],
    back: 0.44,
    length: 0.52,
    girth: 0.3,
    neck: 0.12,
    rise: 0.9,
    head: 0.15,
    snout: 0.07,
    ear: "long",
    tail: "stub",
    leg: 0.08,
  },
  elephant: {
    coat: [132, 130, 134],
    belly: [112, 110, 116],
    back: 0.92,
    length: 0.92,
    girth: 0.44,
    neck: 0.12,
    rise: 0.2,
    head: 0.22,
    snout: 0.05,
    ear: "fan",
    tail: "hang",
    leg: 0.15,
    extra: "trunk",
  },
  lion: {
    coat: [206, 158, 88],
    belly: [226, 196, 142],
    back: 0.72,
    length: 0.98,
    girth: 0.28,
    neck: 0.22,
    rise: 0.55,
    head: 0.17,
    snout: 0.1,
    ear: "round",
    tail: "hang",
    leg: 0.085,
    extra: "mane",
  },
  cow: {
    coat: [236, 230, 222],
    belly: [226, 204, 196],
    back: 0.82,
    length: 0.94,
    girth: 0.36,
    neck: 0.22,
    rise: 0.35,
    head: 0.15,
    snout: 0.14,
    ear: "flop",
    tail: "hang",
    leg: 0.075,
    extra: "patches",
  },
  sheep: {
    coat: [236, 230, 216],
    belly: [216, 208, 196],
    back: 0.78,
    length: 0.82,
    girth: 0.42,
    neck: 0.16,
    rise: 0.6,
    head: 0.13,
    snout: 0.1,
    ear: "flop",
    tail: "stub",
    leg: 0.06,
    extra: "wool",
  },
  giraffe: {
    coat: [212, 164, 92],
    belly: [232, 204, 150],
    back: 0.5,
    length: 0.36,
    girth: 0.16,
    neck: 0.46,
    rise: 1.3,
    head: 0.062,
    snout: 0.075,
    ear: "point",
    tail: "hang",
    leg: 0.032,
    extra: "patches",
  },
};

export function quadruped(brush: Brush, pose: Pose, build: Build, colour: Rgb | undefined): void {
  const { pen } = brush;
  const coat = colour ?? build.coat;
  const dark = darker(coat, 0.3);
  const half = build.length / 2;
  const runs = pose.action === "run" || pose.action === "jump";
  const moves = runs || pose.action === "walk" || pose.action === "swim" || pose.action === "drive";
  const rests = pose.action === "sit";
  const bound = runs ? Math.sin(pose.stride) * 0.05 : 0;
  const bob = moves ? Math.abs(Math.sin(pose.stride)) * (runs ? 0.09 : 0.018) : Math.sin(pose.seconds * 1.8) * 0.006;
  if (rests) return sitting(brush, pose, build, coat);
  pen.save();
  pen.translate(0, -bob);
  const legs: readonly (readonly [number, number, Rgb])[] = [
    [-half * 0.72, Math.PI, dark],
    [half * 0.74, runs ? 0.6 : 0, dark],
    [-half * 0.86, runs ? Math.PI + 0.5 : 0, coat],
    [half * 0.62, runs ? 0 : Math.PI, coat],
  ];
  const hip = -build.back + build.girth * 0.55;
  const draw = ([x, phase, tint]: readonly [number, number, Rgb]) =>
    leg(brush, x, hip, pose, phase, tint, build, { moves, runs, bob });
  tail(brush, pose, build, coat, -half);
  draw(legs[0] ?? [0, 0, dark]);
  draw(legs[1] ?? [0, 0, dark]);
  pen.save();
  pen.rotate(bound);
  const top = -build.back;
  const low = top + build.girth;
  brush.fill(
    coat,
    softShape(
      [-half * 1.1, top + build.girth * 0.25],
      [-half * 0.7, top - build.girth * 0.04],
      [0, top + build.girth * (build.extra === "hump" ? -0.3 : 0.05)],
      [half * 0.72, top - build.girth * 0.06],
      [half * 1.14, top + build.girth * 0.26],
      [half * 0.96, low * 1.0],
      [0, low + build.girth * 0.02],
      [-half * 0.75, low - build.girth * 0.14],
      [-half * 1.12, low - build.girth * 0.2],
    ),
  );
  brush.fill(
    build.extra === "patches" || colour ? lighter(coat, 0.12) : build.belly,
    softShape(
      [-half * 0.7, low - build.girth * 0.22],
      [half * 0.8, low - build.girth * 0.25],
      [half * 0.8, low - build.girth * 0.04],
      [0, low + build.girth * 0.005],
      [-half * 0.6, low - build.girth * 0.12],
    ),
  );
  if (build.extra === "wool")
    for (let i = 0; i < 9; i++)
      brush.disc(
        i % 2 ? coat : lighter(coat, 0.3),
        -half + (i / 8) * build.length,
        top + build.girth * (0.25 + (0.35 * ((i * 7) % 3)) / 2),
        build.girth * 0.32,
      );
  if (build.extra === "patches")
    for (const [x, y, r] of [
      [-0.5, 0.3, 0.26],
      [0.1, 0.2, 0.2],
      [0.6, 0.45, 0.18],
    ] as const)
      brush.disc(
        colour ? dark : build.head < 0.1 ? [150, 96, 50] : [58, 48, 44],
        half * x,
        top + build.girth * y,
        build.girth * r * 1.5,
        build.girth * r,
      );
  headOf(brush, pose, build, coat, half, top);
  pen.restore();
  draw(legs[2] ?? [0, 0, coat]);
  draw(legs[3] ?? [0, 0, coat]);
  pen.restore();
}

/** On its haunches: the trunk leans up from the ground, the front legs stand straight. */
function sitting(brush: Brush, pose: Pose, build: Build, coat: Rgb): void {
  const { pen } = brush;
  const breath = Math.sin(pose.seconds * 1.8) * 0.006;
  const half = build.length / 2;
  const g = build.girth;
  tail(brush, pose, { ...build, back: g * 0.5 }, coat, -half * 0.72);
  brush.limb(
    darker(coat, 0.28),
    build.leg,
    [half * 0.4, -build.back * 0.6],
    [half * 0.46, -0.02],
    [half * 0.46 + build.leg * 0.7, -0.01],
  );
  brush.fill(
    coat,
    softShape(
      [-half * 0.85, 0],
      [-half * 0.95, -g * 0.7],
      [-half * 0.4, -build.back * 0.78],
      [half * 0.2, -build.back * 1.08 - breath],
      [half * 0.62, -build.back * 0.9],
      [half * 0.52, -build.back * 0.4],
      [half * 0.2, 0],
    ),
  );
  brush.fill(
    lighter(coat, 0.22),
    softShape(
      [half * 0.3, -build.back * 0.85],
      [half * 0.6, -build.back * 0.82],
      [half * 0.5, -build.back * 0.4],
      [half * 0.3, -build.back * 0.35],
    ),
  );
  brush.fill(
    darker(coat, 0.1),
    softShape(
      [-half * 0.75, 0.01],
      [-half * 0.7, -g * 0.95],
      [-half * 0.1, -g * 1.0],
      [half * 0.12, -g * 0.4],
      [half * 0.4, -0.03],
      [half * 0.36, 0.01],
    ),
  );
  brush.limb(
    coat,
    build.leg,
    [half * 0.52, -build.back * 0.62],
    [half * 0.6, -0.02],
    [half * 0.6 + build.leg * 0.7, -0.01],
  );
  pen.save();
  pen.translate(-half * 0.38, 0);
  headOf(brush, pose, { ...build, rise: Math.max(1.05, build.rise) }, coat, half, -build.back * 1.02 - breath);
  pen.restore();
}

interface Gait {
  readonly moves: boolean;
  readonly runs: boolean;
  readonly bob: number;
}

function leg(
  { limb }: Brush,
  x: number,
  hip: number,
  pose: Pose,
  phase: number,
  tint: Rgb,
  build: Build,
  gait: Gait,
): void {
  const long = -hip;
  const angle = gait.moves ? Math.sin(pose.stride + phase) * (gait.runs ? 0.75 : 0.4) : 0.02;
  const lift = gait.moves ? Math.max(0, Math.cos(pose.stride + phase)) * (gait.runs ? 0.8 : 0.45) : 0;
  const knee: [number, number] = [x + Math.sin(angle) * long * 0.5, hip + Math.cos(angle) * long * 0.5];
  const foot: [number, number] = [
    knee[0] + Math.sin(angle - lift) * long * 0.5,
    Math.min(gait.bob, knee[1] + Math.cos(angle - lift) * long * 0.5 + gait.bob),
  ];
  limb(tint, build.leg * 1.35, [x, hip], knee);
  limb(tint, build.leg, knee, foot, [foot[0] + build.leg * 0.5, foot[1]]);
}

function tail({ limb, fill }: Brush, pose: Pose, build: Build, coat: Rgb, x: number): void {
  const y = -build.back + build.girth * 0.2;
  const wag = Math.sin(pose.seconds * (build.tail === "curl" ? 9 : 2.2)) * 0.06;
  if (build.tail === "bush") {
    fill(
      coat,
      softShape(
        [x * 0.95, y],
        [x - 0.18, y + 0.02 + wag],
        [x - 0.44, y + 0.16 + wag],
        [x - 0.5, y + 0.25 + wag],
        [x - 0.3, y + 0.25],
        [x * 0.9, y + 0.12],
      ),
    );
    fill(build.belly, softShape([x - 0.42, y + 0.15 + wag], [x - 0.51, y + 0.25 + wag], [x - 0.38, y + 0.25 + wag]));
  } else if (build.tail === "horse")
    fill(
      darker(coat, 0.5),
      softShape(
        [x * 0.95, y - 0.02],
        [x - 0.12, y + 0.04],
        [x - 0.16 + wag, y + 0.34],
        [x - 0.08 + wag, y + 0.4],
        [x - 0.02, y + 0.14],
      ),
    );
  else if (build.tail === "hang") {
    limb(coat, 0.026, [x * 0.97, y], [x - 0.07, y + 0.1], [x - 0.06 + wag * 0.6, y + 0.3]);
    fill(
      darker(coat, 0.5),
      softShape([x - 0.09 + wag * 0.6, y + 0.28], [x - 0.03 + wag * 0.6, y + 0.28], [x - 0.05 + wag * 0.8, y + 0.4]),
    );
  } else if (build.tail === "stub") brushTuft(fill, lighter(coat, 0.35), x, y);
  else if (build.tail === "curl") limb(coat, 0.06, [x * 0.95, y], [x - 0.14, y - 0.1], [x - 0.2 + wag, y - 0.28]);
  else limb(coat, 0.035, [x * 0.95, y], [x - 0.16, y + 0.08], [x - 0.26, y - 0.06 + wag], [x - 0.3, y - 0.2 + wag]);
}

function brushTuft(fill: Brush["fill"], colour: Rgb, x: number, y: number): void {
  fill(colour, (p) => p.ellipse(x - 0.02, y + 0.02, 0.06, 0.05, 0, 0, 7));
}

function headOf(brush: Brush, pose: Pose, build: Build, coat: Rgb, half: number, top: number): void {
  const nod = Math.sin(pose.action === "walk" ? pose.stride * 2 : pose.seconds * 1.2) * 0.025;
  const rise = pose.action === "run" ? build.rise * 0.75 : build.rise;
  const bx = half * 0.86;
  const by = top + build.girth * 0.3;
  const hx = bx + Math.cos(rise + nod) * build.neck;
  const hy = by - Math.sin(rise + nod) * build.neck;
  const thick = build.head * (build.extra === "mane" && build.tail === "hang" ? 1.6 : 1.1);
  const dark = darker(coat, 0.35);
  brush.fill(
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
      brush.fill(
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
  ears(brush, build, coat, hx, hy, pose, false);
  brush.disc(coat, hx, hy, build.head * 0.95, build.head * 0.85);
  const tilt = build.rise > 1 ? 0.5 : 0.22;
  const sx = hx + Math.cos(tilt) * (build.head * 0.6 + build.snout);
  const sy = hy + Math.sin(tilt) * (build.head * 0.5 + build.snout) + build.head * 0.1;
  brush.fill(
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
  brush.disc([30, 26, 26], hx + build.head * 0.32, hy - build.head * 0.2, build.head * 0.1);
  if (build.extra === "antlers") antlers(brush, hx, hy, build.head);
  ears(brush, build, dark, hx, hy, pose, true);
}

function ears({ fill, disc }: Brush, build: Build, coat: Rgb, x: number, y: number, pose: Pose, near: boolean): void {
  const s = build.head;
  const dx = near ? -s * 0.35 : s * 0.1;
  const twitch = Math.sin(pose.seconds * 2.7) > 0.95 ? 0.1 : 0;
  if (build.ear === "point")
    fill(
      coat,
      softShape(
        [x + dx - s * 0.4, y - s * 0.5],
        [x + dx - s * 0.12 + twitch * s, y - s * 1.75],
        [x + dx + s * 0.34, y - s * 0.6],
      ),
    );
  else if (build.ear === "long")
    fill(
      coat,
      softShape(
        [x + dx - s * 0.3, y - s * 0.4],
        [x + dx - s * 0.9, y - s * 2.6],
        [x + dx - s * 0.2, y - s * 2.5],
        [x + dx + s * 0.3, y - s * 0.6],
      ),
    );
  else if (build.ear === "flop" && near)
    fill(
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
    fill(
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

function trunk({ limb, fill }: Brush, pose: Pose, coat: Rgb, x: number, y: number, s: number): void {
  const sway = Math.sin(pose.seconds * 1.4) * 0.04;
  limb(coat, s * 0.62, [x + s * 0.5, y + s * 0.2], [x + s * 0.95, y + s * 0.9]);
  limb(coat, s * 0.44, [x + s * 0.95, y + s * 0.9], [x + s * 1.0 + sway, y + s * 1.9]);
  limb(coat, s * 0.32, [x + s * 1.0 + sway, y + s * 1.9], [x + s * 1.25 + sway * 2, y + s * 2.4]);
  fill(
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
