using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Scans;
using SparkPersonalization.Engines.DuckDb.Catalogs;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Files.Csv;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Kafka;
using SparkPersonalization.Engines.DuckDb.Persisting;
using SparkPersonalization.Engines.DuckDb.Tables;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Finds what reads mean: files by format and path, tables by path, temporary views by name.</summary>
internal sealed class SourceResolver : ISourceResolver
{
    private static readonly string[] Formats = ["parquet", "json", "csv", "text", "delta", "kafka"];

    private readonly SessionCatalog _catalog;
    private readonly PersistedPlans _persisted;
    private readonly DuckDbSettings _settings;
    private readonly QueryRunner _runner;

    public IReadOnlyList<Row> Run(Relation plan) => [.. _runner.Rows(new Analyzer(this).Analyze(plan), CancellationToken.None)];

    internal SourceResolver(SessionCatalog catalog, PersistedPlans persisted, DuckDbSettings settings, QueryRunner runner)
    {
        _catalog = catalog;
        _persisted = persisted;
        _settings = settings;
        _runner = runner;
    }

    public Relation? FindView(string name) => _catalog.Views.Find(name);

    public RegisterFunction? FindFunction(string name) => _catalog.Functions.Find(name);

    public KeptRows? FindKept(Relation plan) => plan is CheckpointRelation checkpoint ? checkpoint.Kept
        : _persisted.Find(plan) is { } rows ? new KeptRows(rows.Plan, rows.Source) : null;

    public ISourceHandle Resolve(Read read) => read switch
    {
        DataSource source => Resolve(source),
        NamedTable table => Resolve(table),
        CatalogQuery query => CatalogAnswers.Of(query, _catalog),
        DescribeHistory history => Found(TableNames.Path(history.TargetTable), log => TableHistory.Of(log, history.Limit)),
        DescribeDetail detail => Found(TableNames.Path(detail.TargetTable), TableDetail.Of),
        _ => throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine does not read {read.GetType().Name}."),
    };

    private ISourceHandle Resolve(NamedTable table)
    {
        var parts = table.UnparsedIdentifier.Split('.', 2);
        return parts.Length == 2 && Formats.Contains(parts[0], StringComparer.OrdinalIgnoreCase) && parts[1] is ['`', .. var path, '`']
            ? Resolve(new DataSource(parts[0], null, table.Options, [path.Replace("``", "`", StringComparison.Ordinal)]))
            : throw new AnalysisException(
                "TABLE_OR_VIEW_NOT_FOUND",
                $"The table or view `{table.UnparsedIdentifier}` cannot be found. The embedded engine knows temporary views, and files as format.`/path`.");
    }

    private ISourceHandle Resolve(DataSource source)
    {
        var name = (source.Format ?? _settings.Get("spark.sql.sources.default")!).ToLowerInvariant();
        if (name == "kafka")
        {
            return KafkaSource.Of(source, _runner.Kafka);
        }

        string[] paths = source.Paths.Count > 0 ? [.. source.Paths] : source.Options.Get("path") is { } path ? [path] : [];
        if (paths.Length == 0)
        {
            throw new AnalysisException("UNABLE_TO_INFER_SCHEMA", $"A read of {name} needs a path.");
        }

        return IsDelta(name)
            ? Table(paths, source.Options)
            : Files(Format(name, source.Options), paths, source);
    }

    internal static bool IsDelta(string? format) => string.Equals(format, "delta", StringComparison.OrdinalIgnoreCase);

    private DeltaSource Table(IReadOnlyList<string> paths, Options options)
    {
        if (paths.Count > 1)
        {
            throw new AnalysisException("DELTA_ONE_PATH", $"A Delta table is read by one path, not {paths.Count}. Union the tables.");
        }

        return Found(paths[0], log => new DeltaSource(DeltaScan.Plan(log, options, Instant)));
    }

    // As a cast reads it, in the session's zone.
    private DateTimeOffset? Instant(string text) =>
        DateTimeText.Instant(text, TimeZone) is { } time ? new DateTimeOffset(time.ToDateTime(), TimeSpan.Zero) : null;

    private static T Found<T>(string path, Func<DeltaTableLog, T> look)
    {
        try
        {
            return look(DeltaTableLog.Shared(LocalStorage.Instance, path));
        }
        catch (DeltaTableNotFoundException e)
        {
            throw new AnalysisException(e.ErrorClass, e.Reason, e);
        }
    }

    private FileSource Files(IFileFormat format, IReadOnlyList<string> paths, DataSource source)
    {
        var files = FileListing.Find(paths, FileSelection.Of(source.Options, TimeZone));
        if (files.Count == 0 && source.Schema is null && format is not TextFormat)
        {
            throw new AnalysisException("UNABLE_TO_INFER_SCHEMA", $"Unable to infer schema for {format.Name}: there is no file below {string.Join(", ", paths)}. Give a schema.");
        }

        var infersTypes = !string.Equals(_settings.Get(DuckDbSettings.PartitionTypes), "false", StringComparison.OrdinalIgnoreCase);
        var partitions = PartitionColumns.Infer(files, source.Schema, infersTypes);
        var data = source.Schema is { } given
            ? given.Where(f => !partitions.Any(p => string.Equals(p.Name, f.Name, StringComparison.OrdinalIgnoreCase)))
            : format.InferSchema([.. files.Select(f => f.Path)]);
        return new FileSource(format, files, new StructType(data.Select(f => f.WithNullable(true))), partitions, TimeZone);
    }

    private string TimeZone => _settings.Get(DuckDbSettings.TimeZone)!;

    private IFileFormat Format(string name, Options options) => name switch
    {
        "parquet" => new ParquetFormat(options, _runner, _settings),
        "json" => new JsonFormat(options, TimeZone),
        "csv" => new CsvFormat(options, _settings),
        "text" => new TextFormat(options),
        _ => throw new AnalysisException("DATA_SOURCE_NOT_FOUND", $"The embedded engine does not know the format {name}. It knows {string.Join(", ", Formats)}."),
    };
}
