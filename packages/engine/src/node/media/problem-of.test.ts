import { FFmpegError, PosixError } from "node-av/lib";
import { expect, test } from "vitest";
import { failure } from "../../errors.ts";
import { problemOf } from "./problem-of.ts";

const of = (name: PosixError) => new FFmpegError(FFmpegError.AVERROR(name));

test("a disk that is full while a film is joined is no damage of the film", async () => {
  const full = await problemOf(of(PosixError.ENOSPC));
  expect(full).toMatchObject({ code: "storage-failed", message: expect.stringMatching(/can't be written: .*space/) });
  expect(await problemOf(of(PosixError.EINVAL))).toMatchObject({ code: "damaged-media" });
  expect(await problemOf(failure("not-media", "no film"))).toMatchObject({ code: "not-media" });
});
