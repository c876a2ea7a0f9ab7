export { KeyRing } from "./http/key-ring.ts";
export { makeKey, TenantName, type ApiKey, type Limits } from "./http/keys.ts";
export { scopes, type Scope } from "./http/scopes.ts";
export { serve, type Served, type ServeOptions } from "./serve.ts";
