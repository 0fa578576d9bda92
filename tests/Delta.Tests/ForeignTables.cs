namespace SparkPersonalization.Delta.Tests;

/// <summary>
/// What the log of each table of others says: its version, how many files it has and how many of these lie beside it; or which features
/// it needs that this library lacks, or that it is damaged. Versions were checked against the names of the log's files, file counts
/// against Spark's <c>DESCRIBE DETAIL</c>. The number of files that lie beside is what was found, with no second source.
/// </summary>
internal static class ForeignTables
{
    // Spark has other answers for six. It gives up on a checkpoint without metadata or protocol, which is passed over for the commits here
    // (deltalog-state-reconstruction-from-checkpoint-missing-...); it counts a path with and without scheme as two files where here the
    // remove finds its add (canonicalized-paths-normal-a and -special-a); and it could not describe cdc_ict_table and
    // table-with-domain-metadata, so that their counts rest on this library alone.
    internal const string Facts =
        """
        delta-acceptance/all_primitive_types/delta v0 1 1
        delta-acceptance/basic_append/delta v2 3 3
        delta-acceptance/basic_partitioned/delta v1 6 6
        delta-acceptance/multi_partitioned/delta v2 2 2
        delta-acceptance/multi_partitioned_2/delta v0 3 3
        delta-acceptance/nested_types/delta v0 1 1
        delta-acceptance/no_replay/delta v3 1 1
        delta-acceptance/no_stats/delta v3 1 1
        delta-acceptance/stats_as_struct/delta v3 1 1
        delta-acceptance/with_checkpoint/delta v3 1 1
        delta-acceptance/with_schema_change/delta v1 1 1
        delta-golden-tables/124-decimal-decode-bug v0 2 2
        delta-golden-tables/125-iterator-bug v11 12 12
        delta-golden-tables/basic-decimal-table-legacy v0 4 4
        delta-golden-tables/basic-decimal-table v0 4 4
        delta-golden-tables/basic-with-inserts-deletes-checkpoint v13 7 7
        delta-golden-tables/basic-with-inserts-merge v1 1 1
        delta-golden-tables/basic-with-inserts-overwrite-restore v3 4 4
        delta-golden-tables/basic-with-inserts-updates v1 2 2
        delta-golden-tables/basic-with-vacuum-protocol-check-feature v1 2 2
        delta-golden-tables/canonicalized-paths-normal-a v1 0 0
        delta-golden-tables/canonicalized-paths-normal-b v1 0 0
        delta-golden-tables/canonicalized-paths-special-a v1 0 0
        delta-golden-tables/canonicalized-paths-special-b v1 0 0
        delta-golden-tables/checkpoint v14 1 0
        delta-golden-tables/collations-preview-table v0 0 0
        delta-golden-tables/collations-table v0 0 0
        delta-golden-tables/commit-info-containing-arbitrary-operationParams-types v2 2 2
        delta-golden-tables/corrupted-last-checkpoint-kernel v11 2 2
        delta-golden-tables/corrupted-last-checkpoint v10 11 0
        delta-golden-tables/data-reader-absolute-paths-escaped-chars damaged
        delta-golden-tables/data-reader-array-complex-objects v0 2 2
        delta-golden-tables/data-reader-array-primitives v0 2 2
        delta-golden-tables/data-reader-date-types-America/Los_Angeles v0 2 2
        delta-golden-tables/data-reader-date-types-Asia/Beirut v0 2 2
        delta-golden-tables/data-reader-date-types-Etc/GMT+9 v0 2 2
        delta-golden-tables/data-reader-date-types-Iceland v0 2 2
        delta-golden-tables/data-reader-date-types-JST v0 2 2
        delta-golden-tables/data-reader-date-types-PST v0 2 2
        delta-golden-tables/data-reader-date-types-UTC v0 2 2
        delta-golden-tables/data-reader-escaped-chars v2 3 3
        delta-golden-tables/data-reader-map v0 2 2
        delta-golden-tables/data-reader-nested-struct v0 2 2
        delta-golden-tables/data-reader-nullable-field-invalid-schema-key v0 2 2
        delta-golden-tables/data-reader-partition-values v0 3 3
        delta-golden-tables/data-reader-primitives v0 2 2
        delta-golden-tables/data-reader-timestamp_ntz-id-mode needs columnMapping
        delta-golden-tables/data-reader-timestamp_ntz-name-mode needs columnMapping
        delta-golden-tables/data-reader-timestamp_ntz v1 4 4
        delta-golden-tables/data-skipping-basic-stats-all-types-checkpoint v0 1 1
        delta-golden-tables/data-skipping-basic-stats-all-types-columnmapping-id needs columnMapping
        delta-golden-tables/data-skipping-basic-stats-all-types-columnmapping-name needs columnMapping
        delta-golden-tables/data-skipping-basic-stats-all-types v0 1 1
        delta-golden-tables/data-skipping-change-stats-collected-across-versions v4 3 3
        delta-golden-tables/data-skipping-partition-and-data-column v3 4 4
        delta-golden-tables/decimal-various-scale-precision v0 1 1
        delta-golden-tables/delete-re-add-same-file-different-transactions v3 2 0
        delta-golden-tables/deltalog-commit-info v0 1 0
        delta-golden-tables/deltalog-getChanges v2 0 0
        delta-golden-tables/deltalog-invalid-protocol-version needs readerVersion=99
        delta-golden-tables/deltalog-state-reconstruction-from-checkpoint-missing-metadata v10 11 0
        delta-golden-tables/deltalog-state-reconstruction-from-checkpoint-missing-protocol v10 11 0
        delta-golden-tables/deltalog-state-reconstruction-without-metadata damaged
        delta-golden-tables/deltalog-state-reconstruction-without-protocol damaged
        delta-golden-tables/dv-partitioned-with-checkpoint v15 15 15
        delta-golden-tables/dv-with-columnmapping needs columnMapping
        delta-golden-tables/hive/deltatbl-column-names-case-insensitive v0 4 4
        delta-golden-tables/hive/deltatbl-deleted-path v0 2 2
        delta-golden-tables/hive/deltatbl-incorrect-format-config v0 2 2
        delta-golden-tables/hive/deltatbl-map-types-correctly v0 1 1
        delta-golden-tables/hive/deltatbl-non-partitioned v0 2 2
        delta-golden-tables/hive/deltatbl-not-allow-write v0 2 2
        delta-golden-tables/hive/deltatbl-partition-prune v0 5 5
        delta-golden-tables/hive/deltatbl-partitioned v0 4 4
        delta-golden-tables/hive/deltatbl-schema-match v0 4 4
        delta-golden-tables/hive/deltatbl-special-chars-in-partition-column v0 4 4
        delta-golden-tables/hive/deltatbl-touch-files-needed-for-partitioned v0 4 4
        delta-golden-tables/kernel-timestamp-INT96 v0 5 5
        delta-golden-tables/kernel-timestamp-PST v0 5 5
        delta-golden-tables/kernel-timestamp-TIMESTAMP_MICROS v0 5 5
        delta-golden-tables/kernel-timestamp-TIMESTAMP_MILLIS v0 5 5
        delta-golden-tables/kernel-timestamp-partition-col-ISO8601 v0 2 2
        delta-golden-tables/log-replay-dv-key-cases v3 1 1
        delta-golden-tables/log-replay-latest-metadata-protocol v2 4 4
        delta-golden-tables/log-replay-special-characters-a v1 0 0
        delta-golden-tables/log-replay-special-characters-b v0 1 0
        delta-golden-tables/log-replay-special-characters v1 0 0
        delta-golden-tables/multi-part-checkpoint v1 10 10
        delta-golden-tables/only-checkpoint-files v2 7 7
        delta-golden-tables/parquet-all-types-legacy-format v0 1 1
        delta-golden-tables/parquet-all-types v0 1 1
        delta-golden-tables/parquet-decimal-dictionaries-v2 v0 1 1
        delta-golden-tables/parquet-decimal-dictionaries v0 1 1
        delta-golden-tables/parquet-decimal-type v0 1 1
        delta-golden-tables/snapshot-data0 v0 2 2
        delta-golden-tables/snapshot-data1 v1 4 4
        delta-golden-tables/snapshot-data2-deleted v4 3 3
        delta-golden-tables/snapshot-data2 v2 2 2
        delta-golden-tables/snapshot-data3 v3 4 4
        delta-golden-tables/snapshot-repartitioned v5 2 2
        delta-golden-tables/snapshot-vacuumed v5 2 2
        delta-golden-tables/spark-variant-checkpoint needs variantType-preview
        delta-golden-tables/table-with-columnmapping-mode-id needs columnMapping
        delta-golden-tables/table-with-columnmapping-mode-name needs columnMapping
        delta-golden-tables/table-with-icebegCompatV2Enabled needs columnMapping
        delta-golden-tables/time-travel-partition-changes-a v0 10 10
        delta-golden-tables/time-travel-partition-changes-b v1 4 4
        delta-golden-tables/time-travel-schema-changes-a v0 2 2
        delta-golden-tables/time-travel-schema-changes-b v1 4 4
        delta-golden-tables/time-travel-start-start20-start40 v2 6 6
        delta-golden-tables/time-travel-start-start20 v1 4 4
        delta-golden-tables/time-travel-start v0 2 2
        delta-golden-tables/type-widening-nested needs typeWidening-preview
        delta-golden-tables/type-widening needs typeWidening-preview
        delta-golden-tables/update-deleted-directory v0 10 0
        delta-golden-tables/v2-checkpoint-json v2 4 4
        delta-golden-tables/v2-checkpoint-parquet v2 4 4
        delta-golden-tables/versions-not-contiguous damaged
        delta-rs-tables/COVID-19_NYT v0 8 8
        delta-rs-tables/cdc_ict_table v3 2 2
        delta-rs-tables/cdf-table-non-partitioned v4 11 11
        delta-rs-tables/cdf-table-with-cdc-and-dvs v25 2 2
        delta-rs-tables/cdf-table v3 9 9
        delta-rs-tables/checkpoint-cdf-table v5 13 13
        delta-rs-tables/checkpoint-v2-table v9 8 8
        delta-rs-tables/checkpoint_with_partitions v2 2 0
        delta-rs-tables/checkpoints v12 12 0
        delta-rs-tables/checkpoints_vacuumed v12 12 0
        delta-rs-tables/concurrent_workers v0 0 0
        delta-rs-tables/delta-0.2.0 v3 3 3
        delta-rs-tables/delta-0.8-empty v1 0 0
        delta-rs-tables/delta-0.8.0-date v0 1 1
        delta-rs-tables/delta-0.8.0-null-partition v0 2 2
        delta-rs-tables/delta-0.8.0-numeric-partition v0 2 2
        delta-rs-tables/delta-0.8.0-partitioned v0 6 6
        delta-rs-tables/delta-0.8.0-special-partition v0 2 2
        delta-rs-tables/delta-0.8.0 v1 2 2
        delta-rs-tables/delta-1.2.1-only-struct-stats v12 12 12
        delta-rs-tables/delta-2.2.0-partitioned-types v0 3 3
        delta-rs-tables/delta-checkpoint-stats-optional v2 2 2
        delta-rs-tables/delta-live-table v1 0 0
        delta-rs-tables/delta-stats-optional v2 2 2
        delta-rs-tables/golden/data-reader-array-primitives v0 2 2
        delta-rs-tables/http_requests v1 2 2
        delta-rs-tables/issue-2152 v0 0 0
        delta-rs-tables/issue_1374 v1 2 2
        delta-rs-tables/latest_not_checkpointed v3 1 0
        delta-rs-tables/partition-type-primitives v0 16 16
        delta-rs-tables/python-0.25.5-checkpoint v1 2 2
        delta-rs-tables/simple_commit v0 0 0
        delta-rs-tables/simple_table v4 5 5
        delta-rs-tables/simple_table_features needs readerVersion=5
        delta-rs-tables/simple_table_with_cdc v2 1 1
        delta-rs-tables/simple_table_with_checkpoint v10 11 11
        delta-rs-tables/spark-shredded-variant-preview-delta needs variantShredding-preview, variantType
        delta-rs-tables/spark-variant-checkpoint needs variantType-preview
        delta-rs-tables/spark-variant-stable-feature-checkpoint needs variantType
        delta-rs-tables/table-with-domain-metadata v108 109 0
        delta-rs-tables/table-with-dv-small v1 1 1
        delta-rs-tables/table-without-dv-small v0 1 1
        delta-rs-tables/table_failed_last_checkpoint_update v3 4 4
        delta-rs-tables/table_with_column_mapping needs columnMapping
        delta-rs-tables/table_with_deletion_logs v20 1 1
        delta-rs-tables/table_with_edge_timestamps v0 2 2
        delta-rs-tables/table_with_liquid_clustering v0 10 10
        delta-rs-tables/table_with_null_stats_in_notnull_struct v1 2 2
        delta-rs-tables/table_with_partitioning_mapping needs columnMapping
        delta-rs-tables/with_checkpoint_no_last_checkpoint v3 1 0
        delta-golden-tables/no-delta-log-folder none
        """;
}
