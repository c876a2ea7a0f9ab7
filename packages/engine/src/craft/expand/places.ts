import type { Setting } from "../settings.ts";
import type { Phrase } from "./phrase.ts";

/** How a place is laid out in the frame: foreground, distance, lines. */
export const places: Readonly<Record<Setting, readonly Phrase[]>> = {
  street: [
    {
      en: "the street runs from the foreground to a clear vanishing point, its edges leading the eye in",
      zh: "街道从前景一直延伸到清晰的消失点，两侧的线条把视线引向纵深",
    },
    {
      en: "a dark edge of wall in the foreground frames the depth of the street behind it",
      zh: "前景一角深色的墙沿，框住身后街道的纵深",
    },
  ],
  city: [
    { en: "the buildings step back in layers, each softer than the one in front", zh: "楼群层层退远，一层比一层柔和" },
    { en: "one strong vertical in the foreground gives the city its scale", zh: "前景一道有力的竖线，为城市定下尺度" },
  ],
  village: [
    {
      en: "low roofs and a single path lead the eye to the middle distance",
      zh: "低矮的屋顶和一条小路，把视线引向中景",
    },
    { en: "open ground in front, the houses gathered small behind it", zh: "前景开阔，屋舍聚在远处，显得很小" },
  ],
  sea: [
    {
      en: "the horizon sits clean in the upper third, with open water filling the frame below",
      zh: "海平线干净地压在画面上三分之一处，下方全是开阔的水面",
    },
    {
      en: "the nearest water lies close to the lens, the distance fading into air",
      zh: "近处的水面贴近镜头，远处渐渐融进空气里",
    },
  ],
  beach: [
    { en: "the waterline runs diagonally from the foreground into the distance", zh: "水线从前景斜斜伸向远方" },
    { en: "wet sand fills the foreground and mirrors what stands above it", zh: "前景是湿润的沙面，映出上方的一切" },
  ],
  underwater: [
    {
      en: "fine particles hang close to the lens while the distance dissolves into blue",
      zh: "细小的微粒贴近镜头，远处溶进一片蓝色",
    },
    { en: "the surface shimmers far above, the depth falls away below", zh: "水面在高处晃动，下方是渐深的暗蓝" },
  ],
  lake: [
    { en: "the far bank divides the frame along one level line", zh: "对岸沿一条水平线把画面分成上下两半" },
    {
      en: "a soft edge of bank in the foreground, the lake opening out behind it",
      zh: "前景是虚化的岸边，湖面在其后展开",
    },
  ],
  river: [
    { en: "the river draws a diagonal from the foreground into the distance", zh: "河道从前景斜斜地伸向远处" },
    {
      en: "wet stones stand sharp in the foreground, the far bank soft behind",
      zh: "前景的湿石清晰，对岸柔和虚化",
      unless: /canal|运河|ocean|海/iu,
    },
  ],
  forest: [
    { en: "trunks overlap in layers, the farthest dissolving into the air", zh: "树干层层叠叠，最远处融进空气里" },
    {
      en: "soft foreground branches frame a clear gap in the middle distance",
      zh: "前景枝条虚化成框，中景留出一处空隙",
    },
  ],
  mountain: [
    { en: "ridge behind ridge recedes, each one paler than the last", zh: "山脊重重退远，一道比一道淡" },
    { en: "a dark slope in the foreground gives the height its scale", zh: "前景一道深色的坡线，衬出山的尺度" },
  ],
  desert: [
    {
      en: "one clean ridge line cuts the frame, with nothing but open ground beyond it",
      zh: "一道干净的脊线切过画面，其后尽是空旷",
    },
    { en: "fine ripples in the foreground lead to a bare horizon", zh: "前景细密的纹路，一直引向空旷的地平线" },
  ],
  field: [
    {
      en: "tall stems blur close to the lens while the ground rolls back to a low horizon",
      zh: "高高的草茎贴近镜头虚化，原野一直铺向低低的地平线",
      unless: /snow|lawn|雪|草坪/iu,
    },
    { en: "a low horizon leaves two thirds of the frame to the sky", zh: "低地平线把画面的三分之二留给天空" },
  ],
  garden: [
    {
      en: "leaves close to the lens frame the view, the ground behind kept simple",
      zh: "贴近镜头的叶片框住视线，背后的空间简洁",
    },
    {
      en: "dark earth fills the foreground, soft shapes stand behind",
      zh: "前景是深色的泥土，背后是柔和的轮廓",
      unless: /snow|greenhouse|雪|温室/iu,
    },
  ],
  snowfield: [
    { en: "white ground runs unbroken to one thin horizon line", zh: "洁白的雪地一直铺到细细的地平线" },
    { en: "wind-carved ridges of snow give the foreground its texture", zh: "风刻出的雪脊，给前景以质感" },
  ],
  interior: [
    {
      en: "the space behind is kept simple, with one bright shape to balance the frame",
      zh: "背后的空间简洁，只留一处亮面平衡画面",
    },
    { en: "a soft dark shape in the foreground gives the frame its depth", zh: "前景一抹虚化的暗影，拉开空间的纵深" },
  ],
  space: [
    { en: "the stars are small and sharp, and most of the frame is left black", zh: "星点细小而锐利，画面大半留黑" },
    { en: "a single lit edge gives the emptiness its scale", zh: "一道被照亮的边缘，给空旷以尺度" },
  ],
  sky: [
    { en: "the horizon lies low and far, and almost all of the frame is air", zh: "地平线又低又远，画面几乎全是空气" },
    { en: "depth comes from layers of air, each paler than the one before", zh: "纵深来自层层空气，越远越淡" },
  ],
};

/** For an idea that names no place. */
export const anyPlace: readonly Phrase[] = [
  {
    en: "the background is plain and slightly out of focus, so that nothing competes with {it}",
    zh: "背景简洁、微微虚化，不与{it}争夺视线",
  },
  {
    en: "there is empty space around {it}, with one soft gradient behind",
    zh: "{it}四周留白，背后只有一层柔和的渐变",
  },
];
