-- All rows of features, in the order of their time.
COPY (
  SELECT * FROM read_parquet('{features}', hive_partitioning = true) ORDER BY checkout_time, event_id
) TO '{target}' (FORMAT parquet, COMPRESSION snappy)
