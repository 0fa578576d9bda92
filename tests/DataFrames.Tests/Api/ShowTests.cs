using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.DataFrames.Tests.Api;

/// <summary>What Spark prints, character for character.</summary>
public sealed class ShowTests
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
    public void Cells_are_cut_at_twenty_characters_and_right_aligned()
    {
        Give("id INT, name STRING", [1, "a short text"], [20000, "a text of over twenty characters"], [null, null]);

        Assert.That(Shown(), Is.EqualTo("""
            +-----+--------------------+
            |   id|                name|
            +-----+--------------------+
            |    1|        a short text|
            |20000|a text of over tw...|
            | NULL|                NULL|
            +-----+--------------------+


            """));
    }

    [Test]
    public void Whole_cells_are_left_aligned()
    {
        Give("a INT, b STRING", [1, "a text of over twenty characters"]);

        Assert.That(Shown(truncate: 0), Is.EqualTo("""
            +---+--------------------------------+
            |a  |b                               |
            +---+--------------------------------+
            |1  |a text of over twenty characters|
            +---+--------------------------------+


            """));
    }

    [Test]
    public void A_row_more_than_shown_is_mentioned_and_not_shown()
    {
        Give("a INT", [1], [2]);

        Assert.That(Shown(numRows: 1), Is.EqualTo("""
            +---+
            |  a|
            +---+
            |  1|
            +---+
            only showing top 1 row


            """));
        Assert.That(_engine.Plans.Cast<Limit>().Single().Count, Is.EqualTo(2));
    }

    [Test]
    public void A_vertical_row_is_a_block()
    {
        Give("id INT, name STRING", [1, "x"], [2, "longer"]);

        Assert.That(Shown(vertical: true), Is.EqualTo(
            "-RECORD 0------\n id   | 1      \n name | x      \n-RECORD 1------\n id   | 2      \n name | longer \n\n"));
    }

    [Test]
    public void No_rows_make_an_empty_table()
    {
        Give("a INT");

        Assert.That(Shown(), Is.EqualTo("+---+\n|  a|\n+---+\n+---+\n\n"));
        Assert.That(Shown(vertical: true), Is.EqualTo("(0 rows)\n\n"));
    }

    [Test]
    public void Wide_characters_take_two_places_and_line_breaks_are_escaped()
    {
        Give("a STRING", ["日本"], ["x\ny"]);

        Assert.That(Shown(), Is.EqualTo("+----+\n|   a|\n+----+\n|日本|\n|x\\ny|\n+----+\n\n"));
    }

    [Test]
    public void Nested_values_bytes_numbers_and_times_have_Spark_s_texts()
    {
        var inner = (StructType)DataType.FromDdl("x INT, y STRING");
        Give(
            "a ARRAY<INT>, m MAP<STRING, DOUBLE>, s STRUCT<x: INT, y: STRING>, b BINARY, t TIMESTAMP, d DECIMAL(5,2)",
            [new object?[] { 1, null }, new Dictionary<object, object?> { ["k"] = 1e7 }, new Row(inner, 1, null), new byte[] { 0x1f, 0xa0 }, new Timestamp(500_000), 1.50m]);
        _spark.Conf().Set("spark.sql.session.timeZone", "Europe/Berlin");

        Assert.That(Shown(truncate: 0).Split('\n')[3], Is.EqualTo("|[1, NULL]|{k -> 1.0E7}|{1, NULL}|[1F A0]|1970-01-01 01:00:00.5|1.50|"));
    }

    [TestCase("UTC", "1970-01-01 00:00:00.5")]
    [TestCase("+05:30", "1970-01-01 05:30:00.5")]
    [TestCase("GMT-8", "1969-12-31 16:00:00.5")]
    [TestCase("America/New_York", "1969-12-31 19:00:00.5")]
    public void Instants_are_shown_on_the_clock_of_the_session(string zone, string shown)
    {
        Give("t TIMESTAMP", [new Timestamp(500_000)]);
        _spark.Conf().Set("spark.sql.session.timeZone", zone);

        Assert.That(Shown(truncate: 0).Split('\n')[3].Trim('|'), Is.EqualTo(shown));
    }

    [TestCase(0.0, "0.0")]
    [TestCase(-0.0, "-0.0")]
    [TestCase(100.0, "100.0")]
    [TestCase(0.001, "0.001")]
    [TestCase(0.000999, "9.99E-4")]
    [TestCase(9999999.0, "9999999.0")]
    [TestCase(1e7, "1.0E7")]
    [TestCase(123456789.125, "1.23456789125E8")]
    [TestCase(1e23, "1.0E23")]
    [TestCase(double.Epsilon, "4.9E-324")]
    [TestCase(-1.5, "-1.5")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    public void Doubles_are_printed_as_Java_prints_them(double value, string text) => Assert.That(JavaNumbers.ToString(value), Is.EqualTo(text));

    [TestCase(1.1f, "1.1")]
    [TestCase(float.Epsilon, "1.4E-45")]
    [TestCase(16777216f, "1.6777216E7")]
    [TestCase(float.MaxValue, "3.4028235E38")]
    public void Floats_are_printed_as_Java_prints_them(float value, string text) => Assert.That(JavaNumbers.ToString(value), Is.EqualTo(text));

    [Test]
    public void A_schema_is_printed_as_a_tree()
    {
        _engine.Schema = (StructType)DataType.FromDdl("id BIGINT NOT NULL, tags ARRAY<STRUCT<x: INT>>, m MAP<STRING, DECIMAL(10,2)>, t TIMESTAMP");
        var text = new StringWriter();

        _spark.Range(1).PrintSchema(text);

        Assert.That(text.ToString(), Is.EqualTo("""
            root
             |-- id: long (nullable = false)
             |-- tags: array (nullable = true)
             |    |-- element: struct (containsNull = true)
             |    |    |-- x: integer (nullable = true)
             |-- m: map (nullable = true)
             |    |-- key: string
             |    |-- value: decimal(10,2) (valueContainsNull = true)
             |-- t: timestamp (nullable = true)


            """));
    }

    [TestCase(0, 8)]
    [TestCase(-1, 8)]
    [TestCase(1, 4)]
    [TestCase(2, 7)]
    [TestCase(3, 8)]
    [TestCase(9, 8)]
    public void A_schema_is_printed_down_to_a_level(int level, int lines)
    {
        _engine.Schema = (StructType)DataType.FromDdl("id BIGINT, tags ARRAY<STRUCT<x: INT>>, m MAP<STRING, INT>");
        var (all, some) = (new StringWriter(), new StringWriter());

        _spark.Range(1).PrintSchema(all);
        _spark.Range(1).PrintSchema(some, level);

        var expected = all.ToString().Split('\n').Where(line => line.Split("    ").Length <= (level > 0 ? level : int.MaxValue));
        Assert.That(some.ToString(), Is.EqualTo(string.Join('\n', expected)));
        Assert.That(some.ToString().Trim('\n').Split('\n'), Has.Length.EqualTo(lines));
    }

    [TestCase("simple", "Simple")]
    [TestCase("EXTENDED", "Extended")]
    [TestCase("codegen", "Codegen")]
    [TestCase("Cost", "Cost")]
    [TestCase("formatted", "Formatted")]
    public void A_plan_is_explained_by_the_name_of_a_mode(string mode, string shown)
    {
        var text = new StringWriter();

        _spark.Range(1).Explain(text, mode);

        Assert.That(text.ToString(), Does.Contain(shown));
    }

    [TestCase("all")]
    [TestCase("1")]
    [TestCase("")]
    public void A_mode_that_there_is_not_is_refused_with_those_that_there_are(string mode) =>
        Assert.That(
            () => _spark.Range(1).Explain(mode),
            Throws.ArgumentException.With.Message.Contains($"Unknown explain mode: {mode}. Accepted explain modes are 'simple', 'extended', 'codegen', 'cost', 'formatted'."));

    private void Give(string schema, params object?[][] rows) => (_engine.Schema, _engine.Rows) = ((StructType)DataType.FromDdl(schema), rows);

    private string Shown(int numRows = 20, int truncate = 20, bool vertical = false)
    {
        var text = new StringWriter();
        _spark.Range(1).Show(text, numRows, truncate, vertical);
        return text.ToString();
    }
}
