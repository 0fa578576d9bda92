using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Tests.Files;

public sealed class FileRoundTripTests
{
    private static readonly Relation People = TestEngine.Local(
        "id BIGINT, name STRING, day DATE, at TIMESTAMP",
        [1L, "é \"q\", 1", new Date(2024, 2, 29), new Timestamp(1_700_000_000_123_456)],
        [2L, null, new Date(1969, 12, 31), new Timestamp(-1)],
        [3L, "x=y/z", null, null]);

    private DuckDbEngine _engine = null!;
    private string _folder = null!;

    [SetUp]
    public void Open()
    {
        _engine = TestEngine.Open();
        _folder = Directory.CreateTempSubdirectory("files").FullName;
    }

    [TearDown]
    public void Close()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("parquet")]
    [TestCase("csv")]
    public void Written_rows_are_read_back(string format)
    {
        Write(format, SaveMode.ErrorIfExists);

        var rows = _engine.Rows(Read(format, ((LocalRelation)People).Schema).OrderBy("id"));

        // Of CSV's texts timestamps have milliseconds.
        var written = format == "csv" ? People.Select("id", "name", "day", "date_trunc('MILLISECOND', at) AS at") : People;
        Assert.That(rows.Select(r => r.ToString()), Is.EqualTo(_engine.Rows(written).Select(r => r.ToString())));
    }

    [Test]
    public void Json_rows_are_read_back_with_their_schema()
    {
        var plan = People.Select("id", "name", "array(id, 2L) AS list");
        _engine.Execute(new WriteOperation(plan, "json", Target, null, TableSaveMethod.SaveAsTable, SaveMode.ErrorIfExists, [], Options.None), CancellationToken.None);

        var read = _engine.Rows(Read("json", null).OrderBy("id"));

        Assert.That(read[0].Schema.SimpleString, Is.EqualTo("struct<id:bigint,list:array<bigint>,name:string>"));
        Assert.That(read[0].Get("name"), Is.EqualTo("é \"q\", 1"));
    }

    [Test]
    public void Partitions_make_directories_that_give_their_columns_back()
    {
        Write("parquet", SaveMode.ErrorIfExists, "name");

        Assert.That(Directory.GetDirectories(Target).Select(Path.GetFileName), Is.EquivalentTo(new[] { "name=__HIVE_DEFAULT_PARTITION__", "name=x%3Dy%2Fz", "name=é %22q%22, 1" }));
        var rows = _engine.Rows(Read("parquet", null).OrderBy("id"));
        Assert.That(rows[0].Schema.FieldNames, Is.EqualTo(new[] { "id", "day", "at", "name" }));
        Assert.That(rows.Select(r => r.Get("name")), Is.EqualTo(new[] { "é \"q\", 1", null, "x=y/z" }));
    }

    [TestCase("parquet", "c ?1?")]
    [TestCase("csv", "c ?1?")]
    [TestCase("json", "c ?1?")]
    [TestCase("delta", "c [1]")]
    public void A_folder_may_have_signs_of_a_pattern_in_its_name(string format, string path)
    {
        Write(format, SaveMode.ErrorIfExists);
        Directory.Move(Target, Path.Combine(_folder, "c [1]"));

        Assert.That(_engine.Rows(new DataSource(format, null, Options.None, [Path.Combine(_folder, path)])), Has.Count.EqualTo(3));
    }

    [Test]
    public void Dates_make_directories_and_come_back_as_dates()
    {
        Write("parquet", SaveMode.ErrorIfExists, "day");

        Assert.That(Directory.GetDirectories(Target).Select(Path.GetFileName), Is.EquivalentTo(new[] { "day=__HIVE_DEFAULT_PARTITION__", "day=1969-12-31", "day=2024-02-29" }));
        Assert.That(_engine.Rows(Read("parquet", null).OrderBy("id")).Select(r => r.Get("day")), Is.EqualTo(new object?[] { new Date(2024, 2, 29), new Date(1969, 12, 31), null }));
    }

    [Test]
    public void Save_modes_say_what_becomes_of_data_that_is_there()
    {
        Write("parquet", SaveMode.ErrorIfExists);
        Assert.That(() => Write("parquet", SaveMode.ErrorIfExists), Throws.InstanceOf<AnalysisException>().With.Property("ErrorClass").EqualTo("PATH_ALREADY_EXISTS"));

        Write("parquet", SaveMode.Ignore);
        Assert.That(_engine.Rows(Read("parquet", null)), Has.Count.EqualTo(3));
        Write("parquet", SaveMode.Append);
        Assert.That(_engine.Rows(Read("parquet", null)), Has.Count.EqualTo(6));
        Write("parquet", SaveMode.Overwrite);
        Assert.That(_engine.Rows(Read("parquet", null)), Has.Count.EqualTo(3));
        Assert.That(Directory.GetFileSystemEntries(Target).Select(Path.GetFileName), Has.Member("_SUCCESS").And.Some.Match(@"^part-00000-[0-9a-f-]{36}-c000\.snappy\.parquet$"));
    }

    [Test]
    public void A_column_of_file_facts_is_found_by_name()
    {
        Write("parquet", SaveMode.ErrorIfExists);

        var row = _engine.Rows(Read("parquet", null).Select("_metadata.file_name", "_metadata.file_size"))[0];

        Assert.That(row[0], Does.StartWith("part-00000-"));
        Assert.That(row[1], Is.GreaterThan(100L));
    }

    [Test]
    public void The_address_of_a_file_is_one_to_read_it_by()
    {
        Write("parquet", SaveMode.ErrorIfExists);

        var address = (string)_engine.Rows(Read("parquet", null).Select("_metadata.file_path"))[0][0]!;

        Assert.That(address, Does.StartWith("file:/"));
        foreach (var form in new[] { address, address.Replace("file:", "file://", StringComparison.Ordinal) })
        {
            Assert.That(_engine.Rows(Read("parquet", null) with { Paths = [form] }), Is.Not.Empty);
        }
    }

    [Test]
    public void Lines_keep_every_byte()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllBytes(Path.Combine(Target, "lines.txt"), [.. "first, \"one\"\n\nthird é\n"u8, 0xFF, 0x41, (byte)'\n', .. "last"u8]);

        Assert.That(_engine.Rows(Read("text", null)).Select(r => r[0]), Is.EqualTo(new[] { "first, \"one\"", "", "third é", "\uFFFDA", "last" }));
        var bytes = _engine.Rows(Read("text", new StructType().Add("value", new BinaryType())));
        Assert.That(bytes[3][0], Is.EqualTo(new byte[] { 0xFF, 0x41 }));
    }

    [Test]
    public void Malformed_json_is_kept_dropped_or_refused_by_the_mode()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "a.json"), "{\"a\": 1}\n{\"a\": \n{\"a\": 3, \"b\": {\"c\": \"x\"}}\n");
        var schema = (StructType)DataType.FromDdl("a BIGINT, b STRUCT<c: STRING>, _corrupt_record STRING");

        Assert.That(_engine.Rows(Read("json", schema)).Select(r => r.ToString()), Is.EqualTo(new[] { "[1,null,null]", "[null,null,{\"a\": ]", "[3,[x],null]" }));
        Assert.That(_engine.Rows(Read("json", schema, ("mode", "DROPMALFORMED"))), Has.Count.EqualTo(2));
        Assert.That(() => _engine.Rows(Read("json", schema, ("mode", "FAILFAST"))), Throws.InstanceOf<SparkException>().With.Property("ErrorClass").EqualTo("MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION"));
    }

    [Test]
    public void Csv_takes_names_and_types_from_the_file()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "a.csv"), "id,price,day,what\n1,2.5,2024-01-31,x\n2,,2024-02-01,\"a,b\"\n");

        var rows = _engine.Rows(Read("csv", null, ("header", "true"), ("inferSchema", "true")));

        Assert.That(rows[0].Schema.SimpleString, Is.EqualTo("struct<id:int,price:double,day:date,what:string>"));
        Assert.That(rows[1].ToString(), Is.EqualTo("[2,null,2024-02-01,a,b]"));
    }

    [Test]
    public void A_path_that_is_not_there_is_named() =>
        Assert.That(() => _engine.Rows(Read("parquet", null)), Throws.InstanceOf<AnalysisException>().With.Message.Contains(Target));

    private string Target => Path.Combine(_folder, "data");

    private void Write(string format, SaveMode mode, params string[] partitions) => _engine.Execute(
        new WriteOperation(People, format, Target, null, TableSaveMethod.SaveAsTable, mode, [.. partitions], Options.None), CancellationToken.None);

    private DataSource Read(string format, StructType? schema, params (string Key, string Value)[] options) =>
        new(format, schema, options.Aggregate(Options.None, (all, o) => all.With(o.Key, o.Value)), [Target]);
}
