import { failure } from "../../errors.ts";
import type { VideoRequest } from "../../host.ts";
import type { Vendor } from "../../vendor.ts";
import type { Payments } from "./payments.ts";

/**
 * The request with the vendor's own name of the clip that it works on, where this account made it: the ledger knows.
 *
 * @throws `not-its-clip` when the vendor can only work on its own, and nothing is sent
 */
export async function withJob(request: VideoRequest, vendor: Vendor, { ledger }: Payments): Promise<VideoRequest> {
  const { work } = request;
  if (!work) return request;
  const { jobs } = await ledger.books();
  const sha256 = work.video?.sha256;
  let job;
  for (const one of jobs.values()) if (one.account === vendor.id && one.media?.sha256 === sha256) job = one.ref ?? job;
  if (job) return { ...request, work: { ...work, job } };
  if (work.how !== "remix") return request;
  throw failure("not-its-clip", `"${request.model}" can only remix clips that ${vendor.id} made, as they came`, {
    expected: "the output of a generate node with a model of that provider, not edited since",
  });
}
