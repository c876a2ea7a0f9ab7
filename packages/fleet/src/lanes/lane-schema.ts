/**
 * The fleet's lanes to vendors. `grants`: one row for each request that was let through, from before it is sent until it
 * can't count any more; `running`: it holds a place. `lane_waits`: who waits for one, and when its process asks again. All
 * times are this database's.
 *
 * `lane_turn` hands out what there is in turns: the house (a tenant, or the owner) that has least, then the one that was
 * served longest ago, then by rank, then first come; whoever has waited for ten minutes goes before the others of its house.
 * What is another process's turn is left to it, if it asks again in a moment.
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
CREATE OR REPLACE FUNCTION reelgraph.lane_turn(
  asked text, taker text, houses text[], ranks float8[], ages float8[], look_ms float8, places int, most int[], spans float8[], held bigint[]
) RETURNS TABLE (tokens bigint[], given int[], wait_ms float8) LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz; room int; wanted int := cardinality(houses); used int; paused timestamptz; soonest timestamptz; frees timestamptz;
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
        SELECT taker AS holder, m.place::int AS place, m.house, m.rank, m.age
          FROM unnest(houses, ranks, ages) WITH ORDINALITY AS m (house, rank, age, place)
        UNION ALL SELECT w.holder, w.place, w.house, w.rank, extract(epoch FROM at - w.since)::float8
          FROM reelgraph.lane_waits w WHERE w.lane = asked AND w.due < at + make_interval(secs => look_ms / 1000)
      ), turns AS (
        SELECT l.*, row_number() OVER (PARTITION BY l.house ORDER BY l.age > 600 DESC, l.rank DESC, l.age DESC) AS turn FROM line l
      ), busy AS (
        SELECT g.house, count(*) FILTER (WHERE g.running) AS running, max(g.id) AS latest
          FROM reelgraph.grants g WHERE g.lane = asked GROUP BY g.house
      )
      SELECT t.holder, t.place, t.house FROM turns t LEFT JOIN busy b ON b.house = t.house
        ORDER BY coalesce(b.running, 0) + t.turn, t.turn > 1, coalesce(b.latest, 0), t.rank DESC, t.age DESC LIMIT room
    LOOP
      IF one.holder = taker THEN
        INSERT INTO reelgraph.grants (lane, holder, house) VALUES (asked, taker, one.house) RETURNING id INTO token;
        tokens := tokens || token; given := given || one.place;
      ELSE
        left_to_others := left_to_others + 1;
      END IF;
    END LOOP;
  END IF;
  wait_ms := coalesce(greatest(extract(epoch FROM soonest - at)::float8 * 1000, 1), look_ms);
  -- When they have taken it there may be more, or they may be gone.
  IF left_to_others > 0 THEN wait_ms := least(wait_ms, look_ms / 4); END IF;
  INSERT INTO reelgraph.lane_waits
    SELECT asked, taker, m.place, m.house, m.rank, at - make_interval(secs => m.age), at + make_interval(secs => least(wait_ms, 5000) / 1000)
    FROM unnest(houses, ranks, ages) WITH ORDINALITY AS m (house, rank, age, place) WHERE m.place <> ALL (given);
  RETURN NEXT;
END $$;`;
