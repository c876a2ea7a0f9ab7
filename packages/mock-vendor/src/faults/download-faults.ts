import { problem } from "../problem.ts";
import type { AnswerFault } from "./fault.ts";

const mp4 = { "content-type": "video/mp4" };
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);

/** A document in place of a clip. */
function instead(name: string, about: string, body: string): AnswerFault {
  return { name, about, spoil: ({ reply }) => reply.send(200, body, mp4) };
}

/** The address has expired, told in one of the ways that vendors tell it. */
function expired(status: number, code: string, message: string): AnswerFault {
  return {
    name: `expired-${status}`,
    about: `${status}: the address has expired`,
    spoil: ({ refuse }) => refuse(problem(status, code, message)),
  };
}

/** A megabyte of nothing, again and again, a gigabyte in all. */
function* nothing(): Generator<Uint8Array> {
  const piece = new Uint8Array(1 << 20);
  for (let i = 0; i < 1024; i += 1) yield piece;
}

function* pieces(bytes: Uint8Array, count: number): Generator<Uint8Array> {
  const size = Math.ceil(bytes.length / count);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What can go wrong with fetching a clip. */
export const downloadFaults: readonly AnswerFault[] = [
  {
    name: "500",
    about: "500",
    spoil: ({ refuse }) => refuse(problem(500, "internal_error", "Something went wrong")),
  },
  expired(403, "expired", "Request has expired"),
  expired(404, "not_found", "The content is gone"),
  expired(410, "gone", "The content is gone"),
  {
    name: "truncated",
    about: "the full length declared, half of the clip sent, the connection closed",
    spoil: ({ reply, bytes }) => reply.cut(half(bytes), bytes.length, "close", mp4),
  },
  {
    name: "reset",
    about: "the connection is reset in the middle",
    spoil: ({ reply, bytes }) => reply.cut(half(bytes), bytes.length, "reset", mp4),
  },
  {
    name: "wrong-length",
    about: "half of the clip declared and sent: only who reads the film can tell",
    spoil: ({ reply, bytes }) => reply.send(200, half(bytes), mp4),
  },
  {
    name: "slow",
    about: "the true clip in ten pieces with a pause between them",
    spoil: ({ reply, bytes, waitMs }) =>
      reply.drip(pieces(bytes, 10), waitMs / 10, { ...mp4, "content-length": bytes.length }),
  },
  {
    name: "stall",
    about: "half of the clip, then nothing more",
    async spoil({ reply, bytes, holdMs }) {
      await reply.drip([half(bytes)], holdMs, { ...mp4, "content-length": bytes.length });
      reply.reset();
    },
  },
  {
    name: "oversize",
    about: "a gigabyte without a declared length",
    spoil: ({ reply }) => reply.drip(nothing(), 0, mp4),
  },
  { name: "empty", about: "200 without a byte", spoil: ({ reply }) => reply.send(200, "", mp4) },
  instead("html", "an HTML page as video/mp4", "<!doctype html><script>alert(1)</script>"),
  instead("svg", "an SVG picture as video/mp4", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  instead("playlist", "an HLS playlist as video/mp4", "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"),
  {
    name: "garbage",
    about: "the clip with its index destroyed",
    spoil({ reply, bytes }) {
      reply.send(200, Uint8Array.from(bytes).fill(0xa5, 32, bytes.length >> 2), mp4);
    },
  },
  {
    name: "lying-type",
    about: "the true clip as text/html",
    spoil: ({ reply, bytes }) => reply.send(200, bytes, { "content-type": "text/html" }),
  },
];
