/**
 * The fleet's lanes to vendors. `grants`: one row for each request that was let through, from before it is sent until it
 * can't count any more; `running`: it holds a place. All times are this database's.
 */
export const laneSchema = `
CREATE TABLE IF NOT EXISTS reelgraph.lanes (name text PRIMARY KEY, paused_until timestamptz NOT NULL DEFAULT '-infinity');
CREATE TABLE IF NOT EXISTS reelgraph.grants (
  lane text NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, holder text NOT NULL, granted timestamptz NOT NULL DEFAULT clock_timestamp(),
  answered timestamptz, counts boolean NOT NULL DEFAULT true, running boolean NOT NULL DEFAULT true, PRIMARY KEY (lane, id)
);
CREATE INDEX IF NOT EXISTS grants_by_answer ON reelgraph.grants (lane, answered) WHERE counts;
CREATE OR REPLACE FUNCTION reelgraph.lane_take(asked text, taker text, wanted int, places int, most int[], spans float8[], held bigint[])
RETURNS TABLE (tokens bigint[], wait_ms float8) LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz; room int := wanted; used int; paused timestamptz; soonest timestamptz; frees timestamptz;
BEGIN
  INSERT INTO reelgraph.lanes (name) VALUES (asked) ON CONFLICT DO NOTHING;
  SELECT paused_until INTO paused FROM reelgraph.lanes WHERE name = asked FOR UPDATE;
  -- Granted by an answer that never arrived.
  DELETE FROM reelgraph.grants g WHERE g.lane = asked AND g.holder = taker AND g.running AND g.id <> ALL (held)
    AND g.answered IS NULL;
  at := clock_timestamp();
  IF paused > at THEN
    RETURN QUERY SELECT '{}'::bigint[], extract(epoch FROM paused - at)::float8 * 1000; RETURN;
  END IF;
  IF places IS NOT NULL THEN
    SELECT count(*) INTO used FROM reelgraph.grants g WHERE g.lane = asked AND g.running;
    room := least(room, places - used);
  END IF;
  FOR i IN 1 .. coalesce(array_length(most, 1), 0) LOOP
    SELECT count(*) INTO used FROM reelgraph.grants g
      WHERE g.lane = asked AND g.counts AND (g.answered IS NULL OR g.answered > at - make_interval(secs => spans[i]));
    IF most[i] - used < room THEN room := most[i] - used; END IF;
    IF most[i] - used < wanted THEN
      -- When the oldest of those that fill it no longer counts.
      SELECT g.answered + make_interval(secs => spans[i]) INTO frees FROM reelgraph.grants g
        WHERE g.lane = asked AND g.counts AND g.answered > at - make_interval(secs => spans[i])
        ORDER BY g.answered OFFSET greatest(used - most[i], 0) LIMIT 1;
      soonest := greatest(soonest, frees);
    END IF;
  END LOOP;
  RETURN QUERY
    WITH given AS (
      INSERT INTO reelgraph.grants (lane, holder) SELECT asked, taker FROM generate_series(1, greatest(room, 0)) RETURNING id
    ) SELECT coalesce(array_agg(id), '{}'), coalesce(extract(epoch FROM soonest - at)::float8 * 1000, -1) FROM given;
END $$;`;
