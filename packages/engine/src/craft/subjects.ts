import { lexicon, type IdOf } from "./lexicon.ts";

/** What a scene can show, by the kinds that a picture can tell apart. */
export const subjects = lexicon({
  woman:
    "woman, women, lady, mother, grandmother, queen, actress, waitress, bride, geisha, ballerina, witch, nun, fairy, female, businesswoman, policewoman, heroine, goddess, female dj, she, 女人, 女子, 女士, 妇女, 母亲, 妈妈, 奶奶, 女性, 她, 新娘, 老奶奶, 仙女, 女巫, 皇后, 女王, 女演员",
  man: "man, men, gentleman, father, grandfather, king, detective, fisherman, farmer, businessman, samurai, cowboy, soldier, monk, worker, pirate, viking, warrior, ninja, emperor, prince, guy, male, sailor, captain, knight, chef, vampire, superhero, santa claus, santa, batman, superman, spiderman, zombie, werewolf, wizard, craftsman, stuntman, mailman, he, 男人, 男子, 男士, 父亲, 爸爸, 爷爷, 侦探, 渔夫, 渔民, 农民, 武士, 士兵, 僧人, 工人, 男性, 牛仔, 他, 老人, 老爷爷, 老头, 水手, 船长, 骑士, 厨师, 海盗, 战士, 忍者, 皇帝, 将军, 王子, 书生, 渔翁",
  mermaid: "mermaid, merman, mermen, 美人鱼, 人鱼",
  girl: "girl, schoolgirl, daughter, princess, young woman, young girl, 女孩, 小女孩, 少女, 姑娘, 女儿, 公主, 女生",
  boy: "boy, schoolboy, son, young boy, 男孩, 小男孩, 少年, 儿子, 男生",
  child: "child, children, kid, toddler, baby, infant, 孩子, 小孩, 儿童, 婴儿, 宝宝, 幼儿, 孩童",
  crowd:
    "crowd, pedestrians, passersby, people walking, commuters, audience, tourists, busy street, villagers, 人群, 行人, 路人, 人潮, 人流, 观众, 游客, 众人, 村民",
  person:
    "person, people, human, figure, lone silhouette, solitary silhouette, traveler, traveller, hiker, wanderer, runner, dancer, stranger, skier, climber, skater, teenager, elder, priest, police officer, surgeon, freediver, jogger, wrestler, mountaineer, nomad, biker, driver, writer, poet, craftsman, watchmaker, tailor, seamstress, beekeeper, postman, courier, juggler, golfer, weaver, calligrapher, tea master, 青年, 小伙子, 舞蹈演员, 农夫, 老渔夫, 老农, 咖啡师, 陶艺师, 陶艺家, 老木匠, 和尚, 护士, 飞行员, 滑板少年, 游泳者, 潜水员, 司机, 作家, 诗人, 工匠, 匠人, 老匠人, 钟表匠, 裁缝, 养蜂人, 邮递员, 快递员, 外卖员, 新郎, 侠客, 剑客, 茶艺师, 书法家, gamer, dj, basketball player, football player, soccer player, tennis player, baseball player, piano player, guitar player, chess player, programmer, engineer, swordsman, swordsmen, policeman, policemen, cop, officer, guard, thief, detective duo, band, rock band, orchestra, choir, wedding couple, bride and groom, fashion model, presenter, chefs, astronomer, spy, gangster, gladiator, bartender, 剑客, 侠女, 大侠, 玩家, 程序员, 工程师, 保安, 小偷, 特工, 乐队, 合唱团, 交响乐团, 模特, 主播, 调酒师, 夫妻, 一家人, painter, artist, musician, violinist, pianist, guitarist, cellist, drummer, flautist, flutist, singer, conductor, busker, actor, photographer, teacher, gardener, baker, barista, vendor, street vendor, seller, waiter, carpenter, blacksmith, mechanic, firefighter, athlete, footballer, striker, goalkeeper, boxer, gymnast, skateboarder, snowboarder, shepherd, hunter, archer, acrobat, clown, magician, ~record player, ~music player, scientist, student, nurse, doctor, character, hero, protagonist, couple, friends, lovers, family, someone, explorer, hooded figure, potter, swimmer, diver, pilot, reader, player, ~person's perspective, !nobody, !no one, !uninhabited, !deserted, !empty street, !空无一人, !无人, ~无人机, ~人行道, ~人工, ~人生, ~迷人, ~动人, ~惊人, hacker, 黑客, sprinter, marathon runner, customer, shopper, guest, colleague, coworker, employee, manager, boss, volunteer, entrepreneur, influencer, vlogger, streamer, office worker, 博主, 白领, 老板, 客人, 志愿者, 嘉宾, with a patient, the patient, her patient, his patient, 病人, 患者, 修车工, 修理工, 机械师, 茶农, 上班族, 同事, 店员, 顾客, 人, 人物, 旅人, 行者, 登山者, 跑者, 舞者, 陌生人, 画家, 艺术家, 音乐家, 科学家, 学生, 医生, 主角, 情侣, 朋友, 恋人, 家人, 身影, 背影, 孤独的剪影, 徒步者, 旅行者, 探险家, 巫师, 滑雪者, 小提琴手, 钢琴家, 吉他手, 鼓手, 歌手, 指挥家, 演员, 摄影师, 老师, 园丁, 面包师, 服务员, 小贩, 摊主, 木匠, 铁匠, 消防员, 警察, 球员, 前锋, 守门员, 运动员, 拳击手, 牧羊人, 猎人, 弓箭手, 小丑, 魔术师",
  astronaut: "astronaut, cosmonaut, spaceman, 宇航员, 航天员, 太空人",
  robot:
    "~robot vacuum, ~robotic vacuum, ~扫地机器人, robot, android, droid, mech, cyborg, automaton, mecha, 机器人, 机械人, 机甲, 仿生人",
  "robot-vacuum": "robot vacuum, robotic vacuum, robot vacuum cleaner, 扫地机器人, 扫地机",
  dog: "dog, puppy, hound, golden retriever, corgi, husky, pup, labrador, 狗, 小狗, 犬, 金毛, 柯基, 哈士奇",
  cat: "cat, kitten, kitty, tabby, 猫, 小猫, 猫咪, 橘猫, ~熊猫, ~猫头鹰",
  fox: "fox, foxes, 狐狸",
  wolf: "wolf, coyote, 狼",
  horse:
    "horse, pony, stallion, mare, zebra, unicorn, donkey, 驴, 马, 骏马, 白马, 斑马, 独角兽, 马匹, ~马路, ~马上, ~斑马线, ~河马, ~海马, ~马克杯, ~罗马, ~马拉松, ~马卡龙, ~马桶, ~马尾, ~马赛克, ~马戏",
  camel: "camel, dromedary, 骆驼, 驼队",
  deer: "deer, stag, elk, moose, reindeer, fawn, antelope, gazelle, 鹿, 小鹿, 雄鹿, 麋鹿, 驯鹿, 羚羊, ~长颈鹿",
  bear: "bear, polar bear, grizzly, 熊, 北极熊, 棕熊",
  panda: "panda, giant panda, 熊猫, 大熊猫",
  rabbit: "rabbit, bunny, hare, mouse, squirrel, hedgehog, 兔子, 小兔, 兔, 老鼠, 松鼠, 刺猬",
  elephant: "elephant, mammoth, rhino, hippo, 大象, 象群, 小象, 猛犸, 犀牛, 河马",
  lion: "lion, tiger, leopard, cheetah, panther, jaguar, lioness, 狮子, 老虎, 豹, 猎豹, 黑豹, 雄狮, 虎, 雪豹",
  cow: "cow, bull, ox, buffalo, yak, bison, cattle, 牛, 奶牛, 公牛, 水牛, 牦牛, ~牛仔, ~牛奶, ~牛排, ~牛肉, ~蜗牛, ~牛油果, ~牛角包, ~牛津",
  sheep: "sheep, lamb, goat, flock of sheep, alpaca, 羊, 绵羊, 山羊, 羊群, 小羊, 羊驼, ~羚羊, ~羊肉, ~羊毛, ~羊绒",
  giraffe: "giraffe, dinosaur, brachiosaurus, llama, 长颈鹿, 恐龙",
  bird: "bird, sparrow, crow, raven, pigeon, dove, swallow, hummingbird, parrot, robin, flock, 鸟, 小鸟, 飞鸟, 麻雀, 乌鸦, 鸽子, 燕子, 蜂鸟, 鹦鹉, 鸟群, 鸟儿",
  eagle:
    "~crane up, ~crane down, ~crane shot, ~crane over, ~camera crane, ~camera cranes, ~crane move, ~rising crane, eagle, hawk, falcon, phoenix, seagull, gull, albatross, pelican, crane, cranes, heron, swan, goose, geese, 鹰, 老鹰, 雄鹰, ~猫头鹰, 凤凰, 海鸥, 信天翁, 仙鹤, 白鹤, 丹顶鹤, 白鹭, 天鹅, 大雁",
  butterfly: "butterfly, moth, dragonfly, ladybug, 蝴蝶, 飞蛾, 蜻蜓",
  dragon: "dragon, wyvern, 龙, 巨龙, 飞龙, ~龙卷风, ~恐龙, ~水龙头, ~龙虾, ~马卡龙, ~尼龙, ~龙舟",
  fish: "~fish tank, ~fish bowl, ~fish market, ~鱼缸, ~鱼片, ~鱼子酱, ~鱼汤, fish, koi, goldfish, shoal, school of fish, clownfish, tropical fish, ~fisherman, ~fishing, ~钓鱼, ~捕鱼, ~打鱼, ~鱼竿, ~鱼船, ~摸鱼, 鱼, 金鱼, 锦鲤, 鱼群, 小鱼, 热带鱼, ~鲸鱼, ~鳄鱼",
  whale: "whale, humpback, orca, dolphin, shark, manta ray, 鲸, 鲸鱼, 座头鲸, 虎鲸, 海豚, 鲨鱼, 蓝鲸",
  turtle: "turtle, sea turtle, tortoise, 海龟, 乌龟",
  jellyfish: "jellyfish, medusa, octopus, squid, 水母, 章鱼, 乌贼",
  car: "car, taxi, cab, sedan, sports car, suv, automobile, vehicle, police car, racing car, limousine, convertible, race car, ~cable car, 车, 汽车, 轿车, 跑车, 出租车, 赛车, 小车, 车辆, 小汽车, 警车, 老爷车, ~救护车, ~消防车, ~房车, ~卡车, ~货车, ~公交车, ~面包车, ~火车, ~车站, ~摩托车, ~电动车, ~电瓶车, ~自行车, ~缆车, ~马车, ~车窗, ~车厢",
  truck:
    "~bus stop, ~bus station, truck, van, bus, ambulance, school bus, army tank, battle tank, lorry, tram, food truck, fire truck, minibus, camper, 卡车, 货车, 公交车, 巴士, 大巴, 面包车, 消防车, 房车, 救护车, 坦克",
  tractor: "tractor, combine harvester, bulldozer, excavator, 拖拉机, 收割机, 推土机, 挖掘机",
  bicycle: "bicycle, bike, cyclist, mountain bike, mountain biker, 山地车, 自行车, 单车, 骑行",
  train:
    "train, locomotive, subway, metro, bullet train, steam train, railway carriage, ~training, ~train of thought, ~trains in, ~trains at, ~trains for, ~trains with, ~trains hard, ~trains alone, 火车, 列车, 高铁, 地铁, 蒸汽火车, 动车",
  boat: "boat, sailboat, sailing boat, yacht, canoe, kayak, rowboat, raft, gondola, junk, fishing boat, pirate ship, galleon, tall ship, 海盗船, paper boat, paper ship, 纸船, 乌篷船, 龙舟, 船, 小船, 帆船, 渔船, 独木舟, 皮划艇, 木筏, 小舟, 扁舟, ~飞船, ~船长, ~宇宙飞船",
  ship: "ship, cruise ship, cargo ship, vessel, ferry, 轮船, 货轮, 邮轮, 巨轮, 渡轮, 战舰",
  plane:
    "plane, airplane, aeroplane, aircraft, jet, airliner, biplane, glider, paper plane, 飞机, 客机, 战斗机, 滑翔机, 纸飞机",
  helicopter:
    "helicopter, drone, quadcopter, chopper, ~drone shot, ~drone view, ~drone footage, ~drone rise, ~drone rising, ~drone tracking, ~drone follow, ~drone follows, ~drone flyover, ~drone aerial, ~drone pull, ~drone orbit, ~drone orbits, ~drone push, ~drone descends, ~drone camera, ~drone perspective, ~by drone, ~from a drone, 直升机, 直升飞机, ~无人机航拍, ~无人机视角",
  rocket:
    "rocket, spaceship, spacecraft, space shuttle, starship, satellite, space station, 火箭, 飞船, 宇宙飞船, 太空船, 航天飞机, 卫星, 空间站",
  ufo: "ufo, flying saucer, alien ship, mothership, 飞碟, 不明飞行物",
  "hot-air-balloon": "hot air balloon, hot air balloons, airship, zeppelin, blimp, 热气球, 飞艇",
  balloon: "balloon, 气球, ~热气球",
  lantern: "lantern, paper lantern, sky lantern, 灯笼, 孔明灯, 天灯",
  house:
    "~home movie, ~home video, ~greenhouse, house, cottage, cabin, hut, farmhouse, home, barn, villa, mansion, shop, bakery, 房子, 小屋, 木屋, 农舍, 房屋, 别墅, 小木屋, 茅屋, 商店, ~房车",
  castle: "castle, palace, fortress, mosque, great wall, 长城, 城堡, 塔楼",
  lighthouse: "lighthouse, watchtower, 灯塔",
  tower:
    "tower, radio tower, eiffel tower, clock tower, factory chimney, smokestack, monument, statue, 高塔, 铁塔, 钟楼, 雕像, 纪念碑",
  windmill: "windmill, wind turbine, 风车, 风力发电机",
  bridge: "bridge, viaduct, aqueduct, footbridge, stone bridge, 桥, 石桥, 大桥, 木桥, 拱桥, 高架桥",
  "ferris-wheel": "ferris wheel, big wheel, observation wheel, 摩天轮",
  tent: "tent, campsite, yurt, 帐篷, 蒙古包, 营地",
  campfire:
    "campfire, bonfire, fire, flame, fireplace, ~fire truck, ~fire escape, ~wildfire, 篝火, 火堆, 火焰, 营火, 炉火, ~火车",
  tree: "tree, oak, willow, baobab, lone tree, cherry tree, palm tree, 树, 大树, 橡树, 柳树, 樱花树, 棕榈树, 枯树, 老树, ~树林, ~树木, ~树叶",
  flower:
    "flower, rose, tulip, sunflower, lotus, lily, daisy, orchid, poppy, blossom, dandelion, lavender, ~cherry blossom, ~flower bed, ~flour, 花, 花朵, 玫瑰, 郁金香, 向日葵, 荷花, 莲花, 百合, 雏菊, 花苞, 蒲公英, 薰衣草, ~花园, ~樱花, ~花瓣, ~花海, ~烟花, ~雪花, ~开花, ~火花, ~浪花, ~水花, ~花田, ~花坛, ~花圃, ~爆米花, ~花生, ~花店, ~花椒, ~花纹, ~花白, ~棉花, ~花样, ~花瓶",
  seed: "seed, sapling, seedling, sprout, plant, bud, acorn, bean, shoot, 种子, 幼苗, 树苗, 嫩芽, 发芽, 植物, 新芽, 豆子, 小苗",
  mushroom: "mushroom, toadstool, fungi, 蘑菇",
  cactus: "cactus, cacti, succulent, 仙人掌",
  mug: "mug, cup, coffee cup, teacup, tea cup, coffee mug, cup of coffee, cup of tea, teapot, coffee, tea, ceramic, vase, pot, 杯子, 马克杯, 咖啡杯, 茶杯, 咖啡, 茶, 茶壶, 陶瓷, 花瓶, 陶罐, 杯, ~tea plantation, ~tea field, ~tea garden, ~tea terrace, ~tea farmer, ~tea picker, ~茶园, ~茶田, ~茶山, ~茶农, ~采茶, ~茶馆, ~咖啡馆, ~咖啡厅",
  bottle: "bottle, wine bottle, potion, 瓶子, 酒瓶, 药水, 玻璃瓶, 漂流瓶, 瓶中信",
  jar: "~honey coloured, ~honey colored, ~honey light, ~honey gold, ~honey bee, jar, jar of honey, honey jar, jar of jam, jam jar, jam, honey, marmalade, face cream, skin cream, cream jar, 罐子, 玻璃罐, 一罐, 一罐蜂蜜, 蜂蜜, 果酱, 面霜, 罐头",
  book: "book, notebook, letter, map, diary, 书, 书本, 笔记本, 信, 信件, 地图, 日记, 古书, ~书桌, ~书房, ~书法, ~看书, ~读书, ~书包, ~书店, ~书架, ~秘书, ~证书, ~图书馆, ~书法家, ~书生, ~相信, ~自信, ~微信, ~短信, ~信号, ~信心, ~信任, ~信天翁",
  candle: "candle, candlelight, 蜡烛, 烛光",
  lamp: "lamp, desk lamp, table lamp, light bulb, ~street lamp, 台灯, 灯泡, 电灯",
  clock: "clock, pocket watch, hourglass, ~clock tower, 时钟, 钟表, 怀表, 闹钟, 沙漏",
  phone:
    "~phone box, ~phone booth, ~telephone booth, phone, smartphone, mobile phone, cell phone, iphone, tablet, 手机, 智能手机, 平板",
  chair:
    "~chair lift, ~swings through, ~swings from, ~swings across, ~swings between, ~swings over, ~swings at, ~swings on, ~swing on the rings, chair, armchair, sofa, throne, swing, 椅子, 扶手椅, 沙发, 宝座, 秋千",
  guitar: "guitar, violin, cello, instrument, 吉他, 小提琴, 大提琴, 乐器, ~小提琴手, ~吉他手",
  piano: "piano, grand piano, 钢琴, 三角钢琴, ~钢琴家",
  ball: "~football match, ~football game, ~football pitch, ~football field, ~football stadium, ~basketball court, ~足球赛, ~足球场, ~球场, ball, football, basketball, glass marble, sphere, orb, 球, 足球, 篮球, 圆球, 水晶球, ~星球, ~地球, ~气球, ~热气球, ~月球",
  fruit:
    "apple, strawberry, banana, grape, watermelon, mango, cherry tomato, tomato, vegetable, orange fruit, lemon, fruit, peach, bread, pear, pumpkin, 苹果, 橙子, 柠檬, 水果, 桃子, 面包, 梨, 南瓜",
  box: "~telephone box, ~phone box, ~post box, ~music box, ~box office, box, gift, chest, treasure chest, suitcase, package, backpack, 盒子, 礼物, 宝箱, 行李箱, 包裹, 箱子, 背包",
  ghost: "ghost, spirit, monster, creature, alien, 幽灵, 鬼魂, 精灵, 怪物, 怪兽, 外星人",
  snowman: "snowman, 雪人",
  moon: "moon, full moon, crescent moon, 月亮, 圆月, 明月, 弯月, 满月, ~月亮湾",
  sun: "~晒太阳, ~太阳镜, ~太阳能, sun, rising sun, setting sun, 太阳, 夕阳, 朝阳, 落日, 旭日",
  planet: "planet, earth, globe, 行星, 星球, 地球",
  saturn: "saturn, ringed planet, 土星",
  jupiter: "jupiter, gas giant, 木星",
  mars: "planet mars, mars from orbit, mars seen from, mars from space, mars in space, mars rotates, mars turns, red planet, 火星全貌, 从太空看火星, 红色星球",
  fireworks: "firework, fireworks, fireworks display, 烟花, 烟火, 焰火, ~烟火气",
  monkey:
    "monkey, ape, gorilla, chimpanzee, chimp, orangutan, lemur, macaque, baboon, 猴子, 猴, 猩猩, 大猩猩, 金丝猴, 狐猴, 猿",
  penguin: "penguin, penguins, 企鹅",
  snake: "snake, serpent, cobra, python, viper, rattlesnake, 蛇, 眼镜蛇, 蟒蛇",
  crocodile: "crocodile, alligator, lizard, iguana, komodo dragon, gecko, chameleon, 鳄鱼, 蜥蜴, 变色龙",
  duck: "duck, duckling, mallard, 鸭子, 鸭, 小鸭, 鸳鸯",
  owl: "owl, 猫头鹰",
  bee: "bee, honeybee, bumblebee, wasp, ~spelling bee, 蜜蜂, 黄蜂",
  tornado: "tornado, twister, whirlwind, waterspout, 龙卷风, 旋风",
  volcano: "~lava lamp, volcano, volcanic eruption, lava, 火山, 岩浆, 熔岩",
  perfume: "perfume, perfume bottle, bottle of perfume, flacon, cologne, fragrance, serum bottle, 香水, 香水瓶",
  shoe: "shoe, sneaker, trainers, running shoe, boot, high heel, 鞋, 鞋子, 球鞋, 运动鞋, 跑鞋, 靴子, 高跟鞋",
  watch:
    "wristwatch, wrist watch, luxury watch, smartwatch, smart watch, a watch, gold watch, silver watch, the watch, his watch, her watch, steel watch, watch dial, watch face, 手表, 腕表, ~the watch tower",
  lipstick: "lipstick, mascara, lip balm, 口红, 唇膏",
  headphones:
    "~wearing headphones, ~wears headphones, ~with headphones, ~in headphones, ~her headphones, ~his headphones, ~戴着耳机, ~戴耳机, headphones, earphones, earbuds, headset, 耳机",
  laptop:
    "laptop, computer, television, tv, ~green screen, screen, monitor, camera on a tripod, 电脑, 笔记本电脑, 电视, 屏幕, 显示器, ~screen glow, ~tv static",
  burger: "burger, cheeseburger, hamburger, sandwich, 汉堡, 汉堡包, 三明治",
  pizza: "pizza, 披萨, 比萨",
  sushi: "sushi, sashimi, nigiri, 寿司, 刺身",
  dish: "steak, salad, roast chicken, grilled fish, plate of food, fried egg, 牛排, 沙拉, 烤鸡, 一盘菜, 菜肴, 煎蛋",
  cake: "cake, birthday cake, cupcake, 蛋糕, 生日蛋糕, ~月饼",
  glass:
    "~glass of the, glass of, into the glass, into a glass, ~wine cellar, ~wine region, ~wine country, wine, red wine, white wine, champagne, milk, glasses of, two glasses, wine glasses, whisky, whiskey, cocktail, glass of wine, wine glass, glass of water, beer, juice, iced tea, lemonade, 酒杯, 红酒, 香槟, 牛奶, 威士忌, 鸡尾酒, 啤酒, 果汁, 饮料, ~glass of the",
  "ice-cream":
    "~ice cream truck, ~ice cream van, ~ice cream shop, ~ice cream parlour, ice cream, ice cream cone, gelato, sundae, popsicle, 冰淇淋, 冰激凌, 雪糕, 甜筒",
  handbag:
    "~her handbag, ~her purse, ~with a handbag, ~carrying a handbag, handbag, purse, tote bag, leather bag, shoulder bag, clutch bag, designer bag, 手提包, 手袋, 皮包, 挎包, 包包, 单肩包",
  bubble:
    "soap bubble, bubbles, bubble, 泡泡, 肥皂泡, 气泡, ~bubble tea, ~cheese bubble, ~cheese bubbling, ~bubble bath",
  surfer: "surfer, surfers, 冲浪者, 冲浪手, 冲浪的人",
  pagoda:
    "pagoda, temple, shrine, buddhist temple, shinto shrine, 宝塔, 寺庙, 神社, 庙, 古塔, 古寺, 佛塔, 宫殿, 故宫, 亭子",
  church: "church, cathedral, chapel, abbey, monastery, 教堂, 大教堂, 修道院, ~church interior",
  frog: "frog, toad, tree frog, 青蛙, 蛙, 蟾蜍",
  kangaroo: "kangaroo, wallaby, 袋鼠",
  spider: "spider, tarantula, spider web, 蜘蛛, 蜘蛛网",
  pig: "pig, piglet, boar, wild boar, 猪, 小猪, 野猪, ~豪猪",
  waterfall: "waterfall, cascade, niagara, 瀑布",
  island: "island, islet, atoll, 岛, 小岛, 岛屿, 海岛, ~半岛, ~traffic island, ~kitchen island",
  rainbow: "rainbow, 彩虹",
  aurora: "aurora, aurora borealis, northern lights, 极光",
  bowl: "bowl, noodles, ramen, soup, hotpot, hot pot, dumplings, porridge, bowl of rice, pho, 碗, 面条, 拉面, 饺子, 火锅, 汤, 汤圆, 小笼包, 馄饨, 米线, ~面条纹",
  can: "can of, soda can, beer can, tin can, cola, soda, 可乐, 易拉罐, 汽水",
  ring: "wedding ring, diamond ring, engagement ring, gold ring, diamond, 戒指, 钻戒, 钻石",
  kite: "kite, 风筝",
  bench: "bench, park bench, 长椅, 长凳, ~workbench, ~work bench, ~bench press",
  shipwreck:
    "~car wreck, ~train wreck, ~plane wreck, shipwreck, ship wreck, wrecked ship, sunken ship, sunken galleon, wreck, 沉船, 失事船, 船骸",
  submarine: "submarine, submersible, bathyscaphe, 潜艇, 潜水艇, 潜水器",
  motorcycle: "motorcycle, motorcyclist, motorbike, scooter, moped, vespa, 摩托车, 摩托, 电动车, 电瓶车",
} as const);

export type SubjectKind = IdOf<typeof subjects>;
