import { lexicon, type IdOf } from "./lexicon.ts";

/** Rooms and places of business that a picture can tell apart from a living room or a bare street. */
export const venues = lexicon({
  stage:
    "on stage, on the stage, on a stage, stage, theatre stage, theater stage, concert stage, theatre, theater, opera house, concert, concert hall, rock concert, nightclub, night club, at a club, disco, dance floor, laser lights, under a spotlight, single spotlight, runway show, fashion show, down a runway, down the runway, catwalk, T台, 时装秀, 走秀, ~airport runway, ~stage coach, ~early stage, ~theatre district, 舞台, 剧院舞台, 剧院, 剧场, 音乐会, 演唱会, 音乐厅, 聚光灯, 歌剧院, 戏台, 夜店, 迪厅",
  studio:
    "studio light, studio lighting, studio background, photo studio, product shot, product photo, product video, product commercial, pedestal, podium, plinth, marble, velvet, black background, white background, plain background, pink background, dark background, gradient background, seamless background, beauty commercial, perfume commercial, commercial shot, ~podium finish, 广告, 产品, 棚拍, 影棚, 摄影棚, 纯色背景, 白色背景, 黑色背景, 粉色背景, 大理石, 丝绒, 展台",
  cafe: "barista, 咖啡师, 调酒师, bartender, 柜台后, 吧台, cafe, café, coffee shop, coffee house, restaurant, diner, bar, bar counter, pub, tavern, bistro, teahouse, canteen, ~snack bar chart, ~candy bar, ~progress bar, 咖啡馆, 咖啡厅, 咖啡店, 餐厅, 餐馆, 饭店, 酒吧, 茶馆, 小酒馆, 面馆",
  kitchen:
    "kitchen, restaurant kitchen, stove, oven, wok, cutting board, chopping board, sushi chef, pastry chef, chef slices, chef chops, chef cooks, chef prepares, chef plates, chef garnishes, chef flips, 厨师切, 厨师做, 大厨, bakery, 炒锅, 炒菜, 切菜, 案板, 厨房, 后厨, 灶台, 烤箱, 面包房, 烘焙坊",
  market:
    "~stock market, ~market share, ~job market, market, farmers market, flea market, night market, street market, bazaar, souk, market stall, street stall, 路边摊, food stall, street food, 市场, 集市, 夜市, 菜市场, 早市, 市集, 摊位, 大排档, 庙会",
  library: "library, bookshop, bookstore, archive, reading room, 图书馆, 书店, 阅览室, 藏书阁",
  laboratory: "laboratory, lab, operating theatre, clean room, 实验室, 化验室",
  classroom: "classroom, schoolroom, lecture hall, blackboard, 教室, 课堂, 讲堂, 黑板",
  garage:
    "garage, workshop, woodshop, car workshop, repair shop, auto shop, body shop, mechanic's workshop, 车库, 修车厂, 修理厂, 汽修店, 汽修厂, 作坊, 木工房",
  office:
    "office, meeting room, conference room, boardroom, coworking space, cubicle, ~box office, ~post office, ~office building, 办公室, 会议室, 工位, 办公桌",
  bedroom:
    "bedroom, hotel room, in bed, in her bed, in his bed, in a bed, on the bed, dorm room, bedtime, cradle, crib, nursery, 摇篮, 婴儿床, 卧室, 酒店房间, 床上, 床边, 睡前, 宿舍",
  bathroom:
    "bathroom, bathtub, shower, washbasin, bathroom mirror, ~meteor shower, ~rain shower, ~shower of, 浴室, 卫生间, 洗手间, 浴缸, 洗脸, 刷牙",
  hospital: "hospital, hospital room, hospital bed, clinic, ward, 医院, 病房, 诊所, 病床",
  shop: "supermarket, grocery store, convenience store, store aisle, boutique, clothing store, in a shop, inside a shop, in a store, 超市, 便利店, 货架, 杂货店, 服装店, 商店里",
  dining: "dining room, dining table, dinner table, family dinner, 餐桌, 饭桌, 年夜饭, 团圆饭",
  terrace:
    "terrace, balcony, patio, veranda, porch, cafe terrace, café terrace, restaurant terrace, rooftop bar, ~rice terrace, ~tea terrace, 露台, 阳台, 天台",
  spacecraft:
    "inside a spaceship, inside the spaceship, inside a space station, inside the space station, inside a spacecraft, aboard a spaceship, aboard the space station, aboard a starship, spaceship cockpit, spaceship bridge, spaceship interior, starship bridge, control room of a spaceship, space capsule, 飞船内, 飞船里, 飞船舱内, 空间站里, 空间站内, 太空舱, 驾驶舱",
  hall: "train station, railway station, subway station, metro station, airport terminal, airport lounge, airport, ~airport runway, departure hall, arena, sports hall, factory, warehouse, museum, gallery, inside a palace, inside the palace, in the palace, in her palace, in his palace, through the palace, through her palace, through his palace, palace hall, throne room, ballroom, church interior, inside a church, inside the church, in a church, in the church, in an old church, in a dark church, in an empty church, 教堂里, 教堂内, great hall, grand hall, gym, swimming pool hall, hospital corridor, 火车站, 地铁站, 车站, 候机厅, 机场, 篮球馆, 工厂, 车间, 博物馆, 美术馆, 展厅, 宫殿里, 大殿, 大厅, 体育馆",
  cave: "cave, cavern, grotto, mine shaft, 山洞, 洞穴, 溶洞, 岩洞, 洞窟",
} as const);

export type Venue = IdOf<typeof venues>;
