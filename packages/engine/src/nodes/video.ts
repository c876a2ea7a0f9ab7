import { gives } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { sourceFaults, sourceOf, sourceParams, unexpected } from "./media-source.ts";

export const video = defineNode({
  type: "video",
  version: 1,
  title: "Video",
  doc: "Reads a clip from a file beside the pipeline or from the network. MP4, MOV and WebM are read; the content decides, not the name, and a damaged file is refused. What follows depends on the clip itself, so a renamed file changes nothing and a changed one does.",
  category: "source",
  purity: "pure",
  volatile: true,
  inputs: {},
  params: sourceParams,
  faults: sourceFaults,
  outputs: { video: gives("video", { doc: "The clip." }) },
  async run({ params }, { files, ...job }) {
    const media = await files.load(sourceOf(params), "video", job);
    if (media.media !== "video") throw unexpected("video");
    return { video: media };
  },
});
