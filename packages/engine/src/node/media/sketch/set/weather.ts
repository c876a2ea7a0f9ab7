import type { Rgb } from "../../../../craft/colours.ts";
import { css, mix, white } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { mistBank } from "./ground.ts";
import { splashes } from "./splashes.ts";
import { glowSprite } from "./glow-sprite.ts";

/** What falls, drifts and flashes between the stage and the lens. Rooms keep it outside. */
export function weatherParts(world: World): Part[] {
  const { scene } = world;
  if (scene.setting === "interior" || scene.setting === "underwater" || scene.setting === "space") return [];
  return scene.weather.flatMap((kind): Part[] => {
    switch (kind) {
      case "rain":
        return [
          streaks(world, 3.2, 150, 0.5),
          // None falls before earth that is cut open.
          ...(scene.subjects[0]?.buried
            ? [streaks(world, 1.05, 90, 0.9), splashes(world)]
            : [streaks(world, 0.9, 70, 1)]),
        ];
      case "storm":
        return [lightning(world)];
      case "snow":
        return [flakes(world, 4, 170, 0.6, [255, 255, 255]), flakes(world, 0.92, 60, 1.5, [255, 255, 255])];
      case "petals":
        return [
          confetti(world, 34, [
            [246, 178, 200],
            [255, 214, 226],
            [236, 150, 178],
          ]),
        ];
      case "leaves":
        return [
          confetti(world, 26, [
            [206, 112, 40],
            [190, 70, 38],
            [224, 168, 62],
          ]),
        ];
      case "fireflies":
        return [sparks(world)];
      case "fog":
        return [veil(world, 5, 0.42), mistBank(world, 3.1, 0.75), mistBank(world, 1.6, 0.6), veil(world, 1.15, 0.16)];
      case "wind":
      case "clouds":
      case "clear":
        return [];
    }
  });
}

/** Air that hides what is behind it. */
function veil({ light, stage }: World, depth: number, strength: number): Part {
  const air = css(mix(light.haze, light.glow, 0.06), strength);
  return {
    depth,
    paint({ pen }) {
      pen.fillStyle = air;
      pen.fillRect(0, 0, stage.width, stage.height);
    },
  };
}

function streaks(world: World, depth: number, count: number, size: number): Part {
  const { stage, light, scene } = world;
  const random = world.chance(`rain ${depth}`);
  const storm = scene.weather.includes("storm") || scene.weather.includes("wind");
  const slant = (storm ? 0.36 : 0.1) * (random.chance(0.5) ? 1 : -1);
  const drops = Array.from({ length: Math.round(count * (storm ? 1.5 : 1)) }, () => ({
    x: random(),
    y: random(),
    rate: random.between(0.85, 1.25),
    long: random.between(0.7, 1.4),
  }));
  const colour = css(mix(light.sky[2], white, 0.5), light.dark ? 0.3 : 0.36);
  return {
    depth,
    paint({ pen, view, seconds }) {
      const shift = placeAt(stage, view, depth * 2).x - stage.centre;
      const long = stage.height * 0.05 * size;
      pen.strokeStyle = colour;
      pen.lineWidth = Math.max(0.8, stage.unit * 0.0022 * size);
      pen.beginPath();
      for (const drop of drops) {
        const y = ((drop.y + seconds * drop.rate * (1.1 + 0.6 * size)) % 1) * (stage.height + long * 2) - long;
        const x =
          ((((drop.x * 1.2 - 0.1) * stage.width + shift - slant * (stage.height - y)) % stage.width) + stage.width) %
          stage.width;
        pen.moveTo(x, y);
        pen.lineTo(x - slant * long * drop.long, y - long * drop.long);
      }
      pen.stroke();
    },
  };
}

function flakes(world: World, depth: number, count: number, size: number, colour: Rgb): Part {
  const { stage, light, scene } = world;
  const random = world.chance(`snow ${depth}`);
  const wind =
    (scene.weather.includes("wind") || scene.weather.includes("storm") ? 0.22 : 0.05) * (random.chance(0.5) ? 1 : -1);
  const all = Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    rate: random.between(0.07, 0.14),
    size: random.between(0.5, 1.5),
    phase: random() * 6.28,
  }));
  const tone = css(mix(colour, light.ambient, light.dark ? 0.45 : 0.12), depth < 1 ? 0.75 : 0.85);
  return {
    depth,
    paint({ pen, view, seconds }) {
      const shift = placeAt(stage, view, depth * 2).x - stage.centre;
      pen.fillStyle = tone;
      pen.beginPath();
      for (const flake of all) {
        const y = ((flake.y + seconds * flake.rate * (0.6 + 0.5 * size)) % 1) * stage.height * 1.04;
        const sway = Math.sin(seconds * 1.3 + flake.phase) * 0.012;
        const x =
          ((((flake.x + seconds * wind * flake.rate * 6 + sway) * stage.width + shift) % stage.width) + stage.width) %
          stage.width;
        const r = stage.unit * 0.0024 * flake.size * size;
        pen.moveTo(x + r, y);
        pen.arc(x, y, r, 0, 6.3);
      }
      pen.fill();
    },
  };
}

/** Petals or leaves that tumble across. */
function confetti(world: World, count: number, colours: readonly [Rgb, ...Rgb[]]): Part {
  const { stage, light } = world;
  const random = world.chance("confetti");
  const way = random.chance(0.5) ? 1 : -1;
  const all = Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    rate: random.between(0.05, 0.1),
    size: random.between(0.6, 1.5),
    phase: random() * 6.28,
    colour: css(mix(random.pick(colours), light.ambient, light.dark ? 0.55 : 0.1)),
  }));
  return {
    depth: 0.93,
    paint({ pen, view, seconds }) {
      const shift = placeAt(stage, view, 2).x - stage.centre;
      for (const one of all) {
        const y = ((one.y + seconds * one.rate) % 1) * stage.height * 1.06 - stage.height * 0.03;
        const x =
          ((((one.x + way * seconds * one.rate * 1.1 + 0.02 * Math.sin(seconds * 1.7 + one.phase)) * stage.width +
            shift) %
            stage.width) +
            stage.width) %
          stage.width;
        const turn = seconds * 2.2 + one.phase;
        const r = stage.unit * 0.0095 * one.size;
        pen.fillStyle = one.colour;
        pen.beginPath();
        pen.ellipse(x, y, r, Math.max(0.6, r * 0.55 * Math.abs(Math.cos(turn))), turn * 0.6, 0, 6.3);
        pen.fill();
      }
    },
  };
}

/** Fireflies, embers or dust that glows. */
function sparks(world: World): Part {
  const { stage, light } = world;
  const random = world.chance("sparks");
  const sprite = glowSprite(light.dark ? [214, 255, 120] : [255, 226, 160]);
  const all = Array.from({ length: 26 }, () => ({
    x: random.between(-0.7, 0.7),
    y: random.between(-0.3, 0.4),
    phase: random() * 6.28,
    rate: random.between(0.4, 1.1),
    size: random.between(0.5, 1.3),
  }));
  return {
    depth: 1.2,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 1.3);
      pen.save();
      pen.globalCompositeOperation = "lighter";
      for (const { x, y, phase, rate, size } of all) {
        const at = placed.x + (x * stage.width + Math.sin(seconds * rate + phase) * stage.unit * 0.07) * placed.scale;
        const up =
          placed.y + (y * stage.height + Math.cos(seconds * rate * 0.8 + phase * 2) * stage.unit * 0.05) * placed.scale;
        const r = stage.unit * 0.032 * size;
        pen.globalAlpha = Math.max(0.05, Math.sin(seconds * rate * 2.3 + phase)) * 0.95;
        pen.drawImage(sprite, at - r, up - r, r * 2, r * 2);
      }
      pen.restore();
    },
  };
}

/** A flash now and then, with its bolt. */
function lightning(world: World): Part {
  const { stage, seconds: length } = world;
  const random = world.chance("lightning");
  const strikes = Array.from({ length: Math.max(1, Math.round(length / 3)) }, (_, i) => ({
    at: Math.min(length * 0.9, 0.8 + i * 3 + random.between(0, 1.4)),
    x: random.between(0.15, 0.85) * stage.width,
    jags: Array.from({ length: 11 }, () => random.between(-1, 1)),
  }));
  return {
    depth: 300,
    paint({ pen, seconds }) {
      for (const { at, x, jags } of strikes) {
        const since = seconds - at;
        if (since < 0 || since > 0.45) continue;
        const flash = (since < 0.08 || (since > 0.14 && since < 0.2) ? 1 : 0.45) * (1 - since / 0.45);
        pen.fillStyle = css([214, 224, 255], 0.42 * flash);
        pen.fillRect(0, 0, stage.width, stage.height);
        pen.strokeStyle = css([244, 248, 255], flash);
        pen.lineWidth = stage.unit * 0.0045;
        pen.lineJoin = "round";
        pen.beginPath();
        jags.forEach((jag, i) =>
          pen.lineTo(x + jag * stage.unit * 0.05 + i * stage.unit * 0.008, (i / 10) * stage.horizon),
        );
        pen.stroke();
      }
    },
  };
}
