import { afterEach, expect, test } from "vitest";
import { readScene } from "../../../models/sketch/read-scene.ts";
import { openFilm } from "./film.ts";
import { type Lab, startLab } from "./lab.ts";
import { print } from "./print.ts";

const labs: Lab[] = [];
const lab = () => {
  const one = startLab();
  labs.push(one);
  return one;
};
afterEach(async () => {
  for (const one of labs.splice(0)) await one.close();
});

const size = { width: 96, height: 54 };
const take = (prompt: string) => openFilm(readScene({ prompt }), { size, seconds: 1, fps: 12, seed: 1 });

test("the thread prints what printing at home gives, in two labs at once and in one used again", async () => {
  for (let round = 0; round < 2; round++) {
    const [a, b] = [lab(), lab()];
    const films = [take("a boat on a lake"), take("8mm film of a dog in a field")] as const;
    a.open(films[0].order, false);
    b.open(films[1].order, false);
    for (const n of [0, 1, 7]) {
      const negatives = films.map((film) => film.expose(n));
      const printed = await Promise.all([a, b].map((one, i) => one.print(negatives[i]!)));
      films.forEach((film, i) => {
        const planes = new Uint8Array((size.width * size.height * 3) / 2);
        print(film.order, negatives[i]!, planes);
        expect(Buffer.compare(Buffer.from(printed[i]!), planes)).toBe(0);
      });
    }
    for (const one of labs.splice(0)) await one.close();
  }
});

test("an error in the thread refuses the frame, and the next take gets another thread", async () => {
  const film = take("a boat on a lake");
  const broken = lab();
  broken.open({ ...film.order, slate: { ...film.order.slate, dashes: JSON.parse("null") } }, false);
  await expect(broken.print(film.expose(0))).rejects.toThrow("null");
  await broken.close();
  labs.length = 0;
  const next = lab();
  next.open(film.order, false);
  expect(await next.print(film.expose(0))).toHaveLength((size.width * size.height * 3) / 2);
});
