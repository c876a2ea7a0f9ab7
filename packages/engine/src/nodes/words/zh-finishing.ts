import type { NodeWords } from "./words.ts";

/** The node types that cut, finish and deliver, in Chinese. */
export const finishing: Readonly<Record<string, NodeWords>> = {
  concat: {
    title: "拼接片段",
    doc: "按顺序把片段接成一部影片：硬切、叠化、经黑场淡变或划像。尺寸和帧率不同的会统一，没有声音的为静音。相同规格只硬切时无损拼接。",
    inputs: { clips: "按顺序的片段。" },
    params: {
      transition: {
        label: "转场",
        choices: { cut: "硬切", crossfade: "叠化", "fade-black": "经黑场", wipe: "划像" },
      },
      transitionSeconds: { label: "转场时长", description: "至多为较短片段的一半。" },
      size: { label: "尺寸", description: "默认：与第一个片段相同。" },
      fps: { label: "帧率", description: "默认：与第一个片段相同。" },
    },
  },
  trim: {
    title: "裁剪",
    doc: "保留片段的一段。给出起点，不到结尾时再给出终点（秒）。",
    inputs: { video: "要裁剪的片段。" },
    params: { start: { label: "起点" }, end: { label: "终点" } },
  },
  resize: {
    title: "改变尺寸",
    doc: "把片段或图片改为另一尺寸而不变形：contain 全部显示并补黑，cover 填满并裁去多余，blur 以模糊的自身补边。",
    inputs: { video: "片段。", image: "图片。" },
    params: {
      size: { label: "尺寸" },
      fit: { label: "适配", choices: { contain: "完整", cover: "填满", blur: "模糊补边" } },
    },
  },
  frame: {
    title: "取帧",
    doc: "从片段中取一张画面：第一帧、最后一帧或某一时刻。最后一帧可作下一个片段的起点。",
    inputs: { video: "片段。" },
    params: {
      at: { label: "时刻", description: "first、last，或距开头的秒数。", choices: { first: "首帧", last: "末帧" } },
    },
  },
  title: {
    title: "片名",
    doc: "把文字做成片名：单独一张字卡，或叠在片段开头。第一行为标题，其余行较小。中英文使用内置字体，各处一致；表情符号会被略去。",
    inputs: { video: "要叠加的片段。没有则制作字卡。" },
    params: {
      text: { label: "文字" },
      seconds: { label: "时长", description: "字卡的时长，或标题停留的时间。" },
      position: {
        label: "位置",
        choices: { center: "居中", top: "顶部", bottom: "底部", "lower-third": "下三分之一" },
      },
      size: { label: "字卡尺寸", description: "与之拼接的片段的尺寸。" },
      fps: { label: "字卡帧率" },
    },
  },
  "contact-sheet": {
    title: "样片表",
    doc: "把多个片段并排成一张图，下方标出各自的键：风格、镜次或场景一览。单个片段则显示几个时刻。",
    inputs: { videos: "各片段。" },
    params: { columns: { label: "列数", description: "默认：与行数相近，最多五列。" }, labels: { label: "标签" } },
  },
  soundtrack: {
    title: "配乐",
    doc: "为片段配上声音：与原声混合，或取而代之。声音来自文件或另一个片段，按画面长度裁剪或补静音。",
    inputs: { video: "片段。", audio: "声音，或取其声音的片段。" },
    params: {
      mode: { label: "方式", choices: { mix: "混合", replace: "替换" } },
      gain: { label: "增益", description: "所加声音的增益；-6 约为一半响度。" },
    },
  },
  transcode: {
    title: "转码",
    doc: "把片段写成另一种格式：MP4 到处可播，WebM 更小，WebP 和 GIF 是无声动图。WebP 只有 GIF 的五分之一大，且更清晰。",
    inputs: { video: "片段。" },
    params: { format: { label: "格式" }, quality: { label: "质量", description: "100 画质最好，0 文件最小。" } },
  },
  save: {
    title: "保存",
    doc: "以你选定的名称写入输出文件夹，扩展名随内容而定。不会覆盖：同名而内容不同则加编号。",
    inputs: { value: "片段、图片、声音、文本或其他值。" },
    params: { name: { label: "名称", description: "不含文件夹；扩展名自动添加。" } },
  },
  notify: {
    title: "通知",
    doc: "把一个值以签名 webhook 发送到配置中的地址。以同一编号重试，不跟随重定向，每次运行只发送一次。",
    inputs: { value: "要告知的内容。" },
    params: { to: { label: "发往", description: "配置中 notify 下的名称。" } },
  },
  publish: {
    title: "发布",
    doc: "把结果放入配置中的文件夹或存储桶，名称由你选定，扩展名随内容而定。每次运行只做一次，不会覆盖。",
    inputs: { value: "片段、图片、声音、文本或其他值。" },
    params: {
      to: { label: "发往", description: "配置中 folders 或 buckets 下的名称。" },
      name: { label: "名称", description: "不含文件夹。" },
    },
  },
};
