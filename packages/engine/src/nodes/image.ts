import { gives } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { sourceFaults, sourceOf, sourceParams, unexpected } from "./media-source.ts";

export const image = defineNode({
  type: "image",
  version: 1,
  title: "Image",
  doc: "Reads a still picture from a file beside the pipeline or from the network: a first frame, a character, a look. PNG, JPEG, WebP and GIF are read; the content decides, not the name. What follows depends on the picture itself, so a renamed file changes nothing and a changed one does.",
  category: "source",
  purity: "pure",
  volatile: true,
  inputs: {},
  params: sourceParams,
  faults: sourceFaults,
  outputs: { image: gives("image", { doc: "The picture." }) },
  async run({ params }, { files, ...job }) {
    const media = await files.load(sourceOf(params), "image", job);
    if (media.media !== "image") throw unexpected("image");
    return { image: media };
  },
});
