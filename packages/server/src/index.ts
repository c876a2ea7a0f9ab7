export { KeyRing } from "./http/key-ring.ts";
export { makeKey, TenantName, type ApiKey, type Limits } from "./http/keys.ts";
export { SharedKeys } from "./http/shared-keys.ts";
export { scopes, type Scope } from "./http/scopes.ts";
export { ServerStops } from "./service/live-runs.ts";
export { portable } from "./service/portable.ts";
export type { Worker } from "./service/worker.ts";
export { openWorkplace, readCommission, type Commission, type Workplace } from "./service/workplace.ts";
export { serve, type Served, type ServeOptions } from "./serve.ts";
