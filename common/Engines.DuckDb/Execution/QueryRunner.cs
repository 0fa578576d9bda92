using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Indexes;
using SparkPersonalization.Engines.DuckDb.Kafka;
using SparkPersonalization.Engines.DuckDb.Tables;
using SparkPersonalization.Engines.DuckDb.Translation;
using SparkPersonalization.Engines.DuckDb.Translation.Skipping;
using SparkPersonalization.Kafka;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>Runs analysed plans: translates them, rents an instance that reaches what they read, and streams the rows.</summary>
internal sealed class QueryRunner : IDisposable
{
    private readonly DuckDbSettings _settings;
    private readonly TimeProvider _clock;
    private readonly InstancePool _pool;
    private readonly SandboxRoots _roots = new();
    private readonly MemoryPlans _memory;

    internal QueryRunner(DuckDbSettings settings, TimeProvider clock)
    {
        _settings = settings;
        _clock = clock;
        _memory = new MemoryPlans(Load);
        _pool = new InstancePool(BuiltinFunctions.All, [KafkaTable.Definition(Kafka)]);
    }

    /// <summary>DuckDB's version.</summary>
    internal string Version => Run(new QueryResources(), c => (string)c.Single("SELECT version()")!, CancellationToken.None);

    /// <summary>How many rows reads have, as far as queries have shown it.</summary>
    internal RowCounts RowCounts { get; } = new();

    /// <summary>The columns of Parquet files that were asked for before.</summary>
    internal ParquetColumns ParquetColumns { get; } = new();

    /// <summary>Where files of tables are written before they get their names.</summary>
    internal StagingPlaces Staging { get; } = new();

    /// <summary>The session's connections to Kafka.</summary>
    internal KafkaClients Kafka { get; } = new();

    /// <summary>The most rows of a file that is written, by the writer's word or the session's; null for no limit.</summary>
    internal long? MaxRows(long? option) => option ?? _settings.MaxRows(null);

    /// <summary>Whether a file that is written of a plan's rows must have them in their order. To keep it takes about twice the memory.</summary>
    internal bool KeepsOrder(BoundRelation plan) => _settings.IsTrue(DuckDbSettings.Ordered) || RowOrder.IsSorted(plan);

    /// <summary>Answers lookups by key from indexes, where it is set.</summary>
    internal KeyLookups? KeyLookups { get; set; }

    /// <summary>Translates a plan.</summary>
    /// <exception cref="SparkException">The engine lacks something that the plan needs.</exception>
    internal TranslatedQuery Translate(BoundRelation plan) => Translate(Pruned(plan, Visible(plan)), plan);

    /// <summary>Translates a plan that is to run now: what is known before it runs, such as rows found by an index, is put in its place.</summary>
    /// <exception cref="SparkException">The engine lacks something that the plan needs.</exception>
    internal TranslatedQuery TranslateToRun(BoundRelation plan, CancellationToken cancellation) =>
        Translate(Prepared(plan, Visible(plan), cancellation), plan);

    /// <summary>Translates a plan whose rows are to be kept, and which is to run now.</summary>
    /// <exception cref="SparkException">The engine lacks something that the plan needs.</exception>
    internal TranslatedQuery TranslateToKeep(KeptPlan plan, CancellationToken cancellation)
    {
        var relation = Prepared(plan.Relation, plan.Columns, cancellation);
        return Translate(settings => SqlTranslator.TranslateToKeep(relation, plan.Columns, settings));
    }

    /// <summary>Translates a plan whose columns' names do not matter, nor when it runs.</summary>
    /// <exception cref="SparkException">The engine lacks something that the plan needs.</exception>
    internal TranslatedQuery TranslateNameless(BoundRelation plan) =>
        Translate(settings => SqlTranslator.TranslateToKeep(Pruned(plan, Visible(plan)), [.. Visible(plan)], settings with { Now = default }));

    /// <summary>Runs a query into memory.</summary>
    /// <returns>The rows; null where there are more than <see cref="MemoryRows.MayHold"/> allows.</returns>
    internal MemoryRows? RunToMemory(TranslatedQuery query, CancellationToken cancellation)
    {
        using var ready = new ReadyInstance(Rent, query.Resources, cancellation);
        return DuckDbErrors.Guard(() =>
        {
            using var result = Start(ready.Instance, query, cancellation);
            return MemoryRows.Of(result);
        });
    }

    /// <summary>Translates a scan of rows in memory that are kept.</summary>
    internal TranslatedQuery TranslateHeld(MemoryRows rows, ValueList<BoundAttribute> columns) => TranslateScan(MemoryPlans.Scan(columns, rows));

    private MemoryRows? Load(BoundScan scan, CancellationToken cancellation) => RunToMemory(TranslateScan(scan), cancellation);

    private TranslatedQuery TranslateScan(BoundScan scan) => Translate(settings => SqlTranslator.TranslateToKeep(scan, scan.Attributes, settings));

    private BoundRelation Prepared(BoundRelation plan, IReadOnlyList<BoundAttribute> needed, CancellationToken cancellation) =>
        _memory.Hold(Pruned(KeyLookups?.Answer(plan, cancellation) ?? plan, needed), cancellation);

    private BoundRelation Pruned(BoundRelation plan, IEnumerable<BoundAttribute> needed) => DeepStack.Run(() => ColumnPruning.Prune(ProjectJoining.Of(Narrowed(plan)), needed));

    private static BoundAttribute[] Visible(BoundRelation plan) => [.. plan.Output.Where(a => !a.IsHidden)];

    private TranslatedQuery Translate(BoundRelation pruned, BoundRelation plan) => Translate(settings => SqlTranslator.Translate(pruned, Visible(plan), settings));

    private static ResultStream Start(DuckDbInstance instance, TranslatedQuery query, CancellationToken cancellation) =>
        Start(instance, query, sql => sql, cancellation);

    private static ResultStream Start(DuckDbInstance instance, TranslatedQuery query, Func<string, string> statement, CancellationToken cancellation) =>
        query.Resources.IsRepeatable
            ? instance.Statements.Query(statement(query.Sql), query.Resources.Memory, cancellation)
            : instance.Query(statement(PlannedOnce.Sql(query.Sql)), query.Resources.Memory, PlannedOnce.Parameters, cancellation);

    private TranslatedQuery Translate(Func<TranslationSettings, TranslatedQuery> translate)
    {
        try
        {
            return DeepStack.Run(() => translate(new TranslationSettings(TimeZone, new Timestamp(_clock.GetUtcNow()))));
        }
        catch (NotSupportedException e)
        {
            throw new SparkException("UNSUPPORTED_FEATURE", e.Message, e);
        }
    }

    /// <summary>The plan over scans that leave out files which cannot hold a row that the plan wants.</summary>
    internal BoundRelation Narrowed(BoundRelation plan) => ScanFilters.Push(plan, TimeZone);

    /// <summary>A value as Spark casts it to text, in SQL.</summary>
    internal string AsText(string sql, DataType type) => CastSql.Of(
        new ExpressionTranslator(new TranslationSettings(TimeZone, default), new QueryResources()), sql, type, new StringType(), isTry: false);

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>The rows, as they are made.</returns>
    internal IEnumerable<Row> Rows(BoundRelation plan, CancellationToken cancellation)
    {
        using var query = TranslateToRun(plan, cancellation);
        using var ready = new ReadyInstance(Rent, query.Resources, cancellation);
        using var result = DuckDbErrors.Guard(() => Start(ready.Instance, query, cancellation));
        using var chunks = result.Chunks(query.Schema).GetEnumerator();
        var count = 0L;
        while (DuckDbErrors.Guard(chunks.MoveNext))
        {
            foreach (var values in chunks.Current)
            {
                count++;
                yield return new Row(query.Schema, values);
            }
        }

        RowCounts.Add(plan, count);
    }

    /// <summary>Computes a plan's rows, and gives them to nobody.</summary>
    internal void Drain(BoundRelation plan, CancellationToken cancellation)
    {
        using var query = TranslateToRun(plan, cancellation);
        using var ready = new ReadyInstance(Rent, query.Resources, cancellation);
        DuckDbErrors.Guard(() =>
        {
            using var result = Start(ready.Instance, query, cancellation);
            while (result.NextChunk())
            {
                // Nobody wants it.
            }

            return true;
        });
    }

    /// <summary>Runs a statement made from a query, whose answer is small.</summary>
    /// <param name="query">The query.</param>
    /// <param name="statement">The statement in SQL, by the query's. One that reads rows in memory is planned once, however often it comes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The answer's rows.</returns>
    internal List<object?[]> Answer(TranslatedQuery query, Func<string, string> statement, CancellationToken cancellation)
    {
        using var ready = new ReadyInstance(Rent, query.Resources, cancellation);
        return DuckDbErrors.Guard(() =>
        {
            using var result = Start(ready.Instance, query, statement, cancellation);
            return result.Rows().ToList();
        });
    }

    /// <summary>Runs a statement made from a query, on an instance that reaches what the query uses.</summary>
    /// <typeparam name="T">What the statement gives.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="run">Runs the statement.</param>
    /// <param name="cancellation">Ends the statement.</param>
    /// <returns>What <paramref name="run"/> returns.</returns>
    internal T Run<T>(TranslatedQuery query, Func<DuckDbConnection, T> run, CancellationToken cancellation) =>
        Run(query.Resources, run, cancellation);

    /// <summary>Runs statements on an instance that has these resources.</summary>
    /// <typeparam name="T">What they give.</typeparam>
    /// <param name="resources">What they use.</param>
    /// <param name="run">Runs them.</param>
    /// <param name="cancellation">Ends them.</param>
    /// <returns>What <paramref name="run"/> returns.</returns>
    internal T Run<T>(QueryResources resources, Func<DuckDbConnection, T> run, CancellationToken cancellation)
    {
        using var ready = new ReadyInstance(Rent, resources, cancellation);
        using var connection = ready.Instance.Connect();
        connection.Read(resources.Memory);
        return DuckDbErrors.Guard(() => run(connection));
    }

    public void Dispose()
    {
        _pool.Dispose();
        Staging.Dispose();
        Kafka.Dispose();
    }

    private string TimeZone => _settings.Get(DuckDbSettings.TimeZone)!;

    private InstanceLease Rent(QueryResources resources)
    {
        var options = new InstanceOptions
        {
            Roots = _roots.With(resources.Roots),
            TimeZone = TimeZone,
            MemoryLimit = _settings.Bytes(DuckDbSettings.Memory),
            Threads = _settings.Count(DuckDbSettings.Threads),
            TempSizeLimit = _settings.Bytes(DuckDbSettings.LocalLimit),
        };
        return DuckDbErrors.Guard(() => _pool.Rent(_settings.Get(DuckDbSettings.LocalDirectory) is { } directory ? options with { TempDirectory = directory } : options));
    }
}
