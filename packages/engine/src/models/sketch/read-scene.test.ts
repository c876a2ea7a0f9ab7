import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readScene } from "./read-scene.ts";
import type { Scene } from "./scene.ts";

const shown = ({ subjects }: Scene) =>
  subjects
    .map(({ kind, action, count, colour, wears }) =>
      [
        count > 1 ? count : "",
        colour ?? "",
        kind,
        action,
        ...wears.map((item) => `${item.colour ?? ""} ${item.what}`.trim()),
      ]
        .filter((part) => part !== "")
        .join(" "),
    )
    .join(", ");

describe("subjects keep their colours, numbers, clothes and deeds", () => {
  test.each([
    ["a red car drives through the desert", "red car drive"],
    ["the car is red, the house is white", "red car drive, white house stand"],
    ["a small red wooden boat beside a white lighthouse", "red boat sail, white lighthouse stand"],
    ["two dogs and a black cat in a field", "2 dog walk, black cat walk"],
    ["a flock of birds over the sea", "7 bird fly"],
    ["a lighthouse keeper at dusk", "person stand, lighthouse stand"],
    ["the lighthouse keeper climbs the stairs", "person walk, lighthouse stand"],
    ["a red telephone box in the rain", ""],
    ["a woman in a yellow coat with a red umbrella waits", "woman stand yellow coat red umbrella"],
    ["a robot and a small dog walk through the city", "robot walk, dog walk"],
    ["a fox in the forest, snow falling", "fox walk"],
    ["a boat on the sea, drone rising", "boat sail"],
    ["a lighthouse keeper climbs the stairs with a lantern", "person walk lantern, lighthouse stand"],
    ["两个孩子放风筝", "2 child stand, kite drift"],
    ["two children fly a kite", "2 child stand, kite drift"],
    ["a violinist plays", "person play"],
    ["a baby elephant plays with its mother", "elephant jump"],
    ["a girl reads a book under a tree", "girl read, tree drift"],
    ["steam rises from a mug of tea", "mug stand"],
    ["一杯茶，热气升起", "mug stand"],
    ["a samurai draws his sword", "man stand sword"],
    ["一位老人在江边钓鱼", "man stand"],
    ["a snowy village, smoke from chimneys", ""],
    ["沙滩上的漂流瓶", "bottle stand"],
    ["a train crosses a bridge", "train drive, bridge stand"],
    ["a black cat sleeps on a green armchair", "black cat sleep, green chair stand"],
    ["a hiker under a golden sky", "person walk".replace("walk", "stand")],
    ["a young woman dances; she spins", "girl dance"],
    ["穿红裙的女孩在海边奔跑", "girl run red dress"],
    ["一辆红色的老式汽车驶过沙漠", "red car drive"],
    ["两只白色的鸟飞过湖面", "2 white bird fly"],
    ["机器人在街上行走，没有行人", "robot walk"],
    ["一朵红花在花园里绽放", "red flower bloom"],
    ["a street with no people, no cars", ""],
    ["a red flower, the near side almost a silhouette", "red flower drift"],
    ["一朵红花，近侧近乎剪影", "red flower drift"],
  ])("%j shows %j", (prompt, subjects) => expect(shown(readScene({ prompt }))).toBe(subjects));
});

test("who sits on a bench is on it, in English and Chinese", () => {
  const sitters = (prompt: string) =>
    readScene({ prompt }).subjects.map(({ kind, rider, riders }) => [kind, rider?.kind, rider?.action, riders]);
  expect(sitters("an old man reads a newspaper on a park bench")).toEqual([["bench", "man", "read", 1]]);
  expect(sitters("公园长椅上坐着一位老人")).toEqual([["bench", "man", "sit", 1]]);
  expect(sitters("a dog beside a bench")).toEqual([
    ["dog", undefined, undefined, undefined],
    ["bench", undefined, undefined, undefined],
  ]);
});

describe("rooms and stalls are told apart", () => {
  test.each([
    ["a ballet dancer on a theatre stage", "interior", "stage"],
    ["a perfume bottle on black marble", "interior", "studio"],
    ["two people talk in a café in Paris", "interior", "cafe"],
    ["a chef in a restaurant kitchen", "interior", "kitchen"],
    ["夜市里摊主在炒面", "street", "market"],
    ["a bear in a cave", "mountain", "cave"],
    ["图书馆里的学生", "interior", "library"],
  ])("%s", (prompt, setting, venue) => expect(readScene({ prompt })).toMatchObject({ setting, venue }));

  test("marble and products make no studio of a film about people", () => {
    expect(readScene({ prompt: "an old woman beside a white marble statue" }).venue).toBeUndefined();
  });
});

test("planets are told apart, and Mars is a place to walk on", () => {
  const sky = (prompt: string) => readScene({ prompt }).subjects.map(({ kind }) => kind);
  expect(sky("Saturn with its rings")).toEqual(["saturn"]);
  expect(sky("木星的大红斑")).toEqual(["jupiter"]);
  expect(readScene({ prompt: "Mars seen from orbit" })).toMatchObject({
    setting: "space",
    subjects: [{ kind: "mars" }],
  });
  expect(readScene({ prompt: "an astronaut walks on Mars" })).toMatchObject({ setting: "desert", martian: true });
  expect(readScene({ prompt: "the moon with its craters fills the frame" }).setting).toBe("space");
});

test("words of the camera, the light and the crowd make no helicopter, ball or watch", () => {
  const kinds = (prompt: string) => readScene({ prompt }).subjects.map(({ kind }) => kind);
  expect(kinds("a red car on a coast road, drone tracking shot")).toEqual(["car"]);
  expect(kinds("a perfume bottle on black marble")).toEqual(["perfume"]);
  expect(kinds("an old woman watches the ships")).toEqual(["woman", "ship"]);
  expect(readScene({ prompt: "a chef with a flaming pan" }).camera).toBeUndefined();
  expect(readScene({ prompt: "a dust storm over the desert" }).weather).toEqual(["wind"]);
});

test("what players do is no romping, and what they play with is no subject", () => {
  expect(shown(readScene({ prompt: "two old friends play chess in the park" }))).toBe("2 person sit");
  expect(shown(readScene({ prompt: "a basketball player in a gym" }))).toBe("person stand");
  expect(readScene({ prompt: "a skier races down a slope" }).subjects[0]?.board).toBe("skis");
  expect(readScene({ prompt: "滑板少年跃过台阶" }).subjects[0]?.board).toBe("skateboard");
});

test("who drives is in the car, and a train station is no train", () => {
  const kinds = (prompt: string) => readScene({ prompt }).subjects.map(({ kind }) => kind);
  expect(kinds("a farmer drives a tractor through a field")).toEqual(["tractor"]);
  expect(kinds("a spy walks through a train station")).toEqual(["person"]);
  expect(readScene({ prompt: "a spy walks through a train station" })).toMatchObject({
    setting: "interior",
    venue: "hall",
  });
  expect(readScene({ prompt: "a palace at sunset" }).venue).toBeUndefined();
  expect(readScene({ prompt: "a witch over a village under the moon" }).time).toBe("night");
});

test("what is said in passing is not drawn", () => {
  const scene = (prompt: string) => shown(readScene({ prompt }));
  expect(scene("two boxers fight in a ring")).toBe("2 person fight");
  expect(scene("两位剑客在竹林中对决")).toBe("2 person fight sword");
  expect(scene("a car roars down the highway")).toBe("car drive");
  expect(scene("a man in a glass skyscraper")).toBe("man stand");
  expect(scene("a boxer trains in a gym")).toBe("person stand");
  expect(readScene({ prompt: "a monkey swings through the jungle" }).subjects.map(({ kind }) => kind)).toEqual([
    "monkey",
  ]);
  expect(readScene({ prompt: "a bottle of perfume on a table" }).subjects.map(({ kind }) => kind)).toEqual(["perfume"]);
  expect(readScene({ prompt: "a car drives along a coastal road" }).setting).toBe("sea");
  expect(readScene({ prompt: "a trader on the stock market" }).venue).toBeUndefined();
});

test("herds, fleets and broods are several", () => {
  const counts = (prompt: string) => readScene({ prompt }).subjects.map(({ kind, count }) => `${count} ${kind}`);
  expect(counts("a penguin colony on the ice")).toEqual(["5 penguin"]);
  expect(counts("a duck family on a pond")).toEqual(["5 duck"]);
  expect(counts("沙漠中的骆驼商队")).toEqual(["5 camel"]);
});

test("who rides is on the mount, and not beside it", () => {
  const riders = (prompt: string) => readScene({ prompt }).subjects.map(({ kind, rider }) => [kind, rider?.kind]);
  expect(riders("a knight rides a white horse towards a castle")).toEqual([
    ["horse", "man"],
    ["castle", undefined],
  ]);
  expect(riders("一个女孩骑自行车穿过稻田")).toEqual([["bicycle", "girl"]]);
  expect(riders("a woman on a camel in the desert")).toEqual([["camel", "woman"]]);
  expect(riders("a man leads a horse")).toEqual([
    ["man", undefined],
    ["horse", undefined],
  ]);
});

describe("a place is read, and what stands behind it", () => {
  test.each([
    ["a boat on a lake, mountains behind", "lake", "mountain"],
    ["a mug on a window sill", "interior", undefined],
    ["a train in the mountains under a starry sky", "mountain", undefined],
    ["neon signs in a Tokyo street", "street", undefined],
    ["a whale", "underwater", undefined],
    ["an astronaut", "space", undefined],
    ["a red car", "street", undefined],
    ["nothing named at all", "field", undefined],
    ["雨夜的街道", "street", undefined],
    ["a message in a bottle lies on the sand", "beach", undefined],
    ["a red telephone box in the rain", "street", undefined],
    ["窗边的咖啡杯", "interior", undefined],
    ["河边的小屋，远处是雪山", "river", "mountain"],
    ["a whale breaches beside a small boat", "sea", undefined],
    ["a fishing village by the sea", "village", "sea"],
    ["a boy fishing on a pier at dawn", "lake", undefined],
    ["a violinist plays on stage", "interior", undefined],
    ["a football match, a striker kicks the ball", "field", undefined],
    ["waves crash against a cliff below a lighthouse", "sea", "mountain"],
    ["猫头鹰站在树枝上", "forest", undefined],
  ])("%j plays in %s", (prompt, setting, backdrop) => {
    const scene = readScene({ prompt });
    expect([scene.setting, scene.backdrop]).toEqual([setting, backdrop]);
  });
});

test("time, weather, lens, mood, trees, neon and camera are read", () => {
  const scene = readScene({
    prompt: "Close-up: a lonely deer in a foggy pine forest at dawn, neon glow, the camera slowly pushes in, handheld",
  });
  expect(scene).toMatchObject({ time: "dawn", weather: ["fog"], lens: "close", mood: "melancholy", flora: "conifer" });
  expect(scene).toMatchObject({
    neon: true,
    handheld: true,
    camera: { move: "dolly", direction: "in", speed: "slow" },
  });
});

describe("styles", () => {
  test.each([
    [undefined, "a street, film noir", "noir"],
    ["watercolor", "a street, film noir", "watercolor"],
    ["Claymation", "a street", "clay"],
    ["oil", "a street", "oil"],
    ["in the manner of nobody", "a street, anime", "anime"],
    [undefined, "a street", "cinematic"],
  ])("%j and %j give %s", (style, prompt, expected) => {
    expect(readScene(style === undefined ? { prompt } : { prompt, style }).style).toBe(expected);
  });
});

test("the negative prompt keeps things out", () => {
  const scene = readScene({
    prompt: "a man and a dog walk along a street in the rain",
    negative: "people, rain, text, blurry",
  });
  expect(shown(scene)).toBe("dog walk");
  expect(scene.weather).toEqual([]);
});

test("subjects named twice are one, and at most four are kept", () => {
  const prompt = "A dog runs. The dog jumps. A cat, a horse, a bird, a fish, a cow and the dog.";
  expect(readScene({ prompt }).subjects.map(({ kind }) => kind)).toEqual(["dog", "cat", "horse", "bird"]);
});

test("any text is read, in time that its length bounds", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.lorem(),
    fc.constantFrom("", "红", "no", "a red a red no no"),
  );
  fc.assert(
    fc.property(text, text, text, (prompt, style, negative) => {
      const scene = readScene({ prompt, style, negative });
      expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
    }),
    { seed: 3, numRuns: 60 },
  );
  const started = performance.now();
  for (const word of ["red car and ", "no people, or ", "红色的车，", "pan left "])
    readScene({ prompt: word.repeat(1e5) });
  expect(performance.now() - started).toBeLessThan(6000);
});

test.each([
  ["an astronaut walks on the moon", "space", true],
  ["月球表面上的宇航员", "space", true],
  ["a wolf howls at the moon in a snowfield", "snowfield", undefined],
  ["a lighthouse keeper at dusk", "beach", undefined],
])("%s: where it plays", (prompt, setting, lunar) => {
  expect(readScene({ prompt })).toMatchObject({ setting });
  expect(readScene({ prompt }).lunar).toBe(lunar);
});

test.each([
  ["a mechanic repairs a car in a garage", "修车工在车库里修车", "interior", "garage"],
  ["a teacher writes on the blackboard", "老师在黑板前讲课", "interior", "classroom"],
  ["two friends talk in an office", "两个朋友在办公室里讨论方案", "interior", "office"],
  ["a couple on a balcony above the sea", "海边阳台上的情侣", "sea", "terrace"],
  ["a girl buys milk in a supermarket", "小女孩在超市买牛奶", "interior", "shop"],
  ["a businessman walks through an airport", "男人走过机场", "interior", "hall"],
  ["a family at the dinner table", "一家人在餐桌旁", "interior", "dining"],
  ["a doctor in a hospital room", "医生在病房里", "interior", "hospital"],
])("%s, %s: the same room", (english, chinese, setting, venue) => {
  expect(readScene({ prompt: english })).toMatchObject({ setting, venue });
  expect(readScene({ prompt: chinese })).toMatchObject({ setting, venue });
});

test.each([
  ["a diver explores a shipwreck", "person swim, shipwreck stand", "underwater"],
  ["潜水员在沉船旁游过", "person swim, shipwreck stand", "underwater"],
  ["a mermaid swims", "mermaid swim", "underwater"],
  ["美人鱼在海底游动", "mermaid swim", "underwater"],
  ["a jar of honey", "orange jar stand", "interior"],
  ["一罐蜂蜜", "orange jar stand", "interior"],
  ["a woman drinks tea", "woman drink", "interior"],
  ["a boy wakes up in his bedroom", "boy sleep", "interior"],
  ["老人的特写", "man stand", "field"],
  ["一位厨师端上一块牛排", "man stand, dish stand", "interior"],
  ["a priest lights candles in an old church", "person stand, 3 candle burn", "interior"],
  ["老人在教堂里祈祷", "man stand", "interior"],
  ["a fox wakes in the forest", "fox walk", "forest"],
  ["银河下的帐篷", "tent stand", "mountain"],
  ["两只猫在窗台上晒太阳", "2 cat sleep", "interior"],
  ["学生在图书馆看书", "person read", "interior"],
  ["a student reads in the library", "person read", "interior"],
  ["男孩在卧室里醒来", "boy sleep", "interior"],
  ["茶农在茶园采茶", "person stand", "field"],
  ["a surfer walks along the beach", "person walk", "beach"],
  ["a firefighter carries a child out of a burning house", "person stand, child stand, house burn", "field"],
  ["a tent under the milky way in the mountains", "tent stand", "mountain"],
])("%s: %s", (prompt, subjects, setting) => {
  const scene = readScene({ prompt });
  expect(shown(scene)).toBe(subjects);
  expect(scene.setting).toBe(setting);
});
