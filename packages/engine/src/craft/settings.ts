import { lexicon, type IdOf } from "./lexicon.ts";

/** Where a scene plays. */
export const settings = lexicon({
  street:
    "street, puddle, 水坑, 水洼, bus stop, telephone box, phone box, phone booth, telephone booth, post box, postbox, mailbox, 电话亭, 邮筒, traffic light, alley, alleyway, road, avenue, boulevard, sidewalk, crosswalk, intersection, highway, neon street, city street, asphalt, 柏油路, ~lane line, lane, 街, 街道, 街头, 小巷, 巷子, 胡同, 马路, 公路, 大街, 路口, 人行道, 斑马线, 夜市",
  city: "city, cityscape, skyline, downtown, town, metropolis, skyscraper, rooftop, building, tower block, tokyo, new york, manhattan, shanghai, hong kong, paris, london, 城市, 都市, 都会, 天际线, 摩天大楼, 摩天楼, 高楼, 楼群, 屋顶, 上海, 东京, 香港, 纽约, 大厦, 城镇, 小镇",
  village:
    "village, fishing village, 渔村, hamlet, mountain village, 山村, farmhouse, cottage, countryside village, 村庄, 村落, 乡村, 村子, 小村, 古镇",
  sea: "~sea of, island, tropical island, 岛屿, 小岛, 海岛, ~kitchen island, ~traffic island, ~海鸥, ~海豚, ~海报, sea, ocean, wave, open water, seascape, shoreline, coast, coastal, coastline, seaside, oceanside, harbor, harbour, fishing port, bay, lagoon, 海, 大海, 海洋, 海面, 海上, 海浪, 海边, 海岸, 港口, 港湾, 海港",
  beach:
    "beach, along the surf, in the surf, shore, seaside, sandy shore, on the sand, in the sand, wet sand, 沙地上, 海滩, 沙滩, 海滨",
  underwater:
    "underwater, under the sea, sea floor, seafloor, ocean floor, sea bed, beneath the waves, seabed, coral reef, deep sea, sunken ship, 沉船, 水下, 海底, 深海, 珊瑚礁, 水底",
  lake: "pier, jetty, fishing, 钓鱼, 垂钓, 码头, 渡口, ~fishing boat, ~fishing net, lake, pond, lakeside, still water, reservoir, 湖, 湖面, 湖泊, 湖边, 池塘, 池水",
  river:
    "river, stream, creek, brook, riverbank, canal, waterfall, rapids, ~银河, ~河马, 河, 河流, 小溪, 溪流, 江, 江边, 河边, 运河, 瀑布",
  forest:
    "forest, wood, woods, woodland, jungle, rainforest, trees, grove, pine, birch, bamboo forest, 森林, 树林, 林间, 丛林, 雨林, 竹林, 树木, 松林, 林中, 林海",
  mountain:
    "mountain, peak, summit, alps, himalaya, great wall, 长城, cliff, ridge, valley, canyon, glacier, volcano, highland, ~山羊, ~山水画, ~山水, 山, 高山, 山峰, 山脉, 雪山, 山谷, 峡谷, 山顶, 悬崖, 冰川, 火山, 群山, 山峦",
  desert:
    "desert, dune, sand dune, sahara, gobi, wasteland, mesa, badlands, ~mars seen from, ~mars from orbit, ~planet mars, ~mars from space, mars, 沙漠, 沙丘, 戈壁, 荒漠, 荒原, 火星, 大漠",
  field:
    "field, hill, hillside, meadow, grassland, prairie, savanna, savannah, plain, steppe, farm, farmland, wheat field, pasture, rice paddy, rice terrace, terraced field, tea plantation, tea field, tea garden, tea terrace, 茶园, 茶田, 茶山, 梯田, lawn, football match, football pitch, football field, soccer, stadium, 足球场, 足球赛, 球场, 体育场, 田野, 山坡, 丘陵, 草地, 草原, 麦田, 原野, 田地, 农田, 稻田, 草坪, 牧场, 花海, 油菜花田, 花田",
  garden:
    "garden, park, amusement park, fairground, 游乐园, 游乐场, flower bed, backyard, greenhouse, courtyard, orchard, soil, 花园, 公园, 庭院, 院子, 温室, 果园, 花圃, 园林, 土壤, 泥土, 花坛",
  snowfield:
    "snowfield, tundra, arctic, antarctica, snowy plain, ice field, polar, 雪原, 雪地, 冰原, 极地, 北极, 南极, 冰面",
  interior:
    "interior, room, bedroom, living room, kitchen, office, studio, hallway, corridor, apartment, library, cafe, coffee shop, restaurant, bar, indoors, indoor, inside, window sill, windowsill, window, table, desk, workshop, classroom, museum, laboratory, lab, hospital, hall, concert hall, theatre, theater, opera house, ballroom, gym, on stage, on the stage, empty stage, bare stage, theatre stage, oven, stove, bathroom, train station, railway station, subway station, metro station, airport, airport terminal, airport lounge, departure hall, ~airport runway, arena, dining room, dining table, dinner table, fish tank, 鱼缸, supermarket, grocery store, convenience store, wok, cutting board, 餐桌, 饭桌, 超市, 便利店, 货架, 机场, 炒锅, 案板, 医院, 病房, 窗外, factory, throne room, garage, warehouse, basement, attic, staircase, nursery, cradle, spotlight, sofa, couch, fireplace, ~city hall, ~town hall, 室内, 房间, 卧室, 客厅, 厨房, 办公室, 工作室, 走廊, 公寓, 图书馆, 咖啡馆, 咖啡厅, 餐厅, 酒吧, 窗台, 窗边, 窗前, 桌子, 桌上, 书桌, 书房, 教室, 博物馆, 实验室, 屋内, 屋里, 舞台, 烤箱, 浴室, 火车站, 地铁站, 车站, 候机厅, 工厂, 车间, 工坊, 宣纸, 宫殿里, 车库, 仓库, 地下室, 阁楼, 楼梯, 音乐厅, 剧院, 大厅, 礼堂, 壁炉, 沙发, 窗户",
  space:
    "~空间, ~space bar, ~empty space, ~negative space, space, outer space, galaxy, cosmos, universe, in orbit, orbital station, orbiting the earth, orbits the earth, ~the space around, ~space around, ~space between, nebula, asteroid, spaceship interior, deep space, lunar surface, 太空, 宇宙, 星系, 星云, 外太空, 星际, 深空",
  sky: "sky, above the clouds, clouds, cloudscape, aerial, in the air, stratosphere, 天空, 云层, 云端, 高空, 空中, 云海, 蓝天",
} as const);

export type Setting = IdOf<typeof settings>;
