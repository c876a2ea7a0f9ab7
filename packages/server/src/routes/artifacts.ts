import { z } from "zod";
import { limited } from "../http/body.ts";
import { defineRoute, type Route } from "../http/route.ts";
import { sendFile } from "../http/send-file.ts";
import type { Services } from "./services.ts";
import { media } from "../wire/media.ts";

const uploadLimit = 200 * 1024 * 1024;
const linkSeconds = 60 * 60;

/** Media files by content. */
export const artifactRoutes = ({ artifacts, access }: Services): readonly Route[] => [
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
      const { media: found, path } = await artifacts.find(params["sha256"] ?? "");
      return sendFile({ path, type: found.type, tag: found.sha256 }, method, headers);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/artifacts/:sha256/thumbnail",
    scope: "artifacts:read",
    signed: true,
    name: "thumbnail",
    summary: "A picture of an artifact",
    query: z.object({}),
    answer: "image/png",
    async handle({ params, method, headers, signal }) {
      const sha256 = params["sha256"] ?? "";
      const { path, type } = await artifacts.thumbnail(sha256, signal);
      return sendFile({ path, type, tag: `${sha256}-thumbnail` }, method, headers);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/artifacts/:sha256/facts",
    scope: "artifacts:read",
    name: "artifactFacts",
    summary: "What an artifact is, and addresses that need no token for an hour",
    answer: z.object({ media, url: z.string(), thumbnail: z.string(), until: z.number() }),
    async handle({ params }) {
      const { media: found } = await artifacts.find(params["sha256"] ?? "");
      const until = Date.now() + linkSeconds * 1000;
      const path = `/api/artifacts/${found.sha256}`;
      const address = (one: string) => `${one}?${access.sign(one, until)}`;
      return { media: found, url: address(path), thumbnail: address(`${path}/thumbnail`), until };
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
