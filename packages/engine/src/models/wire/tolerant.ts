import { z } from "zod";

/** Parts of answers that may be anything: what isn't as expected counts as not said. */
export const maybe = {
  text: z.string().regex(/\S/).optional().catch(undefined),
  /** Finite, 0 or more. */
  amount: z.number().min(0).optional().catch(undefined),
  flag: z.boolean().optional().catch(undefined),
};

/** A job's name as a part of an address: dots alone would lead elsewhere. Some servers count their jobs. */
export const JobId = z.union([z.string().regex(/^(?!\.{1,2}$)./s), z.int().min(0).transform(String)]);

/** A share of 0 to 1 from whatever a vendor calls progress, in hundredths unless said otherwise. */
export function shareOf(progress: number | undefined, whole = 100): { readonly progress?: number } {
  return progress === undefined ? {} : { progress: Math.min(1, progress / whole) };
}

/** No clip costs as much, in USD: whoever says so means something else. */
const dearest = 100_000;

/** An amount of USD, where one was told that makes sense. */
export function costOf(usd: number | undefined): { readonly usd?: number } {
  return usd === undefined || usd > dearest ? {} : { usd };
}

/** What stands behind the provider in a model's name: the vendor's own name for it, which may hold slashes. */
export function modelName(model: string): string {
  return model.slice(model.indexOf("/") + 1);
}
