export { failure, ReelgraphError, toProblem, type Problem } from "./errors.ts";
export type {
  Cache,
  CacheEntry,
  Host,
  Job,
  Lanes,
  LanguageModel,
  MediaTools,
  Price,
  VideoModels,
  VideoPlan,
  VideoRequest,
} from "./host.ts";
export { formatUsd } from "./usd.ts";
export type { Answer, Question } from "./question.ts";
export type { Audio, Image, Item, Json, List, Media, PortValue, Score, Value, Video } from "./ports/values.ts";
export { gives, givesList, list, many, one, optional } from "./ports/port.ts";
export { defineNode, skip, type NodeContext, type NodeType } from "./nodes/define-node.ts";
export { builtin, loadBuiltin } from "./nodes/builtin.ts";
export { nodeInfo, type NodeInfo } from "./nodes/node-info.ts";
export { translate } from "./nodes/words/translate.ts";
export { translations, type NodeWords } from "./nodes/words/words.ts";
export { createRegistry, type Registry } from "./nodes/registry.ts";
export { pipelineSchema } from "./nodes/schema.ts";
export {
  changeTeller,
  describeChange,
  diffPipelines,
  type Change,
  type ChangeWords,
  type Move,
  type PipelineDiff,
} from "./pipeline/diff.ts";
export { formatText } from "./pipeline/format.ts";
export { didYouMean } from "./pipeline/nearest.ts";
export type { Graph as PipelineGraph, InputSpec, NodeSpec, Nodes, Pipeline, Position } from "./pipeline/pipeline.ts";
export { endNames, isEnd, type Board, type EndName, type Frame, type Note } from "./pipeline/board.ts";
export { applyEdit, change, combine, type Edit } from "./pipeline/edit/change.ts";
export { setFrame, setLocked, setNote, setRoute } from "./pipeline/edit/board.ts";
export { parseWireKey, wireKey } from "./pipeline/edit/board-paths.ts";
export {
  addNode,
  duplicateNodes,
  moveNodes,
  removeNodes,
  renameNode,
  setParameter,
  setSetting,
} from "./pipeline/edit.ts";
export { connect, disconnect } from "./pipeline/edit/wires.ts";
export { freeName } from "./pipeline/edit/scope.ts";
export { copyNodes, pasteNodes, type PasteOptions } from "./pipeline/edit/clipboard.ts";
export { groupNodes } from "./pipeline/edit/group.ts";
export { ungroupNode } from "./pipeline/edit/ungroup.ts";
export { renameInput, setInput, setOutput } from "./pipeline/edit/interface.ts";
export {
  argumentOf,
  formatReference,
  literalOf,
  parseReference,
  referencesOf,
  type Reference,
} from "./pipeline/references.ts";
export { saveText } from "./pipeline/save.ts";
export { fits, describeAccepts } from "./ports/connect.ts";
export type { Kind } from "./ports/kinds.ts";
export type { Accepts, InputPort, OutputPort } from "./ports/port.ts";
export { readAgain, readPipeline, type PipelineDocument } from "./pipeline/read.ts";
export { findPath, type AxisLike, type EdgeLike } from "./graph/axes.ts";
export { check, type Checked } from "./graph/check.ts";
export { compile } from "./graph/compile.ts";
export { readInputs } from "./graph/read-inputs.ts";
export { keyOf, seedOf } from "./plan/key.ts";
export { plan, type Plan, type PlannedUnit } from "./plan/plan.ts";
export { Planned } from "./events/planned.ts";
export { toPlanned } from "./events/to-planned.ts";
export { RunEvent } from "./events/run-event.ts";
export { foldRun, noRun, placeOf, type RunState, type UnitView } from "./events/run-state.ts";
export { run, type RunOptions, type RunResult } from "./run/run.ts";
export type { Output, OutputItem } from "./run/output.ts";
export type { Graph } from "./graph/graph.ts";
