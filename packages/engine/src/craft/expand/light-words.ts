import { lexicon } from "../lexicon.ts";

/** Words that say how the light falls. A time of day alone doesn't. */
export const lightWords = lexicon({
  light:
    "backlit, backlight, back light, rim light, rim lighting, side light, side lighting, sidelit, hard light, soft light, key light, spotlight, candlelight, candlelit, firelight, lamplight, neon light, neon glow, neon-lit, lit by, lit from, chiaroscuro, low-key lighting, high-key lighting, volumetric light, god rays, light rays, sunbeam, shafts of light, diffused light, overcast light, window light, studio lighting, dappled light, silhouette, golden light, silver light, 逆光, 侧光, 侧逆光, 顶光, 硬光, 柔光, 主光, 轮廓光, 聚光灯, 烛光, 火光, 灯光, 霓虹灯光, 光束, 丁达尔, 剪影, 低调光, 高调光, 散射光, 窗光, 柔和的光, 斑驳的光, 金色的光",
});

/** Words for how a shot begins or ends. */
export const transitionWords = lexicon({
  transition:
    "fade in, fades in, fade out, fades out, fade to black, fades to black, dissolve to, cross dissolve, match cut, smash cut, jump cut, cut to, cuts to, hard cut, whip transition, wipe transition, iris out, final frame, last frame, 淡入, 淡出, 黑场, 叠化, 转场, 匹配剪辑, 跳切, 硬切, 切至, 切到, 划像, 定格, 最后一帧",
});
