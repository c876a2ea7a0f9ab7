import { lexicon } from "../lexicon.ts";

/** What is in the air of a scene, beyond place, hour and weather. */
export const airWords = lexicon({
  lively:
    "busy, bustling, crowded, lively, festive, festival, party, parade, carnival, concert, celebration, wedding, fireworks, firework, rush hour, market, bazaar, fair, street food, banquet, cheering, applause, jazz, band, orchestra, choir, dance floor, playground, rush, 热闹, 热气腾腾, 熙熙攘攘, 繁忙, 忙碌, 喧闹, 拥挤, 节日, 春节, 元宵, 庙会, 烟花, 焰火, 派对, 婚礼, 游行, 演唱会, 音乐节, 集市, 夜市, 市集, 火锅, 人潮, 欢呼, 爵士, 乐队, 乐团, 合唱",
  studio:
    "product shot, product video, product photography, commercial, advert, advertisement, packshot, studio shot, turntable, hero shot, 产品, 广告, 商业片, 棚拍, 产品展示",
});

/** Scenes that belong to the night when nobody says otherwise. */
export const nightWords = lexicon({
  night:
    "bar, pub, jazz, nightclub, club, neon, candlelit, candlelight, candle, campfire, bonfire, fireworks, fireflies, firefly, lantern, lanterns, owl, bat, aurora, northern lights, concert, discotheque, street lamp, headlights, vampire, ghost, moon, 酒吧, 爵士, 夜店, 霓虹, 烛光, 蜡烛, 篝火, 烟花, 焰火, 萤火虫, 灯笼, 孔明灯, 猫头鹰, 蝙蝠, 极光, 演唱会, 夜市, 路灯, 月亮, 幽灵, ~bar of, ~bar code, ~golf club, ~book club",
});

/** How fast time itself runs. */
export const timeWords = lexicon({
  slowed: "slow motion, slow-motion, slo-mo, 慢动作, 慢镜头, 升格",
  hurried: "time-lapse, timelapse, time lapse, hyperlapse, fast motion, 延时摄影, 延时, 快进",
});
