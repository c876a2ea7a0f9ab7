import { readFile, writeFile } from "node:fs/promises";
import { createCanvas } from "@napi-rs/canvas";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ReelgraphError } from "../../errors.ts";
import { packets } from "./decoder.ts";
import { openInput } from "./input.ts";
import { openMuxer } from "./muxer.ts";
import { probe } from "./probe.ts";
import { makeClip, temporaryFolder } from "./testing/clip.ts";

const png = (width = 8, height = 8) => createCanvas(width, height).toBuffer("image/png");

async function codeOf(path: string): Promise<string> {
  try {
    await probe(path, { thorough: true });
    return "ok";
  } catch (error) {
    if (error instanceof ReelgraphError) return error.code;
    throw error;
  }
}

test.for([
  ["nothing", Buffer.alloc(0), "not-media"],
  ["one byte", Buffer.from("x"), "not-media"],
  ["a web page", Buffer.from("<!doctype html><title>404</title>"), "not-media"],
  ["a playlist", Buffer.from("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n"), "not-media"],
  ["a list of files for joining", Buffer.from("ffconcat version 1.0\nfile /etc/passwd\n"), "not-media"],
  ["random bytes", Buffer.from(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + 13) % 251)), "not-media"],
  ["the beginning of an MP4", Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1", "latin1"), "damaged-media"],
  ["an AVI", Buffer.from("RIFF\0\0\0\0AVI LIST", "latin1"), "unsupported-media"],
  ["a HEIC picture", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"), "unsupported-media"],
  ["half a PNG", png(64, 64).subarray(0, 60), "damaged-media"],
  ["a PNG without its end", noise("image/png"), "damaged-media"],
  ["a JPEG without its end", noise("image/jpeg"), "damaged-media"],
  ["a WebP without its end", noise("image/webp"), "damaged-media"],
  ["a PNG that says it is huge", hugePng(), "media-too-large"],
] as const)("%s named .mp4 is refused", async ([, bytes, code]) => {
  await using folder = await temporaryFolder();
  await writeFile(folder.at("clip.mp4"), bytes);
  expect(await codeOf(folder.at("clip.mp4"))).toBe(code);
  await expect(probe(folder.at("clip.mp4"), { name: "holiday.mp4", thorough: true })).rejects.toThrow("holiday.mp4");
});

/** Most of a picture, so that a decoder finds something to draw. */
function noise(type: "image/png" | "image/jpeg" | "image/webp"): Buffer {
  const canvas = createCanvas(64, 64);
  const context = canvas.getContext("2d");
  for (let i = 0; i < 400; i++) {
    context.fillStyle = `hsl(${(i * 47) % 360} 80% 50%)`;
    context.fillRect((i * 13) % 64, (i * 29) % 64, 5, 5);
  }
  const bytes = type === "image/png" ? canvas.toBuffer(type) : canvas.toBuffer(type as "image/jpeg", 90);
  return bytes.subarray(0, bytes.length * 0.8);
}

function hugePng(): Buffer {
  const bytes = Buffer.from(png());
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes;
}

test("a PNG named .mp4 is what it is: a picture", async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.at("clip.mp4"), png(10, 6));
  expect(await probe(folder.at("clip.mp4"))).toEqual({ media: "image", type: "image/png", width: 10, height: 6 });
});

test.for(["final", { webm: 40 }] as const)("a truncated film (%j) is damaged, wherever it ends", async (quality) => {
  await using folder = await temporaryFolder();
  const whole = await readFile(
    await makeClip(folder.at("a"), { width: 320, height: 180, seconds: 2, sound: 300, quality }),
  );
  for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) {
    await writeFile(folder.at("cut.mp4"), whole.subarray(0, whole.length * share));
    expect(await codeOf(folder.at("cut.mp4")), `${share} of the file`).toBe("damaged-media");
  }
});

test("a film with a larger picture than allowed is refused before it is decoded", async () => {
  await using folder = await temporaryFolder();
  const bytes = await readFile(await makeClip(folder.at("a.mp4")));
  // The sample description names the size of the picture; the header of the track does, too.
  const entry = bytes.indexOf("avc1", bytes.indexOf("stsd"));
  bytes.writeUInt16BE(16_000, entry + 28);
  bytes.writeUInt16BE(8_000, entry + 30);
  await writeFile(folder.at("huge.mp4"), bytes);
  expect(await codeOf(folder.at("huge.mp4"))).toBe("media-too-large");
});

test.for(["final", { webm: 40 }] as const)(
  "a film (%j) with random damage gives facts or a typed error",
  async (quality) => {
    await using folder = await temporaryFolder();
    const whole = await readFile(await makeClip(folder.at("a"), { sound: 300, quality }));
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
    const property = fc.asyncProperty(flips, async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      await writeFile(folder.at("bad.mp4"), bytes);
      await codeOf(folder.at("bad.mp4"));
    });
    await fc.assert(property, { numRuns: 40, seed: 4 });
  },
);

test("a sound file is measured, too", async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.at("a.wav"), secondOfSilence());
  const facts = { media: "audio", type: "audio/wav", seconds: 1, codec: "pcm_s16le", channels: 1, sampleRate: 48_000 };
  expect(await probe(folder.at("a.wav"), { thorough: true })).toEqual(facts);
});

test("a film with uncompressed sound is whole, though its index counts samples and not packets", async () => {
  await using folder = await temporaryFolder();
  await makeClip(folder.at("picture.mp4"));
  await writeFile(folder.at("sound.wav"), secondOfSilence());
  const film = await openMuxer(folder.at("film.mov"), "mov");
  await using picture = await openInput(folder.at("picture.mp4"), "picture.mp4");
  await using sound = await openInput(folder.at("sound.wav"), "sound.wav");
  const tracks = [picture, sound].map((input) => {
    const from = input.video ?? input.audio;
    if (!from) throw new Error("An open input has a stream");
    return { input, from, to: film.addCopied(from.codecpar, from.timeBase) };
  });
  await film.start({});
  for (const { input, from, to } of tracks) {
    for await (const packet of packets(input, from)) {
      const copy = packet.clone();
      if (copy) film.write(copy, to, from.timeBase);
    }
  }
  await film.finish();
  film.close();
  const facts = await probe(folder.at("film.mov"), { thorough: true });
  expect(facts).toMatchObject({ media: "video", seconds: 1, frames: 12, audio: { codec: "pcm_s16le" } });
});

function secondOfSilence(): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + 96_000, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(48_000, 24);
  header.writeUInt32LE(96_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(96_000, 40);
  return Buffer.concat([header, Buffer.alloc(96_000)]);
}
