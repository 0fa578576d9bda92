using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class ReadersAndWritersTests
{
    private RecordingEngine _engine = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void MakeSession()
    {
        _engine = new RecordingEngine();
        _spark = new SparkSession(_engine);
    }

    [TearDown]
    public void EndSession()
    {
        _spark.Dispose();
        _engine.Dispose();
    }

    [Test]
    public void A_reader_gives_its_format_schema_options_and_paths()
    {
        var read = (DataSource)_spark.Read().Format("csv").Schema("id INT").Option("header", true).Load("/in/a", "/in/b").Plan;

        Assert.That(read.Format, Is.EqualTo("csv"));
        Assert.That(read.Schema, Is.EqualTo(DataType.FromDdl("id INT, x INT") is StructType s ? new StructType(s[0]) : null));
        Assert.That(read.Options["HEADER"], Is.EqualTo("true"));
        Assert.That(read.Paths, Is.EqualTo(new[] { "/in/a", "/in/b" }));
    }

    [Test]
    public void Option_path_is_the_path_unless_there_is_another()
    {
        var read = (DataSource)_spark.Read().Option("path", "/in").Load().Plan;

        Assert.That(read.Paths, Is.EqualTo(new[] { "/in" }));
        Assert.That(read.Options, Is.Empty);
        Assert.That(() => _spark.Read().Option("path", "/in").Load("/other"), Throws.InvalidOperationException.With.Message.Contains("twice"));
    }

    [Test]
    public void A_schema_that_is_one_type_is_refused() =>
        Assert.That(() => _spark.Read().Schema("int"), Throws.InstanceOf<FormatException>().With.Message.Contains("list of columns"));

    [Test]
    public void A_writer_gives_one_command()
    {
        var df = _spark.Range(1);

        df.Write().Format("delta").Mode("overwrite").PartitionBy("d").Option("txnVersion", 3).Save("/out");

        Assert.That(_engine.Commands.Single(), Is.EqualTo(new WriteOperation(
            df.Plan, "delta", "/out", null, TableSaveMethod.SaveAsTable, SaveMode.Overwrite, ["d"], Options.None.With("txnVersion", "3"))));
    }

    [Test]
    public void A_write_fails_on_existing_data_by_default_and_an_insert_adds()
    {
        _spark.Range(1).Write().Parquet("/out");
        _spark.Range(1).Write().InsertInto("t");

        Assert.That(_engine.Commands.Cast<WriteOperation>().Select(w => w.Mode), Is.EqualTo(new[] { SaveMode.ErrorIfExists, SaveMode.Append }));
        Assert.That(() => _spark.Range(1).Write().Mode("maybe"), Throws.ArgumentException.With.Message.Contains("append"));
    }

    [Test]
    public void A_writer_to_a_table_gives_one_command()
    {
        var df = _spark.Range(1);

        df.WriteTo("t").Using("delta").Option("txnVersion", 3L).TableProperty("who", "me").PartitionedBy(Col("d")).Overwrite(Col("id") > 1);

        Assert.That(_engine.Commands.Single(), Is.EqualTo(new WriteOperationV2(
            df.Plan, "t", TableWriteMode.Overwrite, (Col("id") > 1).Expression, "delta", [Col("d").Expression], [], Options.None.With("txnVersion", "3"), Options.None.With("who", "me"))));
    }

    [Test]
    public void A_writer_to_a_table_has_a_call_for_each_mode()
    {
        var writer = _spark.Range(1).WriteTo("t");
        Action[] calls = [writer.Create, () => writer.Overwrite(Lit(true)), writer.OverwritePartitions, writer.Append, writer.Replace, writer.CreateOrReplace];

        System.Array.ForEach(calls, call => call());

        Assert.That(_engine.Commands.Cast<WriteOperationV2>().Select(w => w.Mode), Is.EqualTo(Enum.GetValues<TableWriteMode>()));
    }

    [Test]
    public void A_table_has_partitions_or_clusters() => Assert.That(
        () => _spark.Range(1).WriteTo("t").ClusterBy("a").PartitionedBy(Col("b")),
        Throws.TypeOf<AnalysisException>().With.Property(nameof(AnalysisException.ErrorClass)).EqualTo("SPECIFY_CLUSTER_BY_WITH_PARTITIONED_BY_IS_NOT_ALLOWED"));

    [Test]
    public void Rows_of_the_program_are_brought_into_their_schema()
    {
        var schema = (StructType)DataType.FromDdl("n BIGINT, d DATE, tags ARRAY<STRING>");

        var local = (LocalRelation)_spark.CreateDataFrame([new GenericRow([1, new DateOnly(1970, 1, 2), new List<string> { "x" }])], schema).Plan;

        Assert.That(local.Rows[0], Is.EqualTo(new object?[] { 1L, new Date(1), new object?[] { "x" } }));
        Assert.That(
            () => _spark.CreateDataFrame([new GenericRow(["x", null, null])], schema),
            Throws.ArgumentException.With.Message.Contains("Column 'n' of row 0 is a String"));
        Assert.That(((LocalRelation)_spark.CreateDataFrame(new int?[] { 1, null }).Plan).Schema.SimpleString, Is.EqualTo("struct<_1:int>"));
    }

    [Test]
    public void Sql_keeps_its_text_and_arguments()
    {
        var query = (SqlRelation)_spark.Sql("SELECT :x", new Dictionary<string, object?> { ["x"] = 1 }).Plan;

        Assert.That(query.Query, Is.EqualTo("SELECT :x"));
        Assert.That(query.NamedArguments["x"], Is.EqualTo(Lit(1).Expression));
        Assert.That(((SqlRelation)_spark.Sql("SELECT ?", 1).Plan).PositionalArguments, Is.EqualTo(new[] { Lit(1).Expression }));
    }

    [Test]
    public void A_stream_starts_with_all_that_was_said()
    {
        _engine.Stream = new EndedStream(null);
        Action<DataFrame, long> batch = (_, _) => { };

        var query = _spark.ReadStream().Format("delta").Load("/in").WriteStream()
            .ForeachBatch(batch).QueryName("q").Trigger(Trigger.AvailableNow()).Option("checkpointLocation", "/cp").Start();

        var definition = _engine.Streams.Single();
        Assert.That(((DataSource)definition.Input).IsStreaming, Is.True);
        Assert.That(definition.ForeachBatch, Is.SameAs(batch));
        Assert.That(definition.Trigger, Is.EqualTo(Trigger.AvailableNow()));
        Assert.That(definition.Options["checkpointLocation"], Is.EqualTo("/cp"));
        Assert.That(definition.QueryName, Is.EqualTo("q"));
        Assert.That(query.AwaitTermination(10), Is.True);
        Assert.That(_spark.Streams().Active(), Is.Empty);
    }

    [Test]
    public void Waiting_for_a_failed_query_throws_its_failure()
    {
        _engine.Stream = new EndedStream(new SparkException("DIVIDE_BY_ZERO", "Division by zero."));

        var query = _spark.ReadStream().Table("t").WriteStream().Format("delta").Start("/out");

        Assert.That(query.AwaitTermination, Throws.InstanceOf<StreamingQueryException>().With.Message.Contains("DIVIDE_BY_ZERO"));
    }

    [Test]
    public void Only_a_stream_is_written_as_a_stream_and_only_to_one_place()
    {
        Assert.That(() => _spark.Range(1).WriteStream().Start("/out"), Throws.InvalidOperationException.With.Message.Contains("ReadStream"));
        Assert.That(
            () => _spark.ReadStream().Load("/in").WriteStream().ForeachBatch((_, _) => { }).Start("/out"),
            Throws.InvalidOperationException.With.Message.Contains("not both"));
    }

    [Test]
    public void A_merge_has_its_clauses_in_order_and_answers_its_counts()
    {
        var counts = (StructType)DataType.FromDdl("num_affected_rows BIGINT, num_updated_rows BIGINT, num_deleted_rows BIGINT, num_inserted_rows BIGINT");
        _engine.Answer = [new Row(counts, 6L, 1L, 2L, 3L)];
        var source = _spark.Range(1).As("s");

        var result = DeltaTable.ForPath(_spark, "/lake/a`b").As("t").Merge(source, "t.id = s.id")
            .WhenMatched("s.gone").Delete()
            .WhenMatched().UpdateAll()
            .WhenNotMatched().InsertExpr(new Dictionary<string, string> { ["id"] = "s.id" })
            .WhenNotMatchedBySource(Col("t.old")).Delete()
            .Option("txnVersion", "7")
            .Execute();

        Assert.That(result, Is.EqualTo(new MergeCounts(6, 1, 2, 3)));
        Assert.That(_engine.Commands.Single(), Is.EqualTo(new MergeIntoTable(
            "delta.`/lake/a``b`",
            "t",
            source.Plan,
            new ExpressionString("t.id = s.id"),
            [new MergeAction(MergeActionType.Delete, new ExpressionString("s.gone"), []), new MergeAction(MergeActionType.UpdateStar, null, [])],
            [new MergeAction(MergeActionType.Insert, null, [new Assignment(new UnresolvedAttribute("id"), new ExpressionString("s.id"))])],
            [new MergeAction(MergeActionType.Delete, new UnresolvedAttribute("t.old"), [])],
            false,
            Options.None.With("txnVersion", "7"))));
    }

    [Test]
    public void A_change_that_had_been_committed_answers_nothing()
    {
        var table = DeltaTable.ForPath(_spark, "/t").Option("txnAppId", "a").Option("txnVersion", "1");

        Assert.That(table.Delete("id = 1"), Is.Null);
        Assert.That(table.Merge(_spark.Range(1), "true").WhenNotMatched().InsertAll().Execute(), Is.Null);
        Assert.That(((DeleteFromTable)_engine.Commands[0]).Options["txnAppId"], Is.EqualTo("a"));
    }

    [Test]
    public void A_merge_without_clause_is_refused() =>
        Assert.That(() => DeltaTable.ForName(_spark, "t").Merge(_spark.Range(1), "true").Execute(), Throws.InvalidOperationException);

    [Test]
    public void A_directory_is_a_table_unless_none_is_found_and_other_failures_show()
    {
        Assert.That(DeltaTable.IsDeltaTable(_spark, "/t"), Is.True);

        _engine.AnalysisFailure = new AnalysisException("PATH_NOT_FOUND", "Path does not exist: /t.");
        Assert.That(DeltaTable.IsDeltaTable(_spark, "/t"), Is.False);

        _engine.AnalysisFailure = new SparkException("DELTA_LOG_DAMAGED", "Version 3 is no JSON.");
        Assert.That(() => DeltaTable.IsDeltaTable(_spark, "/t"), Throws.InstanceOf<SparkException>());
    }

    private sealed class EndedStream(SparkException? failure) : IStreamingQueryExecution
    {
        public Guid Id { get; } = new("00000000-0000-0000-0000-000000000001");

        public Guid RunId { get; } = new("00000000-0000-0000-0000-000000000002");

        public string? Name => null;

        public bool IsActive => false;

        public Task Ended => Task.CompletedTask;

        public SparkException? Exception => failure;

        public IReadOnlyList<StreamingQueryProgress> RecentProgress => [];

        public StreamingQueryStatus Status => new("Stopped", false, false);

        public bool AwaitTermination(TimeSpan? timeout, CancellationToken cancellationToken) => true;

        public void ProcessAllAvailable(CancellationToken cancellationToken)
        {
        }

        public void Stop()
        {
        }
    }
}
