import { laneSchema } from "../lanes/lane-schema.ts";

/** Bump when tables change, and say below how. */
const version = 1;

export const ownersSchema = "reelgraph";

/** Where a tenant's tables are: nothing that is asked there sees another's. */
export function tenantSchema(name: string): string {
  return `${ownersSchema}_${name}`;
}

/** Any number that nobody else locks. */
const lock = "SELECT pg_advisory_xact_lock(7253141)";

/**
 * What each tenant, and the owner, has of its own. Bodies are texts, not JSON: their hashes are of exactly these bytes. May
 * be executed by any number of processes at any time.
 */
export function tenantTables(schema: string): string {
  return `
BEGIN;
${lock};
CREATE SCHEMA IF NOT EXISTS ${schema};
CREATE TABLE IF NOT EXISTS ${schema}.ledger (position bigint PRIMARY KEY, body text NOT NULL, hash text NOT NULL);
CREATE TABLE IF NOT EXISTS ${schema}.head (one boolean PRIMARY KEY CHECK (one), position bigint NOT NULL, hash text NOT NULL);
INSERT INTO ${schema}.head VALUES (true, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS ${schema}.leases (name text PRIMARY KEY, fence bigint NOT NULL, owner text);
CREATE TABLE IF NOT EXISTS ${schema}.runs (
  id text PRIMARY KEY, pipeline text NOT NULL, state text NOT NULL, started bigint NOT NULL, seconds double precision,
  spent double precision NOT NULL DEFAULT 0, least double precision, most double precision, cancel boolean NOT NULL DEFAULT false,
  pause boolean NOT NULL DEFAULT false
);
CREATE INDEX IF NOT EXISTS runs_by_time ON ${schema}.runs (started DESC);
CREATE INDEX IF NOT EXISTS runs_of_pipeline ON ${schema}.runs (pipeline, started DESC);
CREATE INDEX IF NOT EXISTS runs_to_stop ON ${schema}.runs (id) WHERE cancel OR pause;
CREATE TABLE IF NOT EXISTS ${schema}.log (
  run text NOT NULL, position bigint NOT NULL, body text NOT NULL, hash text NOT NULL, PRIMARY KEY (run, position)
);
CREATE TABLE IF NOT EXISTS ${schema}.traces (
  run text NOT NULL, place text NOT NULL, how text NOT NULL, parts text NOT NULL, origin text NOT NULL, PRIMARY KEY (run, place)
);
CREATE TABLE IF NOT EXISTS ${schema}.results (key text PRIMARY KEY, entry text NOT NULL, at timestamptz NOT NULL DEFAULT now());
-- What goes on, for watching: it may be lost with the server.
CREATE UNLOGGED TABLE IF NOT EXISTS ${schema}.progress (
  run text PRIMARY KEY, fence bigint NOT NULL, number bigint NOT NULL, body text NOT NULL
);
-- What went on before an entry of the log that the log doesn't keep, for watching, too.
CREATE UNLOGGED TABLE IF NOT EXISTS ${schema}.asides (
  run text NOT NULL, position bigint NOT NULL, body text NOT NULL, PRIMARY KEY (run, position)
);
-- What servers keep. In SQLite, rowid is there by itself.
CREATE TABLE IF NOT EXISTS ${schema}.tickets (
  rowid bigserial, id text PRIMARY KEY, state text NOT NULL, body text NOT NULL, problems text NOT NULL DEFAULT '[]',
  created bigint NOT NULL, round bigint NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS tickets_pending ON ${schema}.tickets (created) WHERE state <> 'ended';
CREATE TABLE IF NOT EXISTS ${schema}.keys (
  caller text, key text, fingerprint text NOT NULL, run text NOT NULL, created bigint NOT NULL, PRIMARY KEY (caller, key)
);
CREATE INDEX IF NOT EXISTS keys_by_time ON ${schema}.keys (created);
CREATE TABLE IF NOT EXISTS ${schema}.deliveries (
  rowid bigserial, id text PRIMARY KEY, url text NOT NULL, body text NOT NULL, state text NOT NULL, due bigint NOT NULL,
  attempts text NOT NULL
);
CREATE INDEX IF NOT EXISTS deliveries_due ON ${schema}.deliveries (due) WHERE state = 'pending';
CREATE TABLE IF NOT EXISTS ${schema}.ratings (
  clip text, who text, at bigint NOT NULL, mark float8 NOT NULL, most float8 NOT NULL, PRIMARY KEY (clip, who)
);
CREATE TABLE IF NOT EXISTS ${schema}.choices (clip text, who text, at bigint NOT NULL, choice text NOT NULL, PRIMARY KEY (clip, who));
CREATE TABLE IF NOT EXISTS ${schema}.comments (
  id bigserial PRIMARY KEY, clip text NOT NULL, who text NOT NULL, at bigint NOT NULL, body text NOT NULL
);
CREATE INDEX IF NOT EXISTS comments_of ON ${schema}.comments (clip);
CREATE TABLE IF NOT EXISTS ${schema}.preferences (id bigserial PRIMARY KEY, at bigint NOT NULL, body text NOT NULL);
CREATE TABLE IF NOT EXISTS ${schema}.feedback (id bigserial PRIMARY KEY, at bigint NOT NULL, body text NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS feedback_by_link ON ${schema}.feedback ((body::jsonb ->> 'link'));
CREATE TABLE IF NOT EXISTS ${schema}.videos (
  number bigserial PRIMARY KEY, id text UNIQUE NOT NULL, tenant text NOT NULL, run text, key text, fingerprint text NOT NULL,
  created bigint NOT NULL, progress bigint NOT NULL DEFAULT 0, finished text, body text NOT NULL
);
CREATE INDEX IF NOT EXISTS videos_of_request ON ${schema}.videos (tenant, fingerprint, created);
CREATE UNIQUE INDEX IF NOT EXISTS videos_of_key ON ${schema}.videos (tenant, key) WHERE key IS NOT NULL;
CREATE TABLE IF NOT EXISTS ${schema}.versions (
  number bigserial PRIMARY KEY, file text NOT NULL, revision text NOT NULL, saved bigint NOT NULL, text text NOT NULL,
  name text, run text
);
CREATE INDEX IF NOT EXISTS versions_of ON ${schema}.versions (file, number);
CREATE TABLE IF NOT EXISTS ${schema}.answers (number bigserial, id text PRIMARY KEY, run text NOT NULL, body text NOT NULL);
CREATE INDEX IF NOT EXISTS answers_to ON ${schema}.answers (run);
CREATE TABLE IF NOT EXISTS ${schema}.secrets (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE IF NOT EXISTS ${schema}.launches (digest text PRIMARY KEY, kind text NOT NULL, until bigint NOT NULL);
COMMIT;`;
}

/** The owner's tables, and those that all share: who holds leases, and the lanes to vendors. */
export const ownersTables = `${tenantTables(ownersSchema)}
BEGIN;
${lock};
CREATE TABLE IF NOT EXISTS reelgraph.meta (name text PRIMARY KEY, value text NOT NULL);
INSERT INTO reelgraph.meta VALUES ('schema', '${version}') ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS reelgraph.api_keys (number bigserial, id text PRIMARY KEY, body text NOT NULL, revoked bigint);
CREATE TABLE IF NOT EXISTS reelgraph.holders (
  id text PRIMARY KEY, beat bigint NOT NULL, seen timestamptz NOT NULL DEFAULT now(), about jsonb
);
${laneSchema}
COMMIT;`;
