export { faults, type FaultRule, type Phase, readRules } from "./faults/rule.ts";
export type { Fate, Job } from "./job.ts";
export type { Charge } from "./ledger.ts";
export type { AskedFor, MockVendorOptions, VendorClass, Window } from "./options.ts";
export { type ProfileName, profileNames } from "./profiles/profiles.ts";
export { type RetryForm, retryForms } from "./rates/retry-form.ts";
export { type MockVendor, startMockVendor } from "./start.ts";
export type { Seen } from "./vendor.ts";
