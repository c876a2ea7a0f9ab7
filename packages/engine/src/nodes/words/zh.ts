import { finishing } from "./zh-finishing.ts";
import { shared } from "./zh-params.ts";
import type { NodeWords } from "./words.ts";

const { writing, file, clip, length, timeout } = shared;

/** The node types in Chinese. */
export const zh: Readonly<Record<string, NodeWords>> = {
  text: {
    title: "文本",
    doc: "写在文件里的一段文字：想法、提示词或标题。",
    params: { text: { label: "文本" } },
  },
  image: {
    title: "图片",
    doc: "从流程旁的文件或网络读取一张静态图片：首帧、角色或风格。支持 PNG、JPEG、WebP 和 GIF，以内容而非文件名为准。",
    params: file,
  },
  video: {
    title: "视频",
    doc: "从流程旁的文件或网络读取一个片段。支持 MP4、MOV 和 WebM，以内容为准，损坏的文件会被拒绝。",
    params: file,
  },
  audio: {
    title: "声音",
    doc: "从流程旁的文件或网络读取声音：音乐、人声或环境声。支持 WAV、MP3、M4A、FLAC 和 Ogg。",
    params: file,
  },
  template: {
    title: "模板",
    doc: "把文字和数字填入一段文本：每个 {{name}} 由同名输入替换。不做计算，填入的内容不会再被当作模板。",
    params: { template: { label: "模板" } },
  },
  expand: {
    title: "扩写想法",
    doc: "把一个想法写成视频模型能执行的提示词：主体、场景、按时间排列的动作、镜头、焦段、光线、情绪、风格、运动方向与速度、结尾，以及不应出现的内容。想法中已说的保留，只补未说的部分。离线时按规则写，配置了语言模型则由模型写。",
    inputs: { idea: "一句或几句话，描述要看到什么。" },
    params: {
      detail: { label: "详略", choices: { brief: "简要", rich: "丰富", "shot-list": "分镜" } },
      ...writing,
    },
  },
  "lint-prompt": {
    title: "检查提示词",
    doc: "找出提示词的五类问题：自相矛盾、过于复杂、含糊、主体或动作过多、违反物理。每个问题都指出位置和原因，多数给出修改；prompt 为改好的版本。",
    inputs: { prompt: "要检查的提示词。" },
    params: { rules: { label: "规则", description: "all，或其中几项：矛盾、复杂、含糊、拥挤、物理。" }, ...writing },
  },
  storyboard: {
    title: "分镜",
    doc: "把故事拆成有头有尾的场景，每个都能单独生成：主体、光线和风格在每个场景中重复说明。想法中列出的场景按原样拆分。seconds 给每个场景一个时长。",
    inputs: { idea: "一句话的故事，或场景列表。" },
    params: {
      scenes: { label: "场景数", description: "想法中列出场景时以其为准。默认：与 seconds 的项数相同，否则为 4。" },
      seconds: { label: "秒数", description: "总长，或每个场景的长度。默认：每个 4 秒。" },
      ...writing,
    },
  },
  styles: {
    title: "风格",
    doc: "把一个提示词写成多种风格，每种一个，以风格名为键。已知的风格（黑色电影、水彩、黏土动画、35mm 胶片、水墨……）会写出其色调、质感、镜头和光线；其他的按你的原话使用。",
    inputs: { prompt: "所有风格共用的提示词。" },
    params: { styles: { label: "风格", description: "风格的名称，或用自己的话描述。" } },
  },
  variations: {
    title: "变体",
    doc: "把提示词写成几种真正不同的版本：另一种运镜、光线、动作安排或措辞。每个以其不同之处为键。",
    inputs: { prompt: "要变化的提示词。" },
    params: {
      count: { label: "数量" },
      vary: {
        label: "变化什么",
        description: "一项或几项：镜头、光线、动作、措辞。",
        choices: { camera: "镜头", light: "光线", action: "动作", wording: "措辞" },
      },
      ...writing,
    },
  },
  revise: {
    title: "修改提示词",
    doc: "按评审对片段的意见改进提示词，由最弱的一项决定：贴合度低则更具体，一致性低则强化外貌描述，叙事低则理顺过程，画质低则简化画面，运镜不符则写得明确；先补上针对评审理由（太暗、卡顿、变样）的一句。没有可改之处时原样返回。",
    inputs: { prompt: "生成该片段的提示词。", verdict: "evaluate 对该片段的评语。" },
    params: {
      policy: { label: "策略" },
      below: { label: "低于", description: "达到此分的项目不作改动。" },
      ...writing,
    },
  },
  moderate: {
    title: "内容审核",
    doc: "在制作之前，由配置中的审核服务检查提示词、图片或两者。被标记的内容到此为止，除非策略为仅标记。结果记入运行记录。",
    inputs: { prompt: "提示词。", image: "图片。" },
    params: {
      policy: {
        label: "策略",
        description: "refuse：有标记即失败。flag：放行，由分支读取结论。",
        choices: { refuse: "拒绝", flag: "仅标记" },
      },
    },
  },
  generate: {
    title: "生成片段",
    doc: "用视频模型把提示词变成片段；sketch 在本机免费绘制。模型做不到的会作调整，每处调整都会显示。超过模型上限的时长会分段制作并衔接。",
    inputs: {
      prompt: "要看到的内容。",
      image: "首帧。",
      lastImage: "尾帧。",
      references: "要保持的角色、物品或风格的图片。",
    },
    params: { ...clip, ...length, takes: { label: "镜次", description: "大于 1 时展开 take 轴。" } },
  },
  continue: {
    title: "续拍片段",
    doc: "制作接下来的内容，让角色和地点延续：模型能延长片段时由其延长，否则从最后一帧开始新片段。joined 为两者相接。",
    inputs: { video: "要接续的片段。", prompt: "接下来发生什么。" },
    params: {
      ...clip,
      ...length,
      via: {
        label: "方式",
        description: "extend 需要能延长该片段的模型；auto 在可能时这样做。",
        choices: { auto: "自动", "last-frame": "末帧", extend: "延长" },
      },
    },
  },
  edit: {
    title: "修改片段",
    doc: "用文字在供应商处修改片段：换光线、换外套，镜头不变。需要能编辑片段的模型，或能重混本账户所制片段的模型。",
    inputs: { video: "要修改的片段。", prompt: "要有什么不同。" },
    params: clip,
  },
  evaluate: {
    title: "评审片段",
    doc: "按各项标准给片段 0 到 10 分，并说明理由。measured 离线测量像素；model 询问配置中的评审模型；person 暂停运行等人评分。多位评审按权重合并，并显示分歧。无法判断的项目记为未评分，不计入总分。",
    inputs: { video: "片段。", prompt: "当初的要求。", references: "片段应与之相符的图片。" },
    params: {
      judge: {
        label: "评审",
        description: "measured、model、person，或其中几位。",
        choices: { measured: "测量", model: "模型", person: "人" },
      },
      criteria: { label: "标准", description: "评什么；提示词要求运镜时会加入 camera。" },
      weights: { label: "权重", description: "各项标准在总分中的权重，未给出时为 1。" },
      judgeWeights: { label: "评审权重", description: "多位评审时各自的权重，未给出时为 1。" },
      ask: { label: "问题", description: "向 person 提出的问题。" },
      ...timeout,
    },
  },
  review: {
    title: "人工评审",
    doc: "请人给列表中的各项评分并挑选。运行暂停，直到有人回答后恢复，期间什么都不运行。未评的记为未评分。超时未答则全部走 otherwise。",
    inputs: { items: "要看的内容。" },
    params: {
      ask: { label: "问题" },
      scale: { label: "满分", description: "最高分；最低为 1。" },
      pick: { label: "挑选", description: "最多挑几个。没有挑选时取分数最高的。" },
      ...timeout,
    },
  },
  approve: {
    title: "请求批准",
    doc: "有人批准后才放行：在花钱或发布之前。运行暂停，直到有人回答后恢复。被拒绝或超时则走 otherwise。",
    inputs: { value: "要批准的内容。" },
    params: { ask: { label: "问题" }, ...timeout },
  },
  branch: {
    title: "分支",
    doc: "把值送往两条路之一。条件按名称读取节点的输入，例如 score >= 8；另一条路之后的节点会被跳过，并说明原因。",
    inputs: { value: "要送出的值。", score: "用于判断的分数。" },
    params: { when: { label: "条件", description: "关于各输入的条件。" } },
  },
  join: {
    title: "汇合",
    doc: "让几条路重新汇合。all 等待全部并给出列表；any 取书写顺序中第一个未被跳过的；race 取最先完成的并取消其余。",
    inputs: { values: "在此汇合的各路。" },
    params: { mode: { label: "方式", choices: { all: "全部", any: "任一", race: "竞速" } } },
  },
  pick: {
    title: "择优",
    doc: "按分数从列表中挑选：最好的一个、几个，或达到某分的。同分保持原序；未评分的排在最后，且永远达不到分数线。",
    inputs: { items: "候选项。", scores: "每项的分数。" },
    params: {
      top: { label: "前几名", description: "最多挑几个。" },
      atLeast: { label: "至少", description: "入选的最低分。" },
    },
  },
  patterns: {
    title: "成功规律",
    doc: "把各提示词与其片段的分数对照：哪些成功，成功的有何共同点。镜头、焦段、光线、时间、天气、情绪、风格、动作和措辞按引擎认识的词从提示词中读出。数量少会照实说明：已评分的不足四个则不下结论；未评分或没有分数的不计入任何一方。",
    inputs: { prompts: "试过的提示词。", scores: "每个提示词的片段的分数，可以有缺。" },
    params: { good: { label: "成功线", description: "算作成功的最低分。" } },
  },
  refine: {
    title: "反复改进",
    doc: "重复内部流程，直到条件满足。内部读取 $state，它从输入开始，并接收内部以同名产出的值；必须产出 result，要比较各次则还需 score。每次尝试都会保留，给出最好的一次。",
    params: {
      until: { label: "直到" },
      max: { label: "最多次数" },
      keep: { label: "保留", choices: { best: "最好的", last: "最后的" } },
      budget: { label: "预算", description: "总花费将超过此数时，不再开始下一次。" },
    },
  },
  each: {
    title: "逐项进行",
    doc: "按顺序走完列表，并把状态从一项带到下一项，例如第二场从第一场的末帧开始。over 指定一起走完的输入；内部以该名称读取当前项。",
    params: { over: { label: "遍历", description: "要逐项走完的输入。" } },
  },
  ...finishing,
};
