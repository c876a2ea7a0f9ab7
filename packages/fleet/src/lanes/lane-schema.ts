import { eldersTurn } from "@reelgraph/engine/storage";

/**
 * The fleet's lanes to vendors. `grants`: one row for each request that was let through, from before it is sent until it
 * can't count any more; `running`: it holds a place; `turn`: which one of its house it was. `lane_waits`: who waits for one,
 * and when its process asks again. All times are this database's.
 *
 * `lane_turn` hands out what there is by the rule of the engine's own lanes (its `Queue` and `House`): houses (a tenant, or
 * the owner) take turns, the one that has least first, then the one that was served longest ago; every tenth turn of a house
 * goes to who has waited longest there, the others by priority, rank, the run that has least, the longest job, first come.
 * No more than up to a tenth turn is handed out at once. What is another process's turn is left to it, if it asks again in
 * a moment.
 */
export const laneSchema = `
CREATE TABLE IF NOT EXISTS reelgraph.lanes (name text PRIMARY KEY, paused_until timestamptz NOT NULL DEFAULT '-infinity');
CREATE TABLE IF NOT EXISTS reelgraph.grants (
  lane text NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, holder text NOT NULL, granted timestamptz NOT NULL DEFAULT clock_timestamp(),
  answered timestamptz, counts boolean NOT NULL DEFAULT true, running boolean NOT NULL DEFAULT true, PRIMARY KEY (lane, id)
);
ALTER TABLE reelgraph.grants ADD COLUMN IF NOT EXISTS house text NOT NULL DEFAULT '';
CREATE INDEX IF NOT EXISTS grants_by_answer ON reelgraph.grants (lane, answered) WHERE counts;
CREATE UNLOGGED TABLE IF NOT EXISTS reelgraph.lane_waits (
  lane text, holder text, place int, house text NOT NULL, rank float8 NOT NULL, since timestamptz NOT NULL, due timestamptz NOT NULL,
  PRIMARY KEY (lane, holder, place)
);
ALTER TABLE reelgraph.grants ADD COLUMN IF NOT EXISTS run text NOT NULL DEFAULT '', ADD COLUMN IF NOT EXISTS turn bigint NOT NULL DEFAULT 0;
ALTER TABLE reelgraph.lane_waits ADD COLUMN IF NOT EXISTS run text NOT NULL DEFAULT '', ADD COLUMN IF NOT EXISTS urgency int NOT NULL DEFAULT 1,
  ADD COLUMN IF NOT EXISTS seconds float8 NOT NULL DEFAULT 0, ADD COLUMN IF NOT EXISTS nth float8 NOT NULL DEFAULT 'Infinity';
CREATE OR REPLACE FUNCTION reelgraph.wants_of(wants jsonb)
  RETURNS TABLE (place int, house text, run text, urgency int, rank float8, seconds float8, nth float8, age float8) LANGUAGE sql IMMUTABLE AS $$
  SELECT m.place::int, m.house, m.run, m.urgency, m.rank, coalesce(m.seconds, 0), coalesce(m.nth, 'Infinity'), m.age
    FROM ROWS FROM (jsonb_to_recordset(wants) AS (house text, run text, urgency int, rank float8, seconds float8, nth float8, age float8))
    WITH ORDINALITY AS m (house, run, urgency, rank, seconds, nth, age, place)
$$;
CREATE OR REPLACE FUNCTION reelgraph.lane_turn(
  asked text, taker text, wants jsonb, look_ms float8, places int, most int[], spans float8[], held bigint[]
) RETURNS TABLE (tokens bigint[], given int[], wait_ms float8) LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz; room int; wanted int := jsonb_array_length(wants); used int; paused timestamptz; soonest timestamptz; frees timestamptz;
  one record; token bigint; left_to_others int := 0;
BEGIN
  INSERT INTO reelgraph.lanes (name) VALUES (asked) ON CONFLICT DO NOTHING;
  SELECT paused_until INTO paused FROM reelgraph.lanes WHERE name = asked FOR UPDATE;
  -- Granted by an answer that never arrived.
  DELETE FROM reelgraph.grants g WHERE g.lane = asked AND g.holder = taker AND g.running AND g.id <> ALL (held)
    AND g.answered IS NULL;
  at := clock_timestamp();
  tokens := '{}'; given := '{}';
  DELETE FROM reelgraph.lane_waits w WHERE w.lane = asked AND (w.holder = taker OR w.due < at - interval '1 second');
  SELECT wanted + count(*) INTO room FROM reelgraph.lane_waits w WHERE w.lane = asked AND w.due < at + make_interval(secs => look_ms / 1000);
  wanted := room;
  IF paused > at THEN
    room := 0; soonest := paused;
  END IF;
  IF places IS NOT NULL THEN
    SELECT count(*) INTO used FROM reelgraph.grants g WHERE g.lane = asked AND g.running;
    room := least(room, places - used);
  END IF;
  FOR i IN 1 .. cardinality(most) LOOP
    SELECT count(*) INTO used FROM reelgraph.grants g
      WHERE g.lane = asked AND g.counts AND (g.answered IS NULL OR g.answered > at - make_interval(secs => spans[i]));
    room := least(room, most[i] - used);
    IF most[i] - used < wanted THEN
      -- When the oldest of those that fill it no longer counts.
      SELECT g.answered + make_interval(secs => spans[i]) INTO frees FROM reelgraph.grants g
        WHERE g.lane = asked AND g.counts AND g.answered > at - make_interval(secs => spans[i])
        ORDER BY g.answered OFFSET greatest(used - most[i], 0) LIMIT 1;
      soonest := greatest(soonest, frees);
    END IF;
  END LOOP;
  IF room > 0 THEN
    FOR one IN
      WITH line AS (
        SELECT taker AS holder, m.* FROM reelgraph.wants_of(wants) m
        UNION ALL SELECT w.holder, w.place, w.house, w.run, w.urgency, w.rank, w.seconds, w.nth, extract(epoch FROM at - w.since)::float8
          FROM reelgraph.lane_waits w WHERE w.lane = asked AND w.due < at + make_interval(secs => look_ms / 1000)
      ), busy AS (
        SELECT g.house, count(*) FILTER (WHERE g.running) AS running, max(g.id) AS latest, max(g.turn) AS turn
          FROM reelgraph.grants g WHERE g.lane = asked GROUP BY g.house
      ), runs AS (
        SELECT g.house, g.run, count(*) FILTER (WHERE g.running) AS running, count(*) AS served
          FROM reelgraph.grants g WHERE g.lane = asked GROUP BY g.house, g.run
      ), own AS (
        SELECT l.*, row_number() OVER (
          PARTITION BY l.house, l.run ORDER BY l.urgency DESC, l.rank DESC, l.seconds DESC, l.nth, l.age DESC, l.place
        ) AS before FROM line l
      ), ruled AS (
        SELECT o.*, coalesce(b.running, 0) AS busy, coalesce(b.latest, 0) AS latest, coalesce(b.turn, 0) AS last, ${eldersTurn} - coalesce(b.turn, 0) % ${eldersTurn} AS elders,
          max(o.age) OVER (PARTITION BY o.house) AS oldest, row_number() OVER (
            PARTITION BY o.house ORDER BY o.urgency DESC, o.rank DESC, coalesce(r.running, 0) + o.before, coalesce(r.served, 0) + o.before,
              o.seconds DESC, o.nth, o.age DESC, o.place
          ) AS turn
          FROM own o LEFT JOIN busy b ON b.house = o.house LEFT JOIN runs r ON r.house = o.house AND r.run = o.run
      ), turns AS (
        SELECT d.holder, d.place, d.house, d.run, d.busy, d.latest, d.oldest, d.last, d.elders,
          CASE WHEN d.turn < d.elders THEN d.turn
            WHEN row_number() OVER (PARTITION BY d.house, d.turn < d.elders ORDER BY d.age DESC, d.place) = 1 THEN d.elders END AS turn
          FROM ruled d
      )
      SELECT t.holder, t.place, t.house, t.run, t.last + t.turn AS turn, t.turn = t.elders AS ends FROM turns t WHERE t.turn IS NOT NULL
        ORDER BY t.busy + t.turn, t.turn, t.latest, t.oldest DESC LIMIT room
    LOOP
      IF one.holder = taker THEN
        INSERT INTO reelgraph.grants (lane, holder, house, run, turn) VALUES (asked, taker, one.house, one.run, one.turn) RETURNING id INTO token;
        tokens := tokens || token; given := given || one.place;
        -- Who comes behind an elder is asked for anew.
        EXIT WHEN one.ends;
      ELSE
        left_to_others := left_to_others + 1;
      END IF;
    END LOOP;
  END IF;
  wait_ms := coalesce(greatest(extract(epoch FROM soonest - at)::float8 * 1000, 1), look_ms);
  -- When they have taken it there may be more, or they may be gone.
  IF left_to_others > 0 THEN wait_ms := least(wait_ms, look_ms / 4);
  ELSIF cardinality(tokens) < room THEN wait_ms := 0;
  END IF;
  INSERT INTO reelgraph.lane_waits (lane, holder, place, house, run, urgency, rank, seconds, nth, since, due)
    SELECT asked, taker, m.place, m.house, m.run, m.urgency, m.rank, m.seconds, m.nth, at - make_interval(secs => m.age),
      at + make_interval(secs => least(wait_ms, 5000) / 1000)
    FROM reelgraph.wants_of(wants) m WHERE m.place <> ALL (given);
  RETURN NEXT;
END $$;`;
