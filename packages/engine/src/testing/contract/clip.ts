import { describe, expect, it } from "vitest";
import type { Asset } from "../../vendor.ts";
import type { Answers } from "../adapter-fixtures.ts";
import { breaks, breaksOff, type Recorded, type Scripted } from "../recording-http.ts";
import { asksOf, list, live, type Bench } from "./bench.ts";

/** The clip's way here, as often as it takes, and never with the key to strangers. */
export function clipContract({ fixtures, home, call, poll }: Bench): void {
  const { polls } = fixtures;
  describe("a clip", () => {
    const download = (script: readonly Scripted[], asset: Asset) =>
      call(script, (vendor) => vendor.download(fixtures.accepted.job, asset, live));
    const assetOf = async (answers: Answers): Promise<Asset> => {
      const { value } = await poll(list(answers));
      const [asset] = value?.status === "succeeded" ? value.assets : [];
      if (!asset) throw new Error("the fixtures' finished job has no clip");
      return asset;
    };
    const film: Recorded = { body: "a film", headers: { "content-length": "6", "content-type": "video/mp4" } };

    it("is fetched from where the vendor put it", async () => {
      const { value, sent } = await download([film], await assetOf(polls.succeeded.answers));
      expect(asksOf(sent)).toEqual([`GET ${fixtures.clip}`]);
      expect(await textOf(value?.bytes)).toBe("a film");
      expect(value).toMatchObject({ length: 6, type: "video/mp4" });
    });

    it("is fetched again from a fresh address when it breaks off", async () => {
      const asset = await assetOf(polls.succeeded.answers);
      const { value: broken } = await download([breaksOff], asset);
      await expect(textOf(broken?.bytes)).rejects.toThrow("broke off");
      const { value } = await download([film], await assetOf(polls.succeeded.answers));
      expect(await textOf(value?.bytes)).toBe("a film");
    });

    it("is fetched from behind a redirect to another host, without the key", async () => {
      const away = { status: 302, headers: { location: "https://storage.example/clip" } };
      const { value, sent } = await download([away, film], await assetOf(polls.succeeded.answers));
      expect(sent.at(-1)?.url).toBe("https://storage.example/clip");
      expect(await textOf(value?.bytes)).toBe("a film");
    });

    it.each<[string, Scripted, string]>([
      ["500", { status: 500 }, "poll"],
      ["403", { status: 403 }, "poll"],
      ["404", { status: 404 }, "never"],
      ["a reset", breaks(), "poll"],
    ])("that can't be fetched says nothing about the job: %s", async (_, script, retry) => {
      const { error } = await download([script], await assetOf(polls.succeeded.answers));
      expect(error?.problem.retry).toBe(retry);
    });

    const { succeededAt } = polls;
    it
      .skipIf(!succeededAt)
      .each([
        "https://cdn.example/clip.mp4",
        `${home}.evil.example/clip.mp4`,
        `${home}@evil.example/clip.mp4`,
        `http://${home.replace(/^https?:\/\//, "")}:81/clip.mp4`,
        "//evil.example/clip.mp4",
        "\\\\evil.example/clip.mp4",
      ])("elsewhere is asked for without the key: %s", async (url) => {
      const { value } = await poll(list(succeededAt?.(url) ?? []));
      const [asset] = value?.status === "succeeded" ? value.assets : [];
      const { sent } = asset ? await download([film], asset) : { sent: [] };
      if (url.startsWith("https://cdn.")) expect(asksOf(sent)).toEqual([`GET ${url}`]);
    });
  });
}

/** Asking a vendor to stop. */
export function cancelContract({ fixtures, call }: Bench): void {
  const { cancels } = fixtures;
  describe.skipIf(!cancels)("a cancellation", () => {
    it.each(Object.entries(cancels?.answers ?? {}))("%s", async (_, { gives, ...answer }) => {
      const { value, sent } = await call([answer], async (vendor) => vendor.cancel?.(fixtures.accepted.job, live));
      expect(`${sent[0]?.method} ${sent[0]?.url}`).toBe(cancels?.asks);
      expect(value).toBe(gives);
    });

    it("without an answer is no cancellation", async () => {
      for (const script of [breaks(), { status: 500 }]) {
        const { value } = await call([script], async (vendor) => vendor.cancel?.(fixtures.accepted.job, live));
        expect(value).not.toBe("cancelled");
      }
    });
  });
}

async function textOf(bytes: AsyncIterable<Uint8Array> | undefined): Promise<string> {
  let text = "";
  for await (const piece of bytes ?? []) text += new TextDecoder().decode(piece);
  return text;
}
