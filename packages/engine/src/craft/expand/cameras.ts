import type { Words } from "../language.ts";
import { away, toLens } from "./directions.ts";

/** A camera move that can be asked for, with when it suits. */
export interface Camera {
  /** A short name for lists: "push-in". */
  readonly name: Words;
  /** About a subject. */
  readonly at?: Words;
  /** About a place without a subject. */
  readonly over?: Words;
  /** Where a moving subject goes under this move. */
  readonly direction?: Words;
  readonly suits: readonly Suits[];
  /** Ideas whose own movement it would contradict. */
  readonly unless?: RegExp;
}

/**
 * - `still`: the subject stays where it is · `moving`: it travels · `fast`: it travels at speed
 * - `tall`: buildings and trees · `small`: things within reach · `place`: there is no subject
 * - `open`: outdoors, with room to rise
 */
export type Suits = "still" | "moving" | "fast" | "tall" | "small" | "place" | "open";

const leftwards = /right to left|toward the (?:camera|lens)|从右(?:向|到|往)左|朝镜头|向镜头|朝着镜头/iu;
const towardLens = /(?:toward|towards|at) (?:the )?(?:camera|lens|viewer|us)\b|朝镜头|向镜头|朝着镜头|迎着镜头/iu;
const awayFromLens = /away from|into the distance|right to left|left to right|远去|走远|从右|从左/iu;

/** The moves, each with direction and speed, so that what was asked can be compared with what was filmed. */
export const cameras: readonly Camera[] = [
  {
    name: { en: "push-in", zh: "推近" },
    at: { en: "the camera pushes in slowly and comes to rest on {it}", zh: "镜头缓慢推近，落在{it}{on}" },
    over: { en: "the camera pushes in slowly toward the brightest point", zh: "镜头缓慢推近画面最亮处" },
    suits: ["still", "small", "place"],
  },
  {
    name: { en: "pull-back", zh: "拉远" },
    at: {
      en: "the camera pulls back slowly and lets the space around {it} open up",
      zh: "镜头缓慢拉远，{it}周围的空间随之展开",
    },
    over: { en: "the camera pulls back slowly until the whole view is in frame", zh: "镜头缓慢拉远，直到全貌收进画面" },
    suits: ["still", "tall", "place"],
  },
  {
    name: { en: "retreating shot", zh: "倒退跟拍" },
    at: {
      en: "the camera pulls back slowly ahead of {it}, keeping the same distance",
      zh: "镜头缓慢后退，始终在{it}前方，距离不变",
    },
    direction: toLens,
    unless: awayFromLens,
    suits: ["moving"],
  },
  {
    name: { en: "fast retreating shot", zh: "快速倒退跟拍" },
    at: {
      en: "the camera pulls back fast ahead of {it}, keeping the same distance",
      zh: "镜头快速后退，始终在{it}前方，距离不变",
    },
    direction: toLens,
    unless: awayFromLens,
    suits: ["fast"],
  },
  {
    name: { en: "tracking shot", zh: "横向跟拍" },
    at: { en: "the camera tracks slowly from left to right, level with {it}", zh: "镜头从左向右缓慢跟拍，与{it}齐平" },
    unless: leftwards,
    suits: ["moving"],
  },
  {
    name: { en: "fast tracking shot", zh: "快速跟拍" },
    at: {
      en: "the camera tracks fast from left to right, keeping pace with {it}",
      zh: "镜头从左向右快速跟拍，与{it}保持同速",
    },
    unless: leftwards,
    suits: ["fast"],
  },
  {
    name: { en: "handheld follow", zh: "手持跟随" },
    at: {
      en: "the camera follows close behind {it}, handheld, with a light natural sway",
      zh: "镜头跟在{it}身后，手持拍摄，带着轻微自然的晃动",
    },
    direction: away,
    unless: towardLens,
    suits: ["moving", "fast"],
  },
  {
    name: { en: "orbit", zh: "环绕" },
    at: {
      en: "the camera orbits slowly to the left around {it}, keeping one distance",
      zh: "镜头绕{it}缓慢向左移动，距离不变",
    },
    suits: ["still", "small", "tall"],
  },
  {
    name: { en: "crane up", zh: "升镜头" },
    at: { en: "the camera cranes up slowly and reveals what lies beyond {it}", zh: "镜头缓慢升起，露出{it}身后的空间" },
    over: {
      en: "the camera cranes up slowly and reveals how far the place goes on",
      zh: "镜头缓慢升起，露出远处的纵深",
    },
    suits: ["open", "tall"],
  },
  {
    name: { en: "pan", zh: "横摇" },
    at: { en: "the camera pans slowly from left to right and stops on {it}", zh: "镜头缓慢向右摇，停在{it}{on}" },
    over: { en: "the camera pans slowly from left to right along one level line", zh: "镜头沿一条水平线缓慢向右摇" },
    suits: ["tall", "place"],
  },
  {
    name: { en: "following pan", zh: "随摇" },
    at: {
      en: "the camera pans slowly from left to right with {it}, from one fixed point",
      zh: "镜头在原地缓慢向右摇，始终跟住{it}",
    },
    unless: leftwards,
    suits: ["moving"],
  },
  {
    name: { en: "tilt up", zh: "上摇" },
    at: { en: "the camera tilts up slowly from the foot of {it} to its top", zh: "镜头缓慢上摇，从{it}的底部到顶端" },
    suits: ["tall"],
  },
  {
    name: { en: "low glide", zh: "低位前推" },
    at: { en: "the camera dollies in slowly from a low angle, toward {it}", zh: "镜头自低机位缓慢向前推，朝向{it}" },
    suits: ["small", "still"],
  },
  {
    name: { en: "aerial glide", zh: "航拍前推" },
    over: {
      en: "the camera flies forward slowly, high above, with the horizon level",
      zh: "镜头缓慢飞向前方，自高处俯看，地平线保持水平",
    },
    suits: ["open"],
  },
  {
    name: { en: "locked frame", zh: "固定机位" },
    at: {
      en: "the camera holds a fixed frame, and everything that moves, moves inside it",
      zh: "固定机位，一切运动都发生在画面之内",
    },
    over: {
      en: "the camera holds a fixed frame, and everything that moves, moves inside it",
      zh: "固定机位，一切运动都发生在画面之内",
    },
    suits: ["small", "place", "still"],
  },
  {
    name: { en: "passing frame", zh: "固定机位过画" },
    at: {
      en: "the camera holds a fixed frame and lets {it} pass through it",
      zh: "固定机位，任{it}从画面中经过",
    },
    suits: ["moving", "fast"],
  },
];
