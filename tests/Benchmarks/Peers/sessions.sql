-- Silver to sessions: gaps of 30 minutes, midnights and changes of campaign. It leaves out what ours does besides: the limits of length,
-- events and rate, sessions' orders, and all that makes a second batch right.
COPY (
  WITH keyed AS (
    SELECT coalesce('a:' || anonymous_id, 'u:' || user_id) AS session_key, *
    FROM read_parquet('{silver}', hive_partitioning = false)
  ), marked AS (
    SELECT
      *,
      CASE WHEN lag(event_time) OVER shopper IS NULL
        OR event_time - lag(event_time) OVER shopper > INTERVAL 30 MINUTES
        OR event_time::DATE <> (lag(event_time) OVER shopper)::DATE
        OR (campaign_name IS NOT NULL AND campaign_name IS DISTINCT FROM lag(campaign_name IGNORE NULLS) OVER shopper)
        THEN 1 ELSE 0 END AS begins
    FROM keyed
    WHERE session_key IS NOT NULL
    WINDOW shopper AS (PARTITION BY session_key ORDER BY event_time, event_id)
  ), numbered AS (
    SELECT *, sum(begins) OVER (PARTITION BY session_key ORDER BY event_time, event_id ROWS UNBOUNDED PRECEDING) AS number
    FROM marked
  ), sessions AS (
    SELECT
      session_key,
      arg_min(event_id, (event_time, event_id)) AS first_event_id,
      arg_max(event_id, (event_time, event_id)) AS last_event_id,
      min(event_time) AS started_at, max(event_time) AS ended_at,
      any_value(anonymous_id) AS anonymous_id,
      arg_max(user_id, (event_time, event_id)) AS user_id,
      count(*) AS events,
      count(*) FILTER (kind = 'page') AS page_views,
      count(*) FILTER (kind = 'product_viewed') AS product_views,
      count(*) FILTER (kind = 'products_searched') AS searches,
      count(*) FILTER (kind = 'product_added') AS cart_adds,
      count(*) FILTER (kind = 'product_removed') AS cart_removes,
      count(*) FILTER (kind = 'cart_viewed') AS cart_views,
      count(*) FILTER (kind = 'checkout_started') AS checkouts,
      max(step) FILTER (kind IN ('checkout_step_viewed', 'checkout_step_completed')) AS checkout_step_max,
      arg_min(page_path, (event_time, event_id)) AS entry_path,
      arg_min(page_referrer, (event_time, event_id)) AS referrer,
      arg_min(campaign_source, (event_time, event_id)) AS campaign_source,
      arg_min(campaign_medium, (event_time, event_id)) AS campaign_medium,
      arg_min(campaign_name, (event_time, event_id)) AS campaign_name,
      arg_min(device_type, (event_time, event_id)) AS device_type,
      arg_min(country, (event_time, event_id)) AS country
    FROM numbered
    GROUP BY session_key, number
  )
  SELECT md5(session_key || first_event_id) AS session_id, started_at::DATE AS session_date, *, epoch_ms(ended_at) - epoch_ms(started_at) AS duration_ms
  FROM sessions
) TO '{target}' (FORMAT parquet, COMPRESSION snappy, PARTITION_BY (session_date))
