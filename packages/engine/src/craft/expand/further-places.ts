import { lexicon } from "../lexicon.ts";
import type { Setting } from "../settings.ts";

/** Places that pictures don't tell apart, by the setting that they are filmed like. */
export const furtherPlaces = lexicon({
  interior:
    "theatre, theater, stage, ballroom, gallery, cinema, warehouse, garage, hall, staircase, stairs, attic, basement, cellar, gym, church interior, train carriage, bakery, bookshop, pottery, 剧场, 剧院, 舞台, 礼堂, 画廊, 电影院, 仓库, 车库, 楼梯, 阁楼, 地下室, 大厅, 车厢, 书店, 茶馆, 面包店, 灶台, 工坊, 火锅店, 餐馆, 饭店, 饭馆, 小店, 店里, 店内, 面馆, 影院",
  space: "space station, on the moon, surface of the moon, lunar, 空间站, 月球, 火星上空, 轨道上",
  street:
    "market, bazaar, plaza, town square, fairground, crossroads, 集市, 市场, 广场, 巷口, 夜市摊, 窄巷, 巷弄, 弄堂",
  mountain: "cave, rock face, mountainside, pass, waterfall cliff, 山洞, 岩壁, 山路, 山间",
} satisfies Partial<Record<Setting, string>>);
