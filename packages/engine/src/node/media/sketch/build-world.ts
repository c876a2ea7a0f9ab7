import type { Size } from "../../../host.ts";
import { randomOf } from "../../../models/sketch/random.ts";
import type { Scene, Subject } from "../../../models/sketch/scene.ts";
import { type CameraPath, cameraPath } from "./camera-path.ts";
import { frame } from "./framing.ts";
import { lightOf } from "./light.ts";
import { looks } from "./looks.ts";
import type { World } from "./world.ts";

/** Chooses what the seeds leave open: framing, light and the camera's way. */
export function buildWorld(
  scene: Scene,
  size: Size,
  seconds: number,
  scenery: number,
  chance: number,
): { world: World; path: CameraPath } {
  const look = looks[scene.style];
  const framing = frame(scene, size, look.stock.aspect, randomOf(scenery, "framing"));
  const { stage } = framing;
  const main = scene.subjects[0];
  const focus = { x: framing.subjectX, y: stage.ground - framing.subjectHeight * heartOf(main) };
  const random = randomOf(chance, "hand");
  const path = cameraPath(stage, scene.camera, focus, {
    seconds,
    handheld: scene.handheld,
    random,
    narrow: scene.setting === "street",
  });
  const light = lightOf(scene, scenery);
  const world: World = {
    scene,
    stage,
    framing,
    light: look.light?.(light, randomOf(scenery, "palette")) ?? light,
    look,
    seconds,
    views: Array.from({ length: 25 }, (_, i) => path(i / 24)),
    random: (stream) => randomOf(scenery, stream),
    chance: (stream) => randomOf(chance, stream),
  };
  return { world, path };
}

/** How far up the main subject what it is about is: a seed lies at its foot, a flower is its head. */
function heartOf(main: Subject | undefined): number {
  const [from, to] = main?.growth ?? [2, 2];
  if (main?.buried) return 0.08;
  return from < 1 ? 0.32 : to > 4 ? 0.76 : 0.55;
}
