import { describe, expect, it } from "vitest";
import { ReelgraphError } from "../../errors.ts";
import { nonsense } from "../hostile.ts";
import { recordingHttp } from "../recording-http.ts";
import { testNow } from "../adapter-fixtures.ts";
import { asksOf, list, live, submission, type Bench } from "./bench.ts";

const address = "https://films.example/webhooks/v";

/** What a vendor tells: checked on the bytes as they came, and never more than a hint. */
export function webhookContract({ fixtures, fitted, options, expectKeyAtHome }: Bench): void {
  const { webhooks, accepted, adapter } = fixtures;
  describe.skipIf(!webhooks)("a webhook", () => {
    if (!webhooks) return;
    const { keys, secret } = webhooks;
    const receive = async (sent: string, headers: Readonly<Record<string, string>>, own = secret) => {
      // Unknown keys are asked for once more when the known ones are old.
      const wire = recordingHttp(...list(keys?.answers ?? []), ...list(keys?.answers ?? []));
      const all = new Headers(headers);
      const webhook = { url: undefined, secret: own === undefined ? undefined : () => own };
      const vendor = adapter.open({ ...options(wire), webhook });
      const hint = await vendor
        .parseWebhook?.({ headers: all, body: new TextEncoder().encode(sent) }, live)
        .catch((thrown: unknown) => thrown);
      for (const request of wire.sent) expectKeyAtHome(request);
      return { hint, asked: asksOf(wire.sent) };
    };
    const body = JSON.stringify(webhooks.body);
    const refused = expect.objectContaining({ code: "bad-signature" });

    it("names its job, and itself", async () => {
      const { hint, asked } = await receive(body, webhooks.sign(body, testNow));
      expect(hint).toEqual({ id: webhooks.id, job: accepted.job.id });
      expect(asked).toEqual(keys ? [keys.asks] : []);
    });

    it("is checked on the bytes as they came", async () => {
      const spaced = JSON.stringify(webhooks.body, null, 1);
      expect((await receive(spaced, webhooks.sign(spaced, testNow))).hint).toMatchObject({ job: accepted.job.id });
      expect((await receive(spaced, webhooks.sign(body, testNow))).hint).toEqual(refused);
      expect((await receive(`${body} `, webhooks.sign(body, testNow))).hint).toEqual(refused);
    });

    it("may be five minutes old, or its sender's clock ahead, and no more", async () => {
      for (const seconds of [-299, 299])
        expect((await receive(body, webhooks.sign(body, testNow + seconds * 1000))).hint).toHaveProperty("job");
      for (const seconds of [-301, 301])
        expect((await receive(body, webhooks.sign(body, testNow + seconds * 1000))).hint).toEqual(refused);
    });

    it("is not taken when any of its headers is missing or changed", async () => {
      const headers = webhooks.sign(body, testNow);
      const signing = Object.keys(headers).filter((name) => name !== "x-openrouter-idempotency-key");
      for (const name of signing) {
        for (const wrong of ["", "x", "v1,", "t=,v1=", "0", "\u00e9"]) {
          expect((await receive(body, { ...headers, [name]: wrong })).hint, `${name}: ${wrong}`).toEqual(refused);
        }
        const { [name]: _, ...without } = headers;
        expect((await receive(body, without)).hint, name).toEqual(refused);
      }
    });

    it.skipIf(secret === undefined)("is not taken under another secret, or without one", async () => {
      for (const other of ["", "whsec_", "whsec_b3RoZXI=", "another"])
        expect((await receive(body, webhooks.sign(body, testNow), other)).hint).toEqual(refused);
    });

    it("about something else, or that makes no sense, names no job", async () => {
      for (const value of [webhooks.other, ...nonsense]) {
        const text = typeof value === "string" ? value : JSON.stringify(value);
        const { hint } = await receive(text, webhooks.sign(text, testNow));
        if (hint instanceof Error) expect(hint).toBeInstanceOf(ReelgraphError);
        else if (value === webhooks.other && !keys) expect(hint).not.toHaveProperty("job");
      }
    });

    it.skipIf(!webhooks.asked)("is asked for where the configuration names an address", async () => {
      const wire = recordingHttp(accepted.answer);
      const [first] = fixtures.requests;
      if (!first) throw new Error("the fixtures have no request");
      const vendor = adapter.open({ ...options(wire), webhook: { url: address, secret: undefined } });
      await vendor.submit(fitted(first.asked), submission);
      const [sent] = wire.sent;
      const { asked } = webhooks;
      if (asked && "url" in asked) expect(sent?.url).toBe(asked.url);
      else expect(sent?.body).toMatchObject({ json: asked?.json });
    });
  });
}
