import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../models/http.ts";
import type { VendorError, VendorErrorKind } from "../../vendor.ts";
import { nonsense, spoiled } from "../hostile.ts";
import { breaks, endless, hangs, recordingHttp, type Scripted } from "../recording-http.ts";
import { list, submission, type Bench } from "./bench.ts";

/** One POST, and what its answers mean. */
export function submissionContract({ fixtures, fitted, call, submit, options }: Bench): void {
  const [first] = fixtures.requests;
  if (!first) return;
  describe("a submission", () => {
    it.each(fixtures.requests)("is one POST of the vendor's shape: $name", async ({ asked, sends }) => {
      const { value, sent } = await call([fixtures.accepted.answer], (vendor) =>
        vendor.submit(fitted(asked), submission),
      );
      expect(value).toMatchObject(fixtures.accepted.job);
      expect(sent).toHaveLength(1);
      const [{ method, url, body, headers, redirects }] = sent as [HttpRequest];
      expect({ method, url, body }).toEqual({ method: "POST", url: sends.url, body: sends.body });
      expect(headers).toMatchObject({ ...fixtures.auth, ...sends.headers });
      // A POST that follows redirects might arrive twice.
      expect(redirects ?? 0).toBe(0);
    });

    it.each<[string, Scripted]>([
      ["500", { status: 500, body: { error: { message: "oops" } } }],
      ["502 with a page", { status: 502, body: "<html>Bad Gateway</html>" }],
      ["504", { status: 504 }],
      ["a status that nobody expects", { status: 418 }],
      ["a redirect", { status: 307, headers: { location: "https://elsewhere.example/" } }],
      ["a reset", breaks()],
      ["a body that breaks off", endless],
      ["no JSON", { body: "<html>ok</html>" }],
      ["no id", { body: {} }],
    ])("is sent once and left in doubt on %s", async (_, script) => {
      const { error, sent } = await submit(script);
      expect(sent).toHaveLength(1);
      expect(error?.problem).toMatchObject({ kind: "submit_unknown", retry: "ask" });
    });

    it("is sent once and left in doubt when no answer comes in time", async () => {
      const late = new AbortController();
      const ended = submit(hangs, { signal: late.signal });
      late.abort(new Error("too late"));
      const { error, sent } = await ended;
      expect(sent.length).toBeLessThanOrEqual(1);
      expect(error?.problem).toMatchObject({ kind: "submit_unknown", retry: "ask" });
    });

    it("is sent again for nothing when it never left", async () => {
      const { error } = await submit(breaks(false));
      expect(error?.problem).toMatchObject({ kind: "network", retry: "resubmit_free" });
    });

    it("is not sent when it may not go any more", async () => {
      const { error, sent } = await submit(fixtures.accepted.answer, { mayGo: () => false });
      expect(sent).toHaveLength(0);
      expect(error?.problem.retry).toBe("resubmit_free");
    });

    it("is not in doubt when the key can't be read: nothing was sent", async () => {
      const wire = recordingHttp(fixtures.accepted.answer);
      const noKey = () => {
        throw new Error("no key");
      };
      const vendor = fixtures.adapter.open({ ...options(wire), key: noKey });
      const thrown: unknown = await vendor.submit(fitted(first.asked), submission).catch((error: unknown) => error);
      expect(wire.sent).toHaveLength(0);
      expect((thrown as VendorError).problem.retry).toBe("never");
    });

    const retries: Partial<Record<VendorErrorKind, string>> = { rate_limit: "resubmit_free" };
    const all = Object.entries(fixtures.refusals).flatMap(([kind, answers]) =>
      list(answers).map((answer) => [kind as VendorErrorKind, answer.status ?? 200, answer] as const),
    );
    it.each(all)("is refused for certain: %s (%d)", async (kind, _, answer) => {
      const { error, sent } = await submit(answer);
      expect(sent).toHaveLength(1);
      expect(error?.problem).toMatchObject({ kind, retry: retries[kind] ?? "never" });
      expect(error?.problem.message).not.toBe("");
    });

    it("is left in doubt, or read, whatever is answered", async () => {
      for (const body of [...nonsense, ...spoiled(fixtures.accepted.answer.body)]) {
        const { value, error, sent } = await submit({ ...fixtures.accepted.answer, body });
        expect(sent).toHaveLength(1);
        if (error) expect(error.problem.kind).toBe("submit_unknown");
        else expect(value?.id).toEqual(expect.stringMatching(/./));
      }
    });
  });
}
