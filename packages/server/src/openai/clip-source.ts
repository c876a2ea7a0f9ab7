import { Refusal } from "./refusal.ts";
import type { ApiCaller } from "./caller.ts";
import type { Order } from "./order.ts";
import type { VideoService } from "./video-service.ts";

interface Asked {
  readonly operation: "edit" | "extend";
  readonly video: File | { readonly id: string };
  readonly model: string | undefined;
}

/**
 * The clip to work on, and the model to do it: a video's own, or for a file that was sent the one that is named or that
 * is the only one. Clients of OpenAI have no field for it.
 */
export async function sourceOf(
  { video, model, operation }: Asked,
  videos: VideoService,
  caller: ApiCaller,
): Promise<Pick<Order, "model" | "clip" | "source">> {
  if (video instanceof File) {
    if (video.size === 0) throw new Refusal(400, "invalid_value", "The file in 'video' is empty", { param: "video" });
    return { model: model ?? videos.published.only(operation), clip: new Uint8Array(await video.arrayBuffer()) };
  }
  const source = await videos.source(video.id, caller);
  return { model: model ?? source.model, source };
}
