/**
 * Words for camera moves, one row for each way of saying it. Verbs also match in their other forms.
 * A move that things can make too ("clouds move in", "she follows him") is listed only together with the camera;
 * `~` marks phrases that only look like one.
 */
export const cameraWords = {
  pan: "~frying pan, ~sauce pan, ~peter pan, ~pan pipe, ~pan of, ~pan on the stove, ~hot pan, ~iron pan, ~in a pan, ~in the pan, ~flaming pan, ~a pan with, ~into the pan, ~wok pan, ~左摇右摆, ~左摇右晃, pan, panning shot, panoramic sweep, camera sweep, camera turn, camera swing, 摇镜头, 横摇, 摇摄, 摇镜, 镜头摇, 平摇",
  whip: "whip pan, swish pan, 甩镜头, 甩镜",
  "pan-left": "向左摇, 往左摇, 镜头左摇, 左摇",
  "pan-right": "向右摇, 往右摇, 镜头右摇, 右摇",
  tilt: "~tilt shift, ~tilt of, ~tilt her head, ~tilt his head, ~tilt its head, ~上摇下摆, tilt, tilting shot, 俯仰, 纵摇",
  "tilt-up":
    "tilt up, tilt upward, tilt upwards, camera look up, 上摇, 向上摇, 往上摇, 仰摇, 镜头上仰, 镜头抬起, 镜头上扬",
  "tilt-down":
    "tilt down, tilt downward, tilt downwards, camera look down, 下摇, 向下摇, 往下摇, 俯摇, 镜头下俯, 镜头低垂",
  dolly: "dolly, dolly shot, dolly move",
  in: "push in, push toward, push towards, push forward, push closer, dolly in, dolly toward, dolly towards, dolly forward, dolly into, track in, track forward, approach shot, camera creep, camera approach, camera advance, camera fly through, camera fly over, flyover, flythrough, fly through shot, 推近, 推进, 推镜头, 推镜, 镜头推, 推轨, 前推, 向前推, 镜头靠近, 镜头向前, 镜头前移, 镜头前进, 镜头逼近, 镜头拉近, 镜头飞越, 航拍飞越, 镜头穿过",
  out: "pull back, pull out, pull away shot, dolly out, dolly back, dolly away, dolly backward, dolly backwards, track out, track back, camera retreat, camera back away, reveal shot, 拉远, 拉镜头, 拉镜, 拉出, 后拉, 向后拉, 镜头向后, 镜头后退, 镜头后移, 镜头远离, 镜头拉开, 镜头拉",
  zoom: "~zoom call, ~zoom past, ~zoom by, ~zoom along, ~zoom lens, ~变焦镜头, zoom, zoom shot, camera zoom, 变焦",
  "snap-zoom": "crash zoom, snap zoom, fast zoom, whip zoom, 急推, 猛推",
  "zoom-in":
    "zoom in, zoom into, zoom toward, zoom towards, zoom closer, zoom on, 变焦推近, 变焦拉近, 镜头放大, 画面放大",
  "zoom-out": "zoom out, zoom back, zoom away, 变焦拉远, 变焦拉出, 镜头缩小, 画面缩小",
  orbit:
    "~from orbit, ~orbit the, ~orbit earth, ~orbit around the sun, ~orbit around the planet, ~orbit around the earth, ~in orbit, ~into orbit, ~low orbit, ~orbit of, ~satellite orbit, ~moon orbit, ~planet orbit, orbit, camera orbit, camera circle, camera revolve, camera rotate, camera arc, orbit around, orbit left, orbit right, orbit shot, orbital shot, orbit clockwise, orbit counterclockwise, slow orbit, arc shot, arc around, arc left, arc right, circling shot, 360 shot, 360 degree shot, bullet time, 环绕拍摄, 环绕镜头, 镜头环绕, 环绕运镜, 环绕一周, 环绕主体, 环绕旋转, 环拍, 绕拍, 围绕拍摄, 旋转拍摄, 旋转镜头, 镜头旋转, 镜头绕, 镜头围绕, 弧形移动, 弧形运镜",
  crane:
    "~construction crane, ~paper crane, ~origami crane, ~a crane, ~the crane, ~white crane, ~tower crane, ~harbour crane, ~cranes fly, crane, crane shot, crane move, jib, jib shot, boom shot, pedestal shot, camera crane, 摇臂, 升降镜头",
  rise: "crane up, boom up, jib up, pedestal up, camera rise, camera ascend, camera lift, camera climb, camera float up, drone rise, drone ascend, drone climb, drone lift, drone shot rise, drone shot ascend, aerial shot rise, rising shot, rising crane, rising drone, rising camera, ascending shot, 升镜头, 镜头上升, 镜头升起, 镜头升高, 镜头抬升, 镜头拉升, 镜头向上移, 镜头升, 无人机上升, 无人机升起, 航拍上升",
  sink: "crane down, boom down, jib down, pedestal down, camera descend, camera lower, camera sink, camera drop, drone descend, drone sink, drone shot descend, descending shot, 降镜头, 镜头下降, 镜头降下, 镜头降低, 镜头下落, 镜头向下移, 镜头降, 无人机下降, 航拍下降",
  track:
    "~tracking device, tracking, tracking shot, camera track, camera follow, camera trail, follow shot, following shot, follow cam, travelling shot, traveling shot, camera truck, trucking, trucking shot, track alongside, lateral tracking, camera slide, slider shot, 跟拍, 跟踪拍摄, 跟随拍摄, 跟随镜头, 跟镜头, 镜头跟, 移镜头, 横移, 平移, 侧移, 追踪镜头",
  "track-left": "truck left, track left, 镜头左移, 镜头向左移, 向左平移, 向左横移",
  "track-right": "truck right, track right, 镜头右移, 镜头向右移, 向右平移, 向右横移",
  move: "camera move, camera glide, camera drift, camera float, camera fly, camera travel, camera go, camera pull, camera push, camera come, drone fly, drone move, drone glide, 镜头移动, 镜头飞, 相机移动, 摄像机移动, 摄影机移动",
  static:
    "~static electricity, ~static noise, ~tv static, ~radio static, static, static shot, static camera, static frame, locked off, locked off shot, locked camera, fixed camera, fixed shot, tripod, tripod shot, stationary camera, still camera, camera is still, camera stays still, camera remains still, camera remains static, camera holds still, camera hold, camera does not move, camera doesn't move, no camera movement, no camera motion, without camera movement, unmoving camera, 固定机位, 固定镜头, 静止镜头, 静态镜头, 镜头静止, 镜头不动, 镜头固定, 机位固定, 定镜, 固定拍摄, 三脚架",
} as const;

/** Words for directions of camera moves; "from left to right" counts as right. */
export const cameraDirections = {
  left: "left, leftward, leftwards, to the left, right to left, from right to left, 向左, 往左, 左侧, 从右向左, 从右到左, 由右至左, 由右向左, 从右往左, 左",
  right:
    "right, rightward, rightwards, to the right, left to right, from left to right, 向右, 往右, 右侧, 从左向右, 从左到右, 由左至右, 由左向右, 从左往右, 右",
  up: "up, upward, upwards, rise, ascend, climb, skyward, skywards, bottom to top, from the ground up, 向上, 往上, 上升, 上扬, 从下往上, 从下到上, 由下至上, 从下向上, 升起",
  down: "down, downward, downwards, descend, lower, sink, top to bottom, 向下, 往下, 下降, 从上往下, 从上到下, 由上至下, 从上向下, 降下",
  in: "in, forward, forwards, toward, towards, closer, into, through, 向前, 往前, 前进, 靠近, 推近",
  out: "out, back, backward, backwards, away, 向后, 往后, 后退, 远离, 拉远",
  clockwise: "clockwise, 顺时针",
  anticlockwise: "counterclockwise, counter clockwise, anticlockwise, anti clockwise, 逆时针",
} as const;

/** Words for the pace of a camera move. `normal` holds adverbs that only stand between the camera and its verb. */
export const cameraSpeeds = {
  slow: "slow, slowly, gentle, gently, gradual, gradually, subtle, subtly, languid, languidly, leisurely, patient, patiently, imperceptibly, 缓慢地, 缓慢, 慢慢地, 慢慢, 缓缓地, 缓缓, 徐徐, 轻轻, 轻柔地, 渐渐, 逐渐, 慢速, 慢",
  fast: "fast, quick, quickly, rapid, rapidly, swift, swiftly, sudden, suddenly, abruptly, frantic, frantically, 快速地, 快速, 迅速地, 迅速, 急速, 飞快地, 飞快, 猛地, 猛然, 高速, 疾速",
  normal:
    "slow motion, fast food, smooth, smoothly, steady, steadily, then, first, finally, softly, elegantly, gracefully, continuously, constantly, begins to, starts to, slightly, also, will, 慢动作, 平稳地, 平稳, 平滑地, 平滑, 稳稳地, 然后, 接着, 开始, 略微, 稍微, 随后, 先, 再",
} as const;

/** Words for a camera held in the hand: not a move, but it sways. */
export const handheldWords = {
  handheld:
    "handheld, hand held, shaky camera, shaky cam, camera shake, shoulder mounted, shaky footage, body cam, bodycam, found footage, 手持, 晃动镜头, 镜头晃动, 肩扛",
} as const;
