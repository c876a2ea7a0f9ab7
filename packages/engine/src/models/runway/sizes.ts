import type { Size } from "../../host.ts";

const list = (text: string): readonly Size[] =>
  text.split(" ").map((one) => {
    const [width = 0, height = 0] = one.split(":").map(Number);
    return { width, height };
  });

/**
 * The `ratio`s of models, from @runwayml/sdk 4.20.1's types, as far as both of Runway's endpoints take them. Seedance's
 * widest shapes are left out, because their shorter side is that of a cheaper resolution.
 */
export const runwaySizes = {
  gen45: list("1280:720 720:1280"),
  gen4: list("1280:720 720:1280 960:960 1104:832 832:1104 1584:672"),
  veo: list("1280:720 720:1280 1920:1080 1080:1920"),
  omni: list("1280:720 720:1280 640:360 360:640 1920:1080 1080:1920 3840:2160 2160:3840"),
  seedance480: list("864:496 496:864 640:640 752:560 560:752 992:432"),
  seedance720: list("1280:720 720:1280 960:960 1112:834 834:1112"),
  seedance1080: list("1920:1080 1080:1920 1440:1440 1664:1248 1248:1664"),
  seedance25: list("854:480 480:854 640:640 752:560 560:752 992:432"),
};
