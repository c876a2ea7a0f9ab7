import type { Part } from "../expand/recognise.ts";
import type { Words } from "../language.ts";

/** The guide's criteria, and the camera that the offline judge measures. */
export const criteria = ["visual_quality", "prompt_adherence", "consistency", "narrative", "camera"] as const;
export type Criterion = (typeof criteria)[number];

/** What a revision adds for a weak criterion. */
export interface Remedy {
  readonly says: Words;
  readonly why: Words;
  /** The faults that it is for, as judges name them. */
  readonly against: RegExp;
  /** Says a second time what this slot would say, and waits while the prompt leaves it open. */
  readonly instead?: Part;
}

/** The faults that a slot of the prompt helps against, as judges name them. */
export const slotsAgainst: Readonly<Record<Part, RegExp>> = {
  camera: /camera|shak|handheld|static shot|镜头|运镜|机位/iu,
  lens: /fram(?:e|ing) is|framing|composition|too (?:small|far)|wide|close|构图|景别|太小|太远/iu,
  lighting: /dark|dim|light|contrast|burnt|expos|flat|暗|光|曝|反差/iu,
  style: /style|look|aesthetic|风格|画风/iu,
  transition: /ending|ends|finish|conclu|结尾|收尾/iu,
};

/** What to do about each weak criterion, in words; told with every change. */
export const aims: Readonly<Record<Criterion, Words>> = {
  visual_quality: { en: "make the picture cleaner", zh: "让画面更干净" },
  prompt_adherence: { en: "add specificity", zh: "写得更具体" },
  consistency: { en: "strengthen the physical description", zh: "加强物理描述" },
  narrative: { en: "improve the flow", zh: "理顺叙事" },
  camera: { en: "make the camera move unmistakable", zh: "让运镜明确无误" },
};

/**
 * What the rules can add, in the order in which it helps most where the judge doesn't say what is wrong. Each is added
 * once; when all stand in the prompt there is nothing left to add.
 */
export const remedies: Readonly<Record<Criterion, readonly Remedy[]>> = {
  visual_quality: [
    {
      says: {
        en: "exposure stays steady from the first frame to the last, with detail in both lights and darks",
        zh: "曝光从第一帧到最后一帧保持稳定，亮部与暗部都有细节",
      },
      why: { en: "flicker and clipped tones cost the most quality", zh: "闪烁与过曝最损画质" },
      against: /flicker|clipp|burnt|blown|overexpos|brightness|闪烁|过曝/iu,
    },
    {
      says: {
        en: "{it} is in sharp focus throughout, edges clean and texture fine",
        zh: "{it}始终清晰合焦，边缘干净，质感细腻",
      },
      why: { en: "a soft subject reads as a fault", zh: "主体发虚会被看作瑕疵" },
      against: /blur|soft|sharp|focus|detail|texture|模糊|发虚|不清/iu,
    },
    {
      says: {
        en: "smooth continuous motion at an even frame rate, without stutter or frozen frames",
        zh: "运动平滑连续，帧率均匀，不卡顿、不停帧",
      },
      why: { en: "stutter is seen before anything else", zh: "卡顿最先被看见" },
      against: /stutter|chopp|jerk|jitter|frozen|freez|stands still|frame rate|卡顿|停帧|不流畅/iu,
    },
    {
      says: { en: "few elements, clearly separated from the background", zh: "元素精简，与背景层次分明" },
      why: { en: "a simple picture is rendered more cleanly", zh: "简单的画面更容易画得干净" },
      against: /nois|block|artefact|artifact|clutter|busy|compress|噪|杂乱|色块/iu,
    },
    {
      says: {
        en: "a clear light falls on {it}, bright enough for every detail to be read",
        zh: "明亮的光落在{it}上，细节清楚可辨",
      },
      why: { en: "nothing in the picture was bright", zh: "画面里没有明亮之处" },
      against: /dark|dim|underexpos|contrast|暗|反差/iu,
      instead: "lighting",
    },
    {
      says: {
        en: "{it} keeps moving gently, from the first second to the last",
        zh: "从第一秒到最后一秒，{it}始终在轻轻地动",
      },
      why: { en: "a clip in which nothing moves is a picture", zh: "什么都不动的视频只是一张照片" },
      against: /nothing moves|still picture|motionless|static|静止|不动/iu,
    },
  ],
  prompt_adherence: [
    {
      says: {
        en: "{it} is the centre of the shot, large enough to be recognised at once and never out of frame",
        zh: "{it}是画面的中心，大到一眼可辨，始终不出画",
      },
      why: { en: "what was asked for must be seen first", zh: "所要的内容必须最先看到" },
      against:
        /missing|absent|not (?:visible|seen|shown|there|recogni)|out of frame|no sign of|lacks?|缺少|没有出现|看不到|未出现/iu,
    },
    {
      says: {
        en: "everything named here is visible in the same frame, and nothing else draws attention",
        zh: "这里写到的一切都在同一画面中可见，没有别的抢眼之物",
      },
      why: { en: "additions of the model pull the shot away from the request", zh: "模型自行添加的内容会偏离要求" },
      against: /extra|added|unrelated|not asked|unwanted|instead of|多余|无关|多出/iu,
    },
    {
      says: { en: "the action is performed completely and in plain view", zh: "动作完整做完，且清楚可见" },
      why: { en: "half an action reads as a missed request", zh: "动作只做一半等于没有完成要求" },
      against: /action|incomplete|half|doesn't (?:move|happen)|never (?:happens|moves)|动作|未完成/iu,
    },
  ],
  consistency: [
    {
      says: {
        en: "{it} keeps exactly the same shape, colours and proportions in every frame",
        zh: "{it}的形状、颜色与比例在每一帧都完全一致",
      },
      why: { en: "a subject that changes breaks the shot", zh: "主体变样，镜头就断了" },
      against: /turns into|morph|deform|distort|identity|face|shape|proportion|colours? drift|变形|变样|变成|走样/iu,
    },
    {
      says: {
        en: "natural weight and momentum: nothing starts or stops at once, and what stands on the ground stays on it",
        zh: "重量与惯性真实：起步有缓，行进有势，停下有余；接触地面之物不离地",
      },
      why: { en: "motion without weight looks wrong", zh: "没有重量的运动不可信" },
      against: /weight|float|slid|physics|gravity|hover|glid|漂浮|打滑|物理|失重/iu,
    },
    {
      says: {
        en: "the light comes from one fixed direction, and the shadows follow it",
        zh: "光只来自一个固定方向，影子随之而动",
      },
      why: { en: "wandering shadows give a shot away", zh: "影子游移会露出破绽" },
      against: /shadow|light|影|光/iu,
    },
    {
      says: {
        en: "the background keeps its layout; nothing appears, vanishes or merges",
        zh: "背景布局不变，没有东西凭空出现、消失或粘连",
      },
      why: { en: "a background that shifts is noticed", zh: "背景变动会被察觉" },
      against: /background|appear|vanish|merg|without following|背景|凭空|消失|粘连/iu,
    },
    {
      says: {
        en: "one unbroken shot from the first frame to the last, without a cut",
        zh: "一镜到底，中间没有剪切",
      },
      why: { en: "cuts inside a clip fall where nobody chose them", zh: "片段里的剪切不在该剪的地方" },
      against: /\bcuts?\b|transitions? in|剪切|切换/iu,
    },
  ],
  narrative: [
    {
      says: {
        en: "one clear line: a calm beginning, one turn, and an ending that answers the beginning",
        zh: "一条清楚的线：平静的开始，一个转折，结尾呼应开头",
      },
      why: { en: "a viewer needs a beginning, a middle and an end", zh: "观众需要开头、中段和结尾" },
      against: /beginning|arc|story|turn|purpose|开头|故事|转折/iu,
    },
    {
      says: {
        en: "every movement follows from the one before it, without jumps",
        zh: "每个动作都由前一个引出，没有跳跃",
      },
      why: { en: "cause and effect hold a shot together", zh: "因果把镜头连成一体" },
      against: /jump|abrupt|disconnect|disjoint|unrelated|sudden|跳跃|突兀|不连贯/iu,
    },
    {
      says: { en: "the last second is still, so that the ending can be felt", zh: "最后一秒静下来，让结尾被感受到" },
      why: { en: "an ending needs time", zh: "结尾需要时间" },
      against: /ending|ends|rush|hurr|结尾|仓促/iu,
    },
  ],
  camera: [
    {
      says: {
        en: "the camera move is continuous, at one speed, and plain to see from the first second to the last",
        zh: "运镜连续、匀速，从第一秒到最后一秒都看得出来",
      },
      why: { en: "the move that was asked for could not be measured clearly", zh: "所要求的运镜未能清楚测得" },
      against: /stands still|slow|weak|faint|unclear|measured|看不出|不明显/iu,
      instead: "camera",
    },
    {
      says: {
        en: "apart from that move the frame is steady, without shake or drift",
        zh: "除此之外画面平稳，没有抖动或漂移",
      },
      why: { en: "other movement hides the move", zh: "其他晃动会掩盖运镜" },
      against: /shak|drift|wobbl|unsteady|handheld|抖|晃|漂移/iu,
      instead: "camera",
    },
  ],
};
