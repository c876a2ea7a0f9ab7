import { lexicon, type IdOf } from "./lexicon.ts";

/** What subjects do. Verbs match in all their regular forms. */
export const actions = lexicon(
  {
    walk: "walk, stroll, wander, stride, march, hike, trek, cross, crossing, step, pace, approach, tiptoe, trudge, crawl, creep, explore, 走, 行走, 漫步, 散步, 徒步, 步行, 穿过, 走过, 走来, 走向, 踱步, 前行, 爬行, 探索",
    run: "play football, play soccer, play basketball, play tennis, play tag, 踢足球, 打篮球, 踢球, 打球, run, ran, sprint, jog, race, rush, gallop, chase, dash, flee, hurry, leap forward, kick, dribble, 踢, 跑, 奔跑, 奔驰, 飞奔, 跑步, 狂奔, 追逐, 疾驰, 赛跑",
    fly: "~fly a kite, ~fly kites, ~放飞, fly, flew, soar, glide, hover, flap, flutter, circle above, take off, 飞, 飞翔, 飞过, 飞行, 翱翔, 滑翔, 盘旋, 飞舞, 起飞, 悬停, ~飞机, ~飞船, ~飞碟, ~飞艇, ~飞快, ~飞奔",
    swim: "swim, swam, dive, 游, 游泳, 游动, 畅游, 潜水, 游过, ~游戏, ~游客",
    drive:
      "drive, drove, speed, ride, rode, cruise, roll along, pass, travel, zoom past, 行驶, 驾驶, 开车, 驶过, 驶向, 骑, 骑车, 疾驶, 经过, 开过",
    sail: "sail, row, float on, paddle, 航行, 划船, 驶, 泛舟, 漂流, 划",
    drift: "drift, float, hang, sway, hover gently, glide slowly, 漂浮, 飘, 飘浮, 漂, 飘荡, 飘动, 摇曳, 悬浮, 浮动",
    rise: "rise, rose up, ascend, climb, lift off, launch, take flight, lift, float up, blast off, 升起, 上升, 升空, 发射, 升, 攀登, 攀爬, 爬上",
    fall: "fall, fell, drop, descend, sink, tumble, land, collapse, 落下, 掉落, 坠落, 下沉, 降落, 下落, 坠, ~落日",
    grow: "grow, grew, sprout, germinate, emerge, unfold, push through, break through the soil, 生长, 长大, 发芽, 萌芽, 破土, 成长, 长出, 钻出, 舒展",
    bloom:
      "bloom, blossom open, open its petals, petals open, flower opens, unfurl, full bloom, 开花, 绽放, 盛开, 怒放, 花开",
    dance: "dance, twirl, spin around, pirouette, waltz, 跳舞, 起舞, 舞蹈, 独舞, 双人舞, 跳芭蕾, 旋转起舞, 舞动",
    jump: "jump, breach, play, frolic, romp, 玩耍, 玩, leap, hop, dunk, slam dunk, 扣篮, 灌篮, bounce, skip, vault, 跳, 跳跃, 跃起, 蹦, 弹跳, 跃出, 跃过, ~跳舞",
    sit: "play chess, play cards, play go, play mahjong, play video games, play games, play a game of chess, 下棋, 打牌, 打麻将, 打游戏, sit, sat, seated, rest, kneel, crouch, meditate, do yoga, practise yoga, practice yoga, tie her shoelace, tie his shoelace, perch, 瑜伽, 系鞋带, 坐, 坐着, 蹲, 跪, 休息, 打坐, 冥想, 栖息",
    sleep:
      "sleep, slept, asleep, nap, doze, bask, sunbathe, 晒太阳, wake, woke, curl up, lie, lay down, 躺, 睡, 睡觉, 睡着, 醒来, 起床, 趴, 蜷缩, 打盹",
    stand:
      "stand, stood, wait, stare, gaze, look, watch, face, pose, 站, 站立, 伫立, 等待, 凝视, 望, 眺望, 看着, 注视, 仰望",
    wave: "wave his hand, wave her hand, wave goodbye, greet, salute, raise an arm, waves at, 挥手, 招手, 挥舞, 致意",
    turn: "turn, rotate, spin, revolve, twist, 转, 转动, 旋转, 转身, 回头, 转过",
    read: "~draw his sword, ~draw her sword, ~draw a sword, ~draw their swords, ~draw the curtain, ~特写, ~写实, ~写真, read, write, study, draw, paint, work, type, 读, 阅读, 看书, 写, 写字, 画画, 工作",
    play: "strum, perform, play guitar, play the guitar, play violin, play the violin, play piano, play the piano, play music, play the cello, 弹, 弹奏, 演奏, 弹琴, 弹吉他, 拉小提琴",
    drink:
      "drink, sip, dine, have dinner, have lunch, have breakfast, eat dinner, eat lunch, eat breakfast, share a meal, steam rise, steaming, 吃饭, 用餐, 冲咖啡, 冲泡, 聚餐, 吃早餐, 吃晚饭, 吃年夜饭, 喝, 喝茶, 饮, 冒着热气, 热气腾腾",
    burn: "burn, glow, shine, flicker, blaze, smoulder, 燃烧, 发光, 闪烁, 闪耀, 照亮, 点燃",
    talk: "talk, chat, argue, converse, speak, whisper, discuss, have a conversation, have a meeting, teach, lecture, write on the blackboard, write on the board, write on a blackboard, write on a whiteboard, write on the whiteboard, 讨论, 商量, 开会, 讲课, 上课, 讲故事, 聊天, 交谈, 争吵, 说话, 谈话, 对话, 谈心",
    fight:
      "fight, duel, spar, battle, clash, wrestle, do tai chi, practise tai chi, practice tai chi, cross swords, 打斗, 搏斗, 对决, 决斗, 对打, 交手, 比武, 厮杀, 打太极, 练武, ~战斗机",
    howl: "howl, roar, bark, 嚎叫, 咆哮, 怒吼, 嗥叫",
    explode: "explode, burst, shatter, crash, erupt, 爆炸, 爆发, 破碎, 炸裂, 喷发",
  } as const,
  "verbs",
);

export type Action = IdOf<typeof actions>;
