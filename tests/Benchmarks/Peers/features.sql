-- Checkouts with some of ours: windowed orders, spend, views and additions of the shopper as of the checkout's instant, by one join. Ours
-- has also carts, sessions, affinities and links of devices to users.
COPY (
  WITH events AS (
    SELECT *, coalesce(user_id, anonymous_id) AS shopper_id FROM read_parquet('{silver}', hive_partitioning = false)
  ), checkouts AS (
    SELECT event_id, event_time AS checkout_time, shopper_id FROM events WHERE kind = 'checkout_started' AND shopper_id IS NOT NULL
  ), history AS (
    SELECT shopper_id, kind, event_time, received_at, coalesce(total, revenue, value) AS amount
    FROM events
    WHERE kind IN ('order_completed', 'order_refunded', 'product_viewed', 'product_added', 'checkout_started')
  )
  SELECT
    c.event_id, c.checkout_time::DATE AS checkout_date, any_value(c.checkout_time) AS checkout_time, any_value(c.shopper_id) AS shopper_id,
    date_diff('day', max(h.event_time) FILTER (kind = 'order_completed'), any_value(c.checkout_time)) AS recency_days,
    count(*) FILTER (kind = 'order_completed' AND h.event_time > c.checkout_time - INTERVAL 7 DAYS) AS orders_7d,
    count(*) FILTER (kind = 'order_completed' AND h.event_time > c.checkout_time - INTERVAL 30 DAYS) AS orders_30d,
    count(*) FILTER (kind = 'order_completed' AND h.event_time > c.checkout_time - INTERVAL 90 DAYS) AS orders_90d,
    count(*) FILTER (kind = 'order_completed') AS orders_365d,
    sum(amount) FILTER (kind = 'order_completed' AND h.event_time > c.checkout_time - INTERVAL 7 DAYS) AS order_spend_7d,
    sum(amount) FILTER (kind = 'order_completed' AND h.event_time > c.checkout_time - INTERVAL 30 DAYS) AS order_spend_30d,
    sum(amount) FILTER (kind = 'order_completed' AND h.event_time > c.checkout_time - INTERVAL 90 DAYS) AS order_spend_90d,
    sum(amount) FILTER (kind = 'order_completed') AS order_spend_365d,
    avg(amount) FILTER (kind = 'order_completed') AS order_value_avg_365d,
    max(amount) FILTER (kind = 'order_completed') AS order_value_max_365d,
    sum(amount) FILTER (kind = 'order_refunded' AND h.event_time > c.checkout_time - INTERVAL 90 DAYS) AS refund_amount_90d,
    count(*) FILTER (kind = 'product_viewed' AND h.event_time > c.checkout_time - INTERVAL 7 DAYS) AS product_views_7d,
    count(*) FILTER (kind = 'product_viewed' AND h.event_time > c.checkout_time - INTERVAL 30 DAYS) AS product_views_30d,
    count(*) FILTER (kind = 'product_added' AND h.event_time > c.checkout_time - INTERVAL 7 DAYS) AS cart_adds_7d,
    count(*) FILTER (kind = 'product_added' AND h.event_time > c.checkout_time - INTERVAL 30 DAYS) AS cart_adds_30d,
    count(*) FILTER (kind = 'checkout_started' AND h.event_time > c.checkout_time - INTERVAL 30 DAYS) AS checkouts_30d
  FROM checkouts c
  LEFT JOIN history h ON h.shopper_id = c.shopper_id
    AND h.event_time < c.checkout_time AND h.event_time >= c.checkout_time - INTERVAL 365 DAYS AND h.received_at <= c.checkout_time
  GROUP BY c.event_id, c.checkout_time
) TO '{target}' (FORMAT parquet, COMPRESSION snappy, PARTITION_BY (checkout_date))
