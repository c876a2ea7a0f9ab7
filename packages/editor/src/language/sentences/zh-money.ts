import type { Sentences } from "./sentences.ts";

/** Of budgets, prices, jobs at vendors, and what their models can do. */
export const money: Sentences = {
  "The {whose} budget of {usd} is reached: {spent} spent, the next job may cost {asked}":
    "{whose}预算 {usd} 已到：已花 {spent}，下一个任务可能花费 {asked}",
  "The {whose} budget of {usd} is reached: {spent} spent, {held} reserved, the next job may cost {asked}":
    "{whose}预算 {usd} 已到：已花 {spent}，预留 {held}，下一个任务可能花费 {asked}",
  "run's": "本次运行的",
  "day's": "当日",
  "account's": "账户",
  "account's day": "账户当日",
  "payer's": "付款人",
  "raise it and go on: `reelgraph resume {run} --max-cost USD`":
    "提高预算后继续：`reelgraph resume {run} --max-cost USD`",
  'a new day begins at midnight UTC; then, or with a higher "budget.dayUsd" in the configuration, `reelgraph resume {run}` goes on':
    "新的一天从 UTC 午夜开始；届时或在配置中提高“budget.dayUsd”之后，可继续运行",
  'a new day begins at midnight UTC; then, or with a higher "budget.dayUsd" of this provider in the configuration, `reelgraph resume {run}` goes on':
    "新的一天从 UTC 午夜开始；届时或在配置中提高该供应商的“budget.dayUsd”之后，可继续运行",
  "with a higher budget of the key, or where it has one for each day after midnight UTC, `reelgraph resume {run}` goes on":
    "提高密钥的预算后，或在每日预算于 UTC 午夜更新后，可继续运行",
  "The run will cost at least {least}, more than the budget of {cap}": "本次运行至少花费 {least}，超过预算 {cap}",
  "raise --max-cost, or plan with fewer items": "提高预算，或减少项数",
  'Nobody knows what "{node}" costs': "没有人知道“{node}”的花费",
  'Nobody knows what a clip of "{model}" costs': "没有人知道“{model}”一个片段的花费",
  "a price for its model in the configuration": "配置中该模型的价格",
  "a price in the configuration": "配置中的价格",
  "add the price, or allow it: --unknown-price allow": "补上价格，或允许未知价格",
  'add the model\'s "price", or allow it: --unknown-price allow': "补上模型的“price”，或允许未知价格",
  "The run will cost at least {least}, and {left} are left of the key's budget":
    "本次运行至少花费 {least}，而密钥的预算只剩 {left}",
  "wait for the next day, or ask for a higher budget": "等到明天，或申请更高的预算",
  "Nobody knows what the run may cost, and it has no budget": "没有人知道本次运行会花多少，而它没有预算",
  "The run may cost {max} and has no budget": "本次运行可能花费 {max}，却没有预算",
  "The run may cost {max} or more and has no budget": "本次运行可能花费 {max} 或更多，却没有预算",
  "say how much it may cost: --max-cost {usd}": "说明最多可花多少，例如 {usd} 美元",
  'The model "{id}" {what}': "模型“{id}”{what}",
  "the model {what}": "模型{what}",
  "choose another model, or leave it out": "换一个模型，或不要求它",
  'choose another model, ask for what this one makes, or leave out "strict"':
    "换一个模型，按它能做的来要求，或取消“严格”",
  "can't make this as asked: {changes}": "不能按要求生成：{changes}",
  "the model always adds sound": "模型总会加上声音",
  "the model makes no sound": "模型不生成声音",
  "in the prompt": "写进提示词",
  "the model has no style parameter": "模型没有风格参数",
  "the model has no negative prompt": "模型没有负面提示词",
  "the model takes no seed": "模型不接受种子",
  "the model adds other lengths": "模型续写的长度不同",
  "the model makes clips of other lengths": "模型生成的片段长度不同",
  "the nearest size that the model makes": "模型能生成的最接近的尺寸",
  "the clip keeps its own": "片段保持自己的尺寸",
  "one clip is {most} s at most; each continues from the last frame": "单个片段最长 {most} 秒；每段从上一段末帧继续",
  "makes no clips of more than {most} s, nor can it continue one": "不能生成超过 {most} 秒的片段，也不能续写",
  "makes no clips: it works on clips that are there": "不生成片段：它处理已有的片段",
  "takes no first frame": "不接受首帧",
  "takes no last frame": "不接受末帧",
  "takes no reference images": "不接受参考图",
  "takes no more than {count} reference images": "最多接受 {count} 张参考图",
  "can't {how} a clip itself": "自己不能{how}片段",
  "can {how} clips of {min} to {max} s, and this one has {length} s":
    "能{how} {min} 到 {max} 秒的片段，而这个有 {length} 秒",
  extend: "续写",
  edit: "编辑",
  remix: "改编",
  "`reelgraph models --extend` shows which models can": "`reelgraph models --extend` 列出可以的模型",
  "`reelgraph models --edit` shows which models can": "`reelgraph models --edit` 列出可以的模型",
  'set "via" to "last-frame"': "把“via”设为“last-frame”",
  'set "via" to "last-frame"; {more}': "把“via”设为“last-frame”；{more}",
  "reference images": "参考图",
  '"{model}" can only remix clips that {vendor} made, as they came': "“{model}”只能改编 {vendor} 生成的原样片段",
  "the output of a generate node with a model of that provider, not edited since":
    "由该供应商的模型生成且未再编辑的输出",
  "transcoded: the model gives mp4": "已转码：模型给出 mp4",
  '{place} is bought from "{provider}" already, and would now come from "{other}"':
    "{place} 已向“{provider}”购买，现在却会来自“{other}”",
  'put "{provider}" back into the configuration and resume {run}; a new run buys it anew':
    "把“{provider}”放回配置并继续 {run}；新的运行会重新购买",
  'The secret "{name}" is not set': "密钥“{name}”没有设置",
  "an environment variable {name}": "环境变量 {name}",
  "export {name}=…, or write it into .env beside the configuration": "export {name}=…，或写进配置旁的 .env",
  "The job of {place} is {state} by now; another process went on with it":
    "{place} 的任务已是 {state}；另一个进程已接手",
  "{place} was charged but its clip never arrived": "{place} 已收费，但片段没有到达",
  "a new run, or a new take, makes another one and costs again": "新的运行或新的一条会另外生成，并再次收费",
  "run {run} is making the same clip": "运行 {run} 正在生成同样的片段",
  "{vendor} gave no answer ({message})": "{vendor} 没有答复（{message}）",
  "the answer to the submission got lost": "提交的答复丢失了",
  "its answer got lost": "答复丢失了",
  "{vendor} doesn't show the names that were sent with jobs, so it can't be searched by them":
    "{vendor} 不显示随任务发送的名称，因此无法按名称查找",
  "the answer to the submission got lost, and this vendor can't be asked about it":
    "提交的答复丢失了，而这家供应商无法查询",
  "Nobody can tell whether {account} took the job of {place}: {why}":
    "无法得知 {account} 是否接受了 {place} 的任务：{why}",
  '{vendor} calls its job "{word}", which is not known here': "{vendor} 把任务称为“{word}”，这里不认识这个状态",
  'look in the vendor\'s own list for a job of {time} UTC ({key}), then `reelgraph resolve {run} "{place}" --job ID` to follow the job that is there, `--lost` to send it again, or `--charged` where only the money is gone':
    "在供应商自己的列表中查找 UTC {time} 的任务（{key}），再说明：任务已在那里（--job）、已丢失（--lost，会重新提交）或已收费（--charged）",
  "its submission got lost; {vendor} is asked about it when it must be visible there":
    "提交丢失了；等 {vendor} 那里应能看到时再询问",
  "The vendor says that the job is done but gave no clip": "供应商说任务已完成，却没有给出片段",
  "The job is done but gave no clip": "任务已完成，却没有给出片段",
  "The job is paid but gave no clip": "任务已付费，却没有给出片段",
  "The job {id} at {vendor} is not over after {minutes} minutes": "{vendor} 的任务 {id} 在 {minutes} 分钟后仍未结束",
  'it was accepted and may be billed. `reelgraph resume {run}` goes on waiting for it; `reelgraph resolve {run} "{place}" --charged` gives it up, `--lost` sends it again':
    "任务已被接受，可能收费。继续运行会接着等它；`reelgraph resolve` 加 `--charged` 表示放弃，加 `--lost` 表示重新提交",
  "{vendor} doesn't tell about its job ({why}); it is asked again": "{vendor} 没有说明任务的情况（{why}）；会再次询问",
  "the vendor says what it won't take; change the parameters of this node":
    "供应商说明了不接受什么；请修改该节点的参数",
  'the vendor doesn\'t say what it charged, so its price counts as spent ("billsFailed" in the configuration says what is true); another try costs again':
    "供应商没有说明是否收费，因此按其价格计为已花（配置中的“billsFailed”可说明实情）；再试会再次收费",
  "set it in the environment, or in .env beside the configuration": "在环境变量里设置，或写进配置旁的 .env",
  "check the key that the configuration names for this vendor: `reelgraph doctor`":
    "检查该供应商的密钥：`reelgraph doctor`",
  "the vendor's own credit or plan is used up": "供应商处的余额或套餐已用完",
  "the vendor's filter refused the prompt or a picture; nothing was made":
    "供应商的审核拒绝了提示词或图片；没有生成任何内容",
  "the vendor's filter refused the finished clip; the same prompt may pass another time, and cost again":
    "供应商的审核拒绝了成片；同样的提示词下次可能通过，但会再次收费",
  "choose another model; `reelgraph models` lists them": "换一个模型；`reelgraph models` 列出它们",
  "check the network and the vendor's address; nothing was sent": "检查网络和供应商的地址；没有发送任何内容",
  "The clip of job {id} can't be fetched: {why}": "任务 {id} 的片段无法取回：{why}",
  'the job is done and may be billed. `reelgraph resume {run}` asks for its clip again; where the vendor has it no more, `reelgraph resolve {run} "{place}" --charged` gives it up, and a new run buys another':
    "任务已完成，可能收费。继续运行会再次取片；若供应商已不再保存，可用 `reelgraph resolve` 加 `--charged` 放弃，新的运行会另买一个",
  "Moderation refuses this request: {categories}": "审核拒绝了此请求：{categories}",
  "Moderation refuses this: {categories}": "审核拒绝了此内容：{categories}",
  flagged: "被标记",
  "{by} looked at it; nothing was sent. Change the prompt or the pictures":
    "{by} 审核过；没有发送任何内容。请修改提示词或图片",
  "{by} looked at it; change the prompt or the picture": "{by} 审核过；请修改提示词或图片",
  "Nobody could look at this before it is sent: {why}": "发送前无法审核：{why}",
  "{id} must answer before money is spent; nothing was sent": "花钱之前必须得到 {id} 的答复；没有发送任何内容",
  "Nobody is there to look at prompts and pictures": "没有可用的审核来检查提示词和图片",
  '"moderation" in the configuration': "配置中的“moderation”",
  'Nothing can be bought here, and "{model}" costs money': "这里不能付费，而“{model}”需要付费",
  "no answer within {seconds} s": "{seconds} 秒内没有答复",
  "The job failed": "任务失败",
  "The job expired": "任务已过期",
  "The job {state}": "任务状态：{state}",
  "The job was {state}": "任务状态：{state}",
  "The job ended as {state}": "任务结束，状态为 {state}",
  "The task failed": "任务失败",
  "The task was cancelled": "任务已取消",
  "The prediction failed": "任务失败",
  "The prediction was cancelled": "任务已取消",
  "The prediction never started": "任务没有开始",
  "Replicate has removed the clip": "Replicate 已删除片段",
  "The finished clip was withheld by moderation": "成片被审核扣留",
  "What goes with the request is too large: at most {size} KiB; make the pictures or the clip smaller":
    "随请求发送的内容过大：最多 {size} KiB；请缩小图片或片段",
  "This model takes no {what} in such a request": "此类请求中该模型不接受{what}",
  "first frame": "首帧",
  "last frame": "末帧",
  "reference image": "参考图",
  "Runway takes a last frame only with a first one": "Runway 只有在有首帧时才接受末帧",
  "Runway takes either a first frame or reference images, not both": "Runway 只接受首帧或参考图之一",
  "Runway's {model} only makes clips from a first frame": "Runway 的 {model} 只能从首帧生成片段",
  "The vendor answered with status {status}": "供应商的答复状态为 {status}",
  "The vendor's answer can't be read": "供应商的答复无法读懂",
  "The vendor's answer to the submission can't be read: {words}": "供应商对提交的答复无法读懂：{words}",
  "The vendor's answer to the submission can't be read": "供应商对提交的答复无法读懂",
  '"{use}" sends nothing by which "{id}" could be "{submit}"': "“{use}”不发送任何能使“{id}”成为“{submit}”的信息",
  'leave "submit" out: after a lost answer a person is asked, and nothing is sent twice':
    "去掉“submit”：答复丢失后会询问人，不会重复提交",
  '"{use}" has no profile "{profile}"': "“{use}”没有方言变体“{profile}”",
  'There is no adapter "{name}"': "没有适配器“{name}”",
  "There is no clip to work on": "没有可处理的片段",
};
