import { find, lexicon, type IdOf, type Match } from "./lexicon.ts";
import { longestOf } from "./longest.ts";
import type { Reading } from "./reading.ts";
import { subjects, type SubjectKind } from "./subjects.ts";

/** Subjects that the picture tables don't tell apart, by how they move and are filmed. */
const furtherNouns = lexicon({
  person:
    "teenager, old man, old woman, elder, grandma, grandpa, brother, sister, ballerina, cook, baker, barista, waiter, carpenter, blacksmith, pianist, violinist, cellist, guitarist, singer, drummer, nun, priest, warrior, prince, police officer, firefighter, surgeon, skateboarder, snowboarder, freediver, jogger, athlete, boxer, wrestler, mountaineer, nomad, biker, rider, driver, teacher, writer, poet, photographer, craftsman, watchmaker, tailor, seamstress, gardener, beekeeper, shepherd, lighthouse keeper, keeper, postman, courier, vendor, street vendor, groom, actor, witch, ninja, gymnast, acrobat, juggler, clown, magician, friend, player, goalkeeper, golfer, archer, weaver, calligrapher, tea master, 夫妻, 青年, 小伙子, 舞蹈演员, 农夫, 老渔夫, 老农, 面包师, 咖啡师, 陶艺师, 陶艺家, 木匠, 老木匠, 铁匠, 钢琴家, 小提琴手, 歌手, 鼓手, 和尚, 战士, 国王, 女王, 王子, 警察, 消防员, 护士, 飞行员, 滑板少年, 游泳者, 潜水员, 运动员, 拳击手, 骑手, 司机, 老师, 作家, 诗人, 摄影师, 工匠, 匠人, 老匠人, 钟表匠, 裁缝, 园丁, 养蜂人, 牧羊人, 守塔人, 灯塔看守人, 邮递员, 快递员, 外卖员, 小贩, 摊主, 新郎, 演员, 侠客, 剑客, 女巫, 忍者, 茶艺师, 书法家, 一家人, 球员",
  animal:
    "animal, retriever, red panda, rhinoceros, foal, doe, calf, pig, piglet, chipmunk, rat, hamster, otter, beaver, raccoon, badger, monkey, ape, gorilla, chimpanzee, orangutan, lemur, sloth, koala, kangaroo, donkey, lizard, gecko, chameleon, iguana, snake, crocodile, alligator, frog, toad, snail, penguin, beast, 动物, 小熊猫, 熊猫, 豹子, 长颈鹿, 河马, 黑马, 野马, 小马, 小猪, 水獭, 海狸, 浣熊, 猴子, 猩猩, 树懒, 考拉, 袋鼠, 毛驴, 蜥蜴, 变色龙, 蛇, 鳄鱼, 青蛙, 蜗牛, 企鹅, 神龙, 神兽",
  bird: "duck, duckling, flamingo, peacock, rooster, chicken, hen, kingfisher, bat, 猎鹰, 猫头鹰, 鸭子, 小鸭, 鹈鹕, 火烈鸟, 孔雀, 公鸡, 翠鸟, 蝙蝠",
  swimmer:
    "humpback whale, blue whale, seal, sea lion, stingray, seahorse, salmon, crab, lobster, 鲤鱼, 鲸鱼, 海豹, 海狮, 蝠鲼, 魔鬼鱼, 海马, 三文鱼, 螃蟹, 龙虾",
  vehicle:
    "carriage, tank, convoy, racing car, rover, cable car, sled, 老爷车, 电车, 有轨电车, 火车, 自行车, 马车, 坦克, 无人机, 探测车, 缆车, 雪橇",
  boat: "tall ship, submarine, steamboat, paper boat, 游艇, 乌篷船, 木船, 竹筏, 潜艇, 纸船",
  building:
    "monastery, skyscraper, station, factory, ruin, arch, pyramid, treehouse, hotel, theatre, theater, bookshop, teahouse, 堡垒, 古寺, 大教堂, 清真寺, 修道院, 古桥, 谷仓, 车站, 工厂, 废墟, 遗迹, 牌坊, 拱门, 金字塔, 树屋, 书店, 茶馆, 面包店",
  plant:
    "peony, plum blossom, oak tree, old tree, maple, pine tree, bonsai, fern, moss, vine, wheat, 鲜花, 兰花, 牡丹, 梅花, 古树, 枫树, 松树, 银杏树, 银杏, 盆景, 蕨类, 苔藓, 藤蔓, 小草, 麦穗, 竹子",
  food: "espresso, noodles, ramen, dumpling, soup, pizza, burger, sushi, steak, chocolate, strawberry, watermelon, cocktail, whisky, whiskey, wine, beer, croissant, pancake, 热茶, 面条, 拉面, 饺子, 小笼包, 火锅, 披萨, 汉堡, 寿司, 牛排, 巧克力, 草莓, 樱桃, 西瓜, 鸡尾酒, 威士忌, 红酒, 啤酒, 月饼",
  object:
    "mug, ceramic mug, kettle, umbrella, envelope, wristwatch, watch, typewriter, radio, record player, rocking chair, mirror, ring, necklace, diamond, crown, sword, mask, doll, teddy bear, toy, paper crane, boots, sunglasses, gift box, chessboard, chess piece, compass, telescope, snow globe, origami crane, sculpture, feather, pebble, crystal, 马克杯, 陶瓷杯, 水壶, 香水瓶, 玻璃杯, 盘子, 油灯, 雨伞, 红伞, 油纸伞, 旧书, 信封, 相机, 打字机, 收音机, 唱片机, 古琴, 摇椅, 镜子, 钥匙, 硬币, 戒指, 项链, 钻石, 皇冠, 宝剑, 面具, 娃娃, 玩具熊, 玩具, 皮球, 千纸鹤, 运动鞋, 墨镜, 礼盒, 棋盘, 指南针, 地球仪, 望远镜, 雪花球, 雕塑, 羽毛, 鹅卵石, 贝壳, 水晶, 毛笔, 宣纸",
  machine: "machine, clockwork, gear, robot arm, 机械臂, 机器, 引擎, 发条, 齿轮",
});

/** How a subject moves and is filmed. `sight` is light, weather and heavenly bodies. */
export type Figure = IdOf<typeof furtherNouns> | "sight";

/** Something that a text shows. */
export interface Subject extends Match {
  readonly figure: Figure;
}

/** Everything shown, in order of place; of two words at one place the longer counts. */
export function subjectsIn(reading: Reading): Subject[] {
  const drawn = find(subjects, reading).map((match) => ({ ...match, figure: figureOf[match.id] }));
  const further = find(furtherNouns, reading).map((match) => ({ ...match, figure: match.id }));
  return longestOf([...drawn, ...further]);
}

const figureOf: Record<SubjectKind, Figure> = {
  woman: "person",
  man: "person",
  girl: "person",
  boy: "person",
  child: "person",
  crowd: "person",
  person: "person",
  astronaut: "person",
  ghost: "person",
  robot: "machine",
  dog: "animal",
  cat: "animal",
  fox: "animal",
  wolf: "animal",
  horse: "animal",
  camel: "animal",
  deer: "animal",
  bear: "animal",
  panda: "animal",
  rabbit: "animal",
  elephant: "animal",
  lion: "animal",
  cow: "animal",
  sheep: "animal",
  giraffe: "animal",
  dragon: "animal",
  bird: "bird",
  eagle: "bird",
  butterfly: "bird",
  fish: "swimmer",
  whale: "swimmer",
  turtle: "swimmer",
  jellyfish: "swimmer",
  car: "vehicle",
  truck: "vehicle",
  bicycle: "vehicle",
  train: "vehicle",
  plane: "vehicle",
  helicopter: "vehicle",
  rocket: "vehicle",
  ufo: "vehicle",
  "hot-air-balloon": "vehicle",
  boat: "boat",
  ship: "boat",
  house: "building",
  castle: "building",
  lighthouse: "building",
  tower: "building",
  windmill: "building",
  bridge: "building",
  tent: "building",
  tree: "plant",
  flower: "plant",
  seed: "plant",
  mushroom: "plant",
  cactus: "plant",
  fruit: "food",
  mug: "object",
  bottle: "object",
  book: "object",
  candle: "object",
  lamp: "object",
  clock: "object",
  phone: "object",
  chair: "object",
  guitar: "object",
  piano: "object",
  ball: "object",
  box: "object",
  balloon: "object",
  lantern: "object",
  snowman: "object",
  campfire: "sight",
  moon: "sight",
  sun: "sight",
  planet: "sight",
  saturn: "sight",
  jupiter: "sight",
  mars: "sight",
  fireworks: "sight",
  tornado: "sight",
  volcano: "sight",
  monkey: "animal",
  penguin: "animal",
  snake: "animal",
  crocodile: "animal",
  duck: "bird",
  owl: "bird",
  bee: "bird",
  perfume: "object",
  shoe: "object",
  watch: "object",
  lipstick: "object",
  laptop: "object",
  kite: "object",
  pagoda: "building",
  church: "building",
  frog: "animal",
  kangaroo: "animal",
  spider: "animal",
  pig: "animal",
  waterfall: "sight",
  island: "sight",
  rainbow: "sight",
  aurora: "sight",
  bowl: "food",
  can: "food",
  ring: "object",
  bubble: "object",
  surfer: "person",
  bench: "object",
  burger: "food",
  pizza: "food",
  cake: "food",
  glass: "food",
  submarine: "boat",
  shipwreck: "building",
  mermaid: "swimmer",
  tractor: "vehicle",
  jar: "object",
  headphones: "object",
  "ice-cream": "food",
  handbag: "object",
  motorcycle: "vehicle",
};
