import { defineWords } from "../language/language.ts";

export const words = defineWords(
  {
    tour: "A short tour",
    skip: "Skip the tour",
    next: "Next",
    done: "Done",
    step: (one: number, all: number) => `${one} of ${all}`,
    run: "Run it",
    runText: "Run makes whatever isn't known yet. What a run will cost is shown before it starts; this one is free.",
    takes: "Look at takes",
    takesText: "The screening room plays takes side by side, frame by frame. Rate them there, and pick the best.",
    word: "Change a word, run again",
    wordText:
      "In the graph, change a word, of the title for instance, and press Run. What the word doesn't touch is not made again.",
    reused: "Only what changed was made",
    reusedText: (known: number, all: number) =>
      `${known} of ${all} results were known already and came from the cache, for nothing.`,
  },
  {
    tour: "简短导览",
    skip: "跳过导览",
    next: "下一步",
    done: "完成",
    step: (one, all) => `第 ${one} 步，共 ${all} 步`,
    run: "运行",
    runText: "运行只制作尚无结果的部分。开始之前会显示费用；这一次是免费的。",
    takes: "查看各条镜次",
    takesText: "放映室并排逐帧播放各条镜次。在那里打分，挑出最好的一条。",
    word: "改一个词，再运行一次",
    wordText: "回到流程图，改一个词，比如片名，再按“运行”。与这个词无关的部分不会重做。",
    reused: "只重做了改动的部分",
    reusedText: (known, all) => `${all} 个结果中有 ${known} 个已在缓存里，没有花费。`,
  },
);
