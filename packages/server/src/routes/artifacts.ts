import type { Media } from "@reelgraph/engine";
import { z } from "zod";
import { limited } from "../http/body.ts";
import { defineRoute, type Route } from "../http/route.ts";
import type { FileToSend } from "../http/file-to-send.ts";
import { sendFile } from "../http/send-file.ts";
import type { Services } from "./services.ts";
import { media, mediaLinks } from "../wire/media.ts";
import { linker } from "./links.ts";

const uploadLimit = 200 * 1024 * 1024;

/** Media files by content. */
export const artifactRoutes = ({ artifacts, access }: Services): readonly Route[] => {
  /** A picture of an artifact; a signed address may ask for it. */
  const picture = <Q>(
    what: string,
    summary: string,
    answer: `image/${string}`,
    query: z.ZodType<Q>,
    find: (media: Media, query: Q) => Promise<FileToSend>,
  ): Route =>
    defineRoute({
      method: "GET",
      path: `/api/artifacts/:sha256/${what}`,
      scope: "artifacts:read",
      signed: true,
      name: what.replace("-s", "S"),
      summary,
      query,
      answer,
      async handle({ params, method, headers, query: asked }) {
        const found = await artifacts.find(params["sha256"] ?? "");
        return sendFile(await find(found, asked), method, headers);
      },
    });
  return [
    defineRoute({
      method: "GET",
      path: "/api/artifacts/:sha256",
      scope: "artifacts:read",
      signed: true,
      name: "downloadArtifact",
      summary: "The bytes of an artifact, whole or in parts",
      query: z.object({}),
      answer: "application/octet-stream",
      async handle({ params, method, headers }) {
        return sendFile(artifacts.toSend(await artifacts.find(params["sha256"] ?? "")), method, headers);
      },
    }),
    picture("thumbnail", "A picture of an artifact, from the middle of a clip", "image/png", z.object({}), (media) =>
      artifacts.pictures.thumbnail(media),
    ),
    picture(
      "frame",
      "The picture of a clip at a time",
      "image/png",
      z.object({ at: z.coerce.number().min(0).default(0).describe("Seconds.") }),
      (media, { at }) => artifacts.pictures.frame(media, at),
    ),
    picture(
      "sprites",
      "Small pictures of a clip in one file, for scrubbing; how they stand is told with its address",
      "image/webp",
      z.object({}),
      (media) => artifacts.pictures.sprites(media),
    ),
    picture("contact-sheet", "Large pictures of a clip with their times", "image/png", z.object({}), (media) =>
      artifacts.pictures.contactSheet(media),
    ),
    defineRoute({
      method: "GET",
      path: "/api/artifacts/:sha256/waveform",
      scope: "artifacts:read",
      name: "waveform",
      summary: "How loud a sound, or the sound of a clip, is over its length: peaks from 0 to 1",
      query: z.strictObject({ points: z.coerce.number().int().min(10).max(4000).default(400) }),
      answer: z.object({ seconds: z.number(), peaks: z.array(z.number()) }),
      handle: ({ params, query, signal }) => artifacts.waveform(params["sha256"] ?? "", query.points, signal),
    }),
    defineRoute({
      method: "GET",
      path: "/api/artifacts/:sha256/facts",
      scope: "artifacts:read",
      name: "artifactFacts",
      summary: "What an artifact is, and addresses that need no token for half a day",
      answer: mediaLinks.extend({ media }),
      async handle({ params }) {
        const found = linker(access)(await artifacts.find(params["sha256"] ?? ""));
        return { media: found.media, ...found.links };
      },
    }),
    defineRoute({
      method: "POST",
      path: "/api/artifacts",
      scope: "artifacts:write",
      name: "uploadArtifact",
      summary: "Store a media file; its content says what it is",
      accepts: ["application/octet-stream", "image/*", "video/*", "audio/*"],
      status: 201,
      answer: media,
      handle: ({ raw, signal }) => artifacts.add(limited(raw.incoming, uploadLimit), signal),
    }),
  ];
};
