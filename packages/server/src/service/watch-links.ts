import { randomBytes } from "node:crypto";
import { failure } from "@reelgraph/engine";
import type { Signer } from "../http/addresses.ts";

/** What a link allows: to see one clip, and to say once what one thinks of it. */
export interface WatchGrant {
  readonly clip: string;
  /** Ms since the epoch. */
  readonly until: number;
  /** Names the link in the viewers' book. */
  readonly id: string;
}

const shape = /^([0-9a-f]{64})\.([0-9a-f]{16})\.(\d{13})\.([\w-]{43})(?:\.([a-z0-9-]{1,40}))?$/;
const signedPath = (clip: string, id: string) => `/watch/${clip}/${id}`;

/** A new link to a clip, as the last part of its address. Nothing is kept: the signature says that it is ours. */
export function makeLink(clip: string, until: number, access: Signer): string {
  const id = randomBytes(8).toString("hex");
  const signed = new URLSearchParams(access.sign(signedPath(clip, id), until));
  const tenant = signed.get("tenant");
  return [clip, id, until, signed.get("signature"), ...(tenant === null ? [] : [tenant])].join(".");
}

/** Throws `bad-link` for one that was changed, made up, or has expired. */
export function readLink(link: string, access: Signer): WatchGrant {
  const [, clip = "", id = "", until = "", signature = ""] = shape.exec(link) ?? [];
  if (clip !== "" && access.isSigned(signedPath(clip, id), new URLSearchParams({ until, signature })))
    return { clip, id, until: Number(until) };
  throw failure("bad-link", "This link was changed, or has expired", { hint: "ask for a new one" });
}

/** Whose clip a link says that it shows. What it says is checked by `readLink`. */
export function tenantOfLink(link: string): string | undefined {
  return shape.exec(link)?.[5];
}
