import type { RunEvent } from "@reelgraph/engine";
import { defineWords } from "../../language/language.ts";
import { span } from "../../ui/duration.ts";
import { money } from "../../ui/money.ts";
import { stateWords } from "../words.ts";
import { said } from "../../language/sentences/said.ts";

const words = defineWords(
  {
    planned: (cost: string) => `A plan was made: ${cost}`,
    started: "The run began",
    resumed: "The run went on",
    paused: (reason: string) => `Paused: ${reason}`,
    ended: (state: string, usd: string, time: string) => `${state} after ${time}, ${usd}`,
    queued: "wanted",
    waiting: (reason: string) => `waits: ${reason}`,
    begins: "begins",
    cached: "its result was known",
    finished: (time: string) => `done in ${time}`,
    finishedFor: (time: string, usd: string) => `done in ${time}, ${usd}`,
    adjusted: (field: string, asked: string, used: string, why: string) => `${field} ${asked} → ${used}: ${why}`,
    skipped: (reason: string) => `skipped: ${reason}`,
    failed: (message: string) => `failed: ${message}`,
    charged: (usd: string) => `charged all the same: ${usd}`,
    parked: (reason: string) => `needs somebody: ${reason}`,
    answered: (by: string) => `${by} answered`,
    looked: (by: string) => `${by} looked at it and found nothing`,
    flagged: (by: string, what: string) => `${by} found ${what}`,
    submitted: (model: string, job: string) => `${model} took the job ${job}`,
    settled: (usd: string) => `paid: ${usd}`,
    spent: (spent: string, reserved: string) => `${spent} spent, ${reserved} reserved`,
  },
  {
    planned: (cost) => `制定了计划：${cost}`,
    started: "运行开始",
    resumed: "运行继续",
    paused: (reason) => `已暂停：${reason}`,
    ended: (state, usd, time) => `${state}，用时 ${time}，${usd}`,
    queued: "需要运行",
    waiting: (reason) => `等待：${reason}`,
    begins: "开始",
    cached: "结果已知",
    finished: (time) => `完成，用时 ${time}`,
    finishedFor: (time, usd) => `完成，用时 ${time}，${usd}`,
    adjusted: (field, asked, used, why) => `${field} ${asked} → ${used}：${why}`,
    skipped: (reason) => `已跳过：${reason}`,
    failed: (message) => `失败：${message}`,
    charged: (usd) => `仍然计费：${usd}`,
    parked: (reason) => `需要有人处理：${reason}`,
    answered: (by) => `${by} 已回答`,
    looked: (by) => `${by} 检查过，没有发现问题`,
    flagged: (by, what) => `${by} 发现 ${what}`,
    submitted: (model, job) => `${model} 接受了任务 ${job}`,
    settled: (usd) => `已支付：${usd}`,
    spent: (spent, reserved) => `已花费 ${spent}，预留 ${reserved}`,
  },
);

/** An event as a sentence, without the unit that it is about. */
export function eventWords(event: RunEvent): string {
  const say = words.now();
  switch (event.type) {
    case "run.planned":
      return say.planned(money(event.total.max));
    case "run.started":
      return say.started;
    case "run.resumed":
      return say.resumed;
    case "run.paused":
      return say.paused(said(event.reason));
    case "run.finished":
      return say.ended(stateWords.now()[event.state], money(event.usd), span(event.seconds));
    case "unit.queued":
      return say.queued;
    case "unit.waiting":
      return say.waiting(said(event.reason));
    case "unit.started":
      return say.begins;
    case "unit.progress":
      return `${Math.round(event.fraction * 100)} %`;
    case "unit.cached":
      return say.cached;
    case "unit.finished": {
      const { seconds, usd = 0, adjustments = [] } = event;
      const end = usd > 0 ? say.finishedFor(span(seconds), money(usd)) : say.finished(span(seconds));
      const given = adjustments.map(({ field, asked, used, why }) =>
        say.adjusted(field, said(`${asked}`), said(`${used}`), said(why)),
      );
      return [end, ...given].join(" · ");
    }
    case "unit.skipped":
      return say.skipped(said(event.reason));
    case "unit.failed": {
      const { problem, charged } = event;
      const paid = typeof charged === "number" && charged > 0 ? [say.charged(money(charged))] : [];
      return [say.failed(said(problem.message)), ...paid].join(" · ");
    }
    case "unit.parked":
      return say.parked(said(event.reason));
    case "unit.answered":
      return say.answered(event.answer.by);
    case "unit.moderated":
      return event.flagged ? say.flagged(event.by, event.categories.join(", ")) : say.looked(event.by);
    case "job.submitted":
      return say.submitted(event.model, event.job);
    case "job.settled":
      return say.settled(money(event.usd ?? 0));
    case "budget.changed":
      return say.spent(money(event.spent), money(event.reserved));
  }
}

export type EventLevel = "work" | "money" | "trouble";

/** What a person looks for when they look for this event. */
export function levelOf({ type }: Pick<RunEvent, "type">): EventLevel {
  if (type === "budget.changed" || type === "job.submitted" || type === "job.settled") return "money";
  return /^(unit\.(failed|parked|skipped|waiting)|run\.paused)$/.test(type) ? "trouble" : "work";
}
