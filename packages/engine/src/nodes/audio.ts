import { gives } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { sourceFaults, sourceOf, sourceParams, unexpected } from "./media-source.ts";

export const audio = defineNode({
  type: "audio",
  version: 1,
  title: "Sound",
  doc: "Reads a sound file beside the pipeline or from the network: music, a voice, an atmosphere for a soundtrack. WAV, MP3, M4A, FLAC and Ogg are read; the content decides, not the name.",
  category: "source",
  purity: "pure",
  volatile: true,
  inputs: {},
  params: sourceParams,
  faults: sourceFaults,
  outputs: { audio: gives("audio", { doc: "The sound." }) },
  async run({ params }, { files, ...job }) {
    const media = await files.load(sourceOf(params), "audio", job);
    if (media.media !== "audio") throw unexpected("audio");
    return { audio: media };
  },
});
