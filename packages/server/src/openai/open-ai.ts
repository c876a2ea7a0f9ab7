import { join } from "node:path";
import { openTables } from "@reelgraph/engine/node";
import type { Tables } from "@reelgraph/engine/storage";
import type { Dialect, Mount } from "../http/app.ts";
import type { Services } from "../routes/services.ts";
import { envelope, ofProblem } from "./refusal.ts";
import { Published } from "./published.ts";
import { openAiRoutes } from "./routes.ts";
import { VideoService } from "./video-service.ts";
import { VideoStore, videoSchema } from "./video-store.ts";

const prefix = "/v1";

/**
 * The video API of OpenAI, to be served behind the gate. Its models are the pipelines that the configuration publishes.
 * `tables`: where several servers keep their videos; default: a file of the state folder.
 * To be closed before the runs are: a run that is let go of must not look as if it had failed.
 */
export function openAi(
  { workspace: { found, stateFolder }, runs }: Pick<Services, "workspace" | "runs">,
  fault: (thrown: unknown) => void,
  tables: Tables = openTables(join(stateFolder, "videos.db"), videoSchema),
): { readonly mount: Mount; readonly dialect: Dialect; close(): void } {
  const store = new VideoStore(tables, found.folder);
  const videos = new VideoService(new Published(found.config.videoApi, found.folder), store);
  let stopping = false;
  const { fetch } = openAiRoutes({ videos, runs, prefix, fault, isStopping: () => stopping });
  return {
    mount: { prefix, fetch },
    dialect: {
      prefix,
      type: "application/json",
      write: ({ status, problems }) => JSON.stringify(envelope(ofProblem(problems[0], status))),
    },
    close() {
      stopping = true;
      store.close();
    },
  };
}
