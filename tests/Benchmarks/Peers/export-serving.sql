-- The newest row of each shopper, in the order of the shoppers.
COPY (
  SELECT * FROM read_parquet('{features}', hive_partitioning = true)
  QUALIFY row_number() OVER (PARTITION BY shopper_id ORDER BY checkout_time DESC, event_id DESC) = 1
  ORDER BY shopper_id
) TO '{target}' (FORMAT parquet, COMPRESSION snappy)
