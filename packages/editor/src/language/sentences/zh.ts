import type { Joints, Sentences } from "./sentences.ts";
import { catalogue } from "./zh-catalogue.ts";
import { file } from "./zh-file.ts";
import { graph } from "./zh-graph.ts";
import { judges } from "./zh-judges.ts";
import { media } from "./zh-media.ts";
import { money } from "./zh-money.ts";
import { run } from "./zh-run.ts";
import { server } from "./zh-server.ts";

/** What the engine and the server say, in Chinese. */
export const sentences: Sentences = {
  ...file,
  ...graph,
  ...run,
  ...money,
  ...media,
  ...judges,
  ...server,
  ...catalogue,
};

export const joints: Joints = [
  ["; ", "；"],
  [", because ", "，因为"],
  [" or ", "或"],
  [", ", "、"],
  [" and ", "和"],
];
