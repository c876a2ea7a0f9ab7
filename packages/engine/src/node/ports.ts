// What a second kind of storage is made of: the ports that it implements, and the rules that all kinds share.
export { chainStart, firstBroken, link } from "../ledger/chain.ts";
export { Ledger } from "../ledger/ledger.ts";
export { leaseMs, ProcessLeases, type LeaseTable } from "../ledger/leases.ts";
export { readMoneyRecord, type MoneyRecord } from "../ledger/record.ts";
export type { Lease, Leases, LedgerStore } from "../ledger/store.ts";
export type { Cache, CacheEntry, Clock } from "../host.ts";
export type { Media } from "../ports/values.ts";
export type { Trace } from "../plan/explain.ts";
export type { Lane, LaneLimits, Pass, Want } from "../run/lanes/lane.ts";
export type { UnitTrace } from "../run/run-context.ts";
export { mediaOf } from "./cache.ts";
export { systemClock } from "./clock.ts";
export type { History, PipelinePast, RunEnd, RunFilter, RunRecord } from "./journal/history.ts";
export type { Journal } from "./journal/journal.ts";
export { isKept, type EventLog, type Recorded, type RunRequest } from "./journal/run-log.ts";
export type { Wish, WishWatch } from "./journal/wishes.ts";
export { journalDamaged } from "./journal/storage-failure.ts";
export type { OpenStorage, Storage } from "./storage.ts";
