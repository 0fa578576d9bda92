-- Bronze to silver without validation: the same bytes, the same columns, one row for each event id.
COPY (
  WITH parsed AS (
    SELECT
      from_json(decode(raw), '{
        "messageId": "VARCHAR", "type": "VARCHAR", "event": "VARCHAR", "anonymousId": "VARCHAR", "userId": "VARCHAR", "channel": "VARCHAR",
        "timestamp": "VARCHAR", "sentAt": "VARCHAR", "receivedAt": "VARCHAR",
        "context": {
          "ip": "VARCHAR", "userAgent": "VARCHAR", "locale": "VARCHAR",
          "page": {"path": "VARCHAR", "url": "VARCHAR", "referrer": "VARCHAR", "title": "VARCHAR", "search": "VARCHAR"},
          "campaign": {"source": "VARCHAR", "medium": "VARCHAR", "name": "VARCHAR"},
          "device": {"type": "VARCHAR"}, "os": {"name": "VARCHAR"}, "screen": {"width": "BIGINT", "height": "BIGINT"},
          "location": {"country": "VARCHAR"}
        },
        "traits": {"email": "VARCHAR", "address": {"country": "VARCHAR"}},
        "properties": {
          "cart_id": "VARCHAR", "checkout_id": "VARCHAR", "order_id": "VARCHAR", "step": "BIGINT", "value": "DECIMAL(18,4)",
          "total": "DECIMAL(18,4)", "subtotal": "DECIMAL(18,4)", "revenue": "DECIMAL(18,4)", "shipping": "DECIMAL(18,4)",
          "tax": "DECIMAL(18,4)", "discount": "DECIMAL(18,4)", "currency": "VARCHAR", "affiliation": "VARCHAR", "coupon": "VARCHAR",
          "coupon_id": "VARCHAR", "shipping_method": "VARCHAR", "payment_method": "VARCHAR", "query": "VARCHAR", "list_id": "VARCHAR",
          "product_id": "VARCHAR", "sku": "VARCHAR", "category": "VARCHAR", "name": "VARCHAR", "brand": "VARCHAR", "variant": "VARCHAR",
          "price": "DECIMAL(18,4)", "quantity": "BIGINT", "position": "BIGINT",
          "products": [{
            "product_id": "VARCHAR", "sku": "VARCHAR", "category": "VARCHAR", "name": "VARCHAR", "brand": "VARCHAR", "variant": "VARCHAR",
            "price": "DECIMAL(18,4)", "quantity": "BIGINT", "coupon": "VARCHAR", "position": "BIGINT"
          }]
        }
      }') AS e,
      * EXCLUDE (raw)
    FROM read_parquet('{bronze}')
  ), typed AS (
    SELECT
      e.messageId AS event_id,
      replace(lower(coalesce(e.event, e.type)), ' ', '_') AS kind,
      e.timestamp::TIMESTAMPTZ + coalesce(e.receivedAt::TIMESTAMPTZ - e.sentAt::TIMESTAMPTZ, INTERVAL 0 SECOND) AS event_time,
      e.receivedAt::TIMESTAMPTZ AS received_at,
      ingested_at,
      e.timestamp::TIMESTAMPTZ AS original_timestamp,
      e.sentAt::TIMESTAMPTZ AS sent_at,
      e.anonymousId AS anonymous_id,
      nullif(lower(trim(e.userId)), '') AS user_id,
      e.channel AS channel,
      e.context.ip AS ip, e.context.userAgent AS user_agent, e.context.locale AS locale,
      e.context.device."type" AS device_type, e.context.os.name AS os_name,
      e.context.screen.width AS screen_width, e.context.screen.height AS screen_height,
      upper(coalesce(e.context.location.country, e.traits.address.country)) AS country,
      e.context.page.path AS page_path, e.context.page.url AS page_url, e.context.page.referrer AS page_referrer,
      e.context.page.title AS page_title, e.context.page.search AS page_search,
      e.context.campaign.source AS campaign_source, e.context.campaign.medium AS campaign_medium, e.context.campaign.name AS campaign_name,
      e.properties.cart_id AS cart_id, e.properties.checkout_id AS checkout_id, e.properties.order_id AS order_id, e.properties.step AS step,
      e.properties.value AS value, e.properties.total AS total, e.properties.subtotal AS subtotal, e.properties.revenue AS revenue,
      e.properties.shipping AS shipping, e.properties.tax AS tax, e.properties.discount AS discount,
      upper(e.properties.currency) AS currency, e.properties.affiliation AS affiliation,
      coalesce(e.properties.coupon, e.properties.coupon_id) AS coupon,
      e.properties.shipping_method AS shipping_method, e.properties.payment_method AS payment_method,
      e.properties.query AS query, e.properties.list_id AS list_id,
      e.properties.product_id AS product_id, e.properties.sku AS sku, e.properties.category AS category, e.properties.name AS product_name,
      e.properties.brand AS brand, e.properties.variant AS variant, e.properties.price AS price, e.properties.quantity AS quantity,
      e.properties.position AS position, e.properties.products AS products,
      sha256(lower(trim(e.traits.email))) AS email_hash,
      (hash(e) >> 1)::BIGINT AS content_hash,
      mapping, file, line, occurrence, topic, "partition", "offset"
    FROM parsed
  )
  SELECT *, event_time::DATE AS event_date
  FROM typed
  QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY received_at, sent_at) = 1
) TO '{target}' (FORMAT parquet, COMPRESSION snappy, PARTITION_BY (event_date))
