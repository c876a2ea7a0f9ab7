import { lexicon, type IdOf } from "./lexicon.ts";

/** Looks that a picture can have. */
export const styles = lexicon({
  cinematic:
    "cinematic, film look, filmic, movie still, anamorphic, blockbuster, epic, hollywood, dramatic lighting, 电影感, 电影, 电影级, 电影风格, 大片, 变形宽银幕",
  documentary:
    "documentary, naturalistic, natural light, realistic, photorealistic, nature documentary, news footage, reportage, 纪录片, 纪实, 写实, 自然光, 真实感, 纪录片风格",
  noir: "noir, film noir, neo noir, black and white, black-and-white, monochrome, b&w, chiaroscuro, 黑色电影, 黑白, 黑白电影, 黑白片, 单色",
  anime:
    "anime, manga, ghibli, cel shaded, cel-shaded, japanese animation, makoto shinkai, 动漫, 动画番, 吉卜力, 日漫, 日系动画, 漫画, 新海诚, 赛璐璐",
  animation:
    "animation, animated, cartoon, pixar, 3d animation, disney, flat design, vector, motion graphics, children's book, storybook, 动画, 卡通, 皮克斯, 迪士尼, 扁平风, 绘本, 三维动画",
  watercolor: "watercolor, watercolour, gouache, aquarelle, painterly wash, ink wash, 水彩, 水彩画, 水彩风格, 水粉",
  ink: "ink, ink painting, sumi e, sumi-e, chinese painting, shan shui, brush painting, calligraphy, 水墨, 水墨画, 国画, 山水画, 中国画, 泼墨",
  oil: "oil painting, oil on canvas, impressionist, impressionism, van gogh, monet, painterly, post impressionist, 油画, 印象派, 梵高, 莫奈, 厚涂",
  pencil:
    "pencil, pencil sketch, charcoal, graphite, line drawing, hand drawn, hand-drawn, storyboard style, pen and ink, 铅笔, 素描, 炭笔, 手绘, 线稿, 速写, 铅笔画",
  clay: "claymation, clay, stop motion, stop-motion, plasticine, aardman, puppet animation, felt, 黏土, 粘土, 黏土动画, 粘土动画, 定格, 定格动画, 橡皮泥",
  paper:
    "papercut, paper cut, cutout, cut-out, cut paper, origami style, collage, paper craft, diorama, 剪纸, 纸艺, 拼贴, 折纸风格, 纸雕, 皮影",
  pixel:
    "pixel, pixel art, 8-bit, 8 bit, 16-bit, 16 bit, retro game, voxel, minecraft, low poly, 像素, 像素风, 像素画, 体素, 复古游戏",
  cyberpunk:
    "cyberpunk, synthwave, vaporwave, blade runner, retrowave, neon noir, futuristic neon, outrun, 赛博朋克, 霓虹, 蒸汽波, 合成器浪潮",
  "8mm":
    "8mm, 8 mm, super 8, super-8, home movie, vintage film, old film, sepia, 16mm, 16 mm, vhs, retro footage, 1920s film, silent film, 八毫米, 8毫米, 超8, 老电影, 老胶片, 复古胶片, 怀旧, 泛黄",
  "35mm":
    "35mm, 35 mm, 35mm film, film grain, kodak, portra, kodachrome, analog film, analogue film, 70mm, celluloid, 胶片, 35毫米, 胶片感, 胶片颗粒, 柯达",
  minimal: "minimalist, minimal, minimalism, bauhaus, swiss design, 极简, 简约, 极简主义, 包豪斯",
} as const);

export type Style = IdOf<typeof styles>;
