/** What goes over the wire, for programs that talk to the server. Types alone: nothing of the server is loaded. */
export type { Agreement, Choice, Comment, Preference, Rating, TakeMarks } from "./wire/take.ts";
export type { Feedback, Trend, Watched, WatchLink } from "./wire/feedback.ts";
export type { LinkedMedia, Media, MediaLinks, SpriteSheet } from "./wire/media.ts";
export type { Capabilities, Model } from "./wire/model.ts";
export type { Answer, Question } from "./wire/person.ts";
export type { Example, ExampleText, PipelineInfo, PipelineText, PipelineVersion } from "./wire/pipeline.ts";
export type { Plan } from "./wire/plan.ts";
export type { Problem, ProblemDetails } from "./wire/problem.ts";
export type {
  RunOutput,
  RunSource,
  RunStarted,
  RunStatus,
  RunSummary,
  RunView,
  UnitProgress,
  UnitState,
} from "./wire/run.ts";
export type { Fleet } from "./wire/fleet.ts";
export type { NamedSecret, Provider, ProviderHealth, Settings, Vendor } from "./wire/settings.ts";
export type { Adjustment, CriterionScore, RunUnit, Take, UnitOutput } from "./wire/unit.ts";
