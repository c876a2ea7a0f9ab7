import { defineWords } from "../../language/language.ts";

/** Of what only a person can decide. */
export const words = defineWords(
  {
    title: "Your decision",
    gone: "There is nothing to decide here any more.",
    note: "A word about it, if you like",
    approve: "Approve",
    decline: "Decline",
    room: "Open the screening room",
    rateText: "Look at the takes side by side, rate them and send on what you pick.",
    lostTitle: "Did the vendor take this job?",
    lostText:
      "The answer to the submission got lost. Look at the vendor's own list of jobs before you decide: a job that was taken is charged, and sending it again would buy it twice.",
    notTaken: "It isn't there: send it again",
    taken: "It is there: I know its id",
    jobId: "Id of the job at the vendor",
    follow: "Follow this job",
    charged: "It was charged and its clip is lost",
    item: (key: string) => `Item ${key}`,
  },
  {
    title: "由你决定",
    gone: "这里没有需要决定的了。",
    note: "可以留言",
    approve: "批准",
    decline: "拒绝",
    room: "打开放映室",
    rateText: "并排查看各条，评分，并把选中的送往下一步。",
    lostTitle: "供应商接受了这个任务吗？",
    lostText: "提交的应答丢失了。决定之前请查看供应商自己的任务列表：被接受的任务会计费，再次发送会重复购买。",
    notTaken: "不在列表中：重新发送",
    taken: "在列表中：我知道编号",
    jobId: "供应商处的任务编号",
    follow: "跟进此任务",
    charged: "已计费，但影片丢失",
    item: (key) => `项目 ${key}`,
  },
);
