import { expect, test } from "vitest";
import { readScene } from "./read-scene.ts";

const plantOf = (prompt: string) => {
  const plant = readScene({ prompt }).subjects.find(({ growth }) => growth);
  const [from = -1, to = -1] = plant?.growth ?? [];
  return { from, to, buried: plant?.buried === true };
};

test.each([
  "macro shot of a seed in the soil, rain falling",
  "一粒种子埋在花园的泥土里，微距",
  "an acorn buried underground",
])("a seed in the earth is shown there, and takes root: %s", (prompt) => {
  const { from, to, buried } = plantOf(prompt);
  expect(buried).toBe(true);
  expect(from).toBe(0);
  expect(to).toBeLessThan(1);
});

test.each(["a bean sprouting", "一粒种子在泥土中发芽"])("a seed that sprouts comes up to the light: %s", (prompt) => {
  expect(plantOf(prompt)).toMatchObject({ from: 0, buried: true });
  expect(plantOf(prompt).to).toBeGreaterThanOrEqual(2);
});

test.each(["a sprout breaks through the ground at dawn", "清晨，一株嫩芽在花园里破土而出"])(
  "a sprout that breaks through starts below the surface and ends with open leaves: %s",
  (prompt) => {
    const { from, to, buried } = plantOf(prompt);
    expect(buried).toBe(false);
    expect(from).toBeLessThan(1);
    expect(to).toBeGreaterThan(2);
  },
);

test.each(["time-lapse of a plant growing leaves", "花园里的植物在蓝天下长出叶子"])(
  "a plant that grows has many more leaves in the end: %s",
  (prompt) => {
    expect(plantOf(prompt).to - plantOf(prompt).from).toBeGreaterThan(1.5);
  },
);

test("a plant that does nothing stays much as it is", () => {
  const { from, to } = plantOf("a potted plant in the room");
  expect(from).toBeGreaterThan(3);
  expect(to - from).toBeLessThan(0.5);
});

test("the flower that a seed becomes is no second one", () => {
  const { subjects } = readScene({ prompt: "a seed grows into a red flower" });
  expect(subjects).toMatchObject([{ kind: "seed", colour: "red", growth: [0, 5] }]);
});

test("a flower opens when it blooms, and is open when it does nothing", () => {
  expect(plantOf("一朵红花在花园里绽放").to - plantOf("一朵红花在花园里绽放").from).toBeGreaterThan(0.5);
  expect(plantOf("a red flower in a garden")).toMatchObject({ from: 5, to: 5 });
});

test("a plant keeps its place when something lands on it", () => {
  const { subjects } = readScene({ prompt: "a butterfly lands on a flower, macro" });
  expect(subjects.find(({ kind }) => kind === "flower")?.action).toBe("drift");
});

test("a seed indoors grows in a pot, not in earth that is cut open", () => {
  expect(plantOf("a bean sprouting on the kitchen table").buried).toBe(false);
  expect(plantOf("an acorn buried in the soil of the forest").buried).toBe(true);
});
