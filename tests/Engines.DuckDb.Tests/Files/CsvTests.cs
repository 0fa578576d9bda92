using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Files;

/// <summary>CSV as Spark reads it: which values a record has, and which records are malformed. Real Spark gave the expected rows.</summary>
public sealed class CsvTests
{
    private const string Corrupt = "a STRING, b STRING, c STRING, _corrupt_record STRING";

    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open() => (_directory, _spark) = (new TemporaryDirectory(), SparkSession.Builder().GetOrCreate());

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [TestCase("1,2,3", "1|2|3|-")]
    [TestCase("1,2", "1|2|-|1,2")]
    [TestCase("1,2,3,4", "1|2|3|1,2,3,4")]
    [TestCase("1", "1|-|-|1")]
    [TestCase(",,", "-|-|-|-")]
    [TestCase("\"\",2,\"\"", "-|2|-|-")]
    [TestCase("\"x,y\",2,3", "x,y|2|3|-")]
    [TestCase("1,2, ", "1|2| |-")]
    [TestCase(" \"q\",2,3", " \"q\"|2|3|-")]
    public void A_record_of_another_number_of_values_is_kept_whole(string line, string row) => AssertRow(line, row);

    [TestCase("\"un,2,3", "un,2,3|-|-|\"un,2,3")]
    [TestCase("un\"q,2,3", "un\"q|2|3|-")]
    [TestCase("1,\"q\"x,3", "1|\"q\"x|3|-")]
    [TestCase("1,\"q\"x\",3", "1|\"q\"x\"|3|-")]
    [TestCase("1,\"a\"\"b\",3", "1|\"a\"\"b\"|3|-")]
    [TestCase("1,\"a\\\"b\",3", "1|a\"b|3|-")]
    [TestCase("1,\"a\\nb\",3", "1|a\\nb|3|-")]
    [TestCase("1,a\\b,3", "1|a\\b|3|-")]
    [TestCase("1,\"a\\\\\",3", "1|a\\|3|-")]
    [TestCase("1,\"a\\\\b\",3", "1|a\\b|3|-")]
    [TestCase("1,\"a\\\\\\\"b\",3", "1|a\\\"b|3|-")]
    [TestCase("1, \"q\" ,3", "1| \"q\" |3|-")]
    [TestCase("1,\"q\" ,3", "1|q|3|-")]
    [TestCase("1,\"q\" x,3", "1|\"q\" x|3|-")]
    [TestCase("1,\"q\" \"x\",3", "1|\"q\" \"x\"|3|-")]
    [TestCase("1,2,\"un", "1|2|un|-")]
    [TestCase("1,2,\"", "1|2|\"|-")]
    [TestCase("1,2,\"a\\", "1|2|a|-")]
    [TestCase("1,2,\"a\\\"", "1|2|a\"|-")]
    [TestCase("1,\"un,3", "1|un,3|-|1,\"un,3")]
    [TestCase("\"a\"b\"c,2,3", "\"a\"b\"c|2|3|-")]
    [TestCase("1,\"a\\\",3", "1|a\",3|-|1,\"a\\\",3")]
    [TestCase("1,\"a\\\"b\"c,3", "1|\"a\"b\"c|3|-")]
    [TestCase("1,\"\"a\"\",3", "1|\"\"a\"\"|3|-")]
    [TestCase("\"\"\"a\"\"\",2,3", "\"\"\"a\"\"\"|2|3|-")]
    public void Quotes_are_taken_as_Sparks_parser_takes_them(string line, string row) => AssertRow(line, row);

    [TestCase("1,\"a\"\"b\",3", "1|a\"b|3|-")]
    [TestCase("1,\"a\\\"b\",3", "1|\"a\\\"b\"|3|-")]
    [TestCase("1,\"a\\\\\",3", "1|a\\\\|3|-")]
    [TestCase("\"\"\"a\"\"\",2,3", "\"a\"|2|3|-")]
    [TestCase("1,\"a\"\"b\"c,3", "1|\"a\"b\"c|3|-")]
    [TestCase("1,\"a\"\"", "1|a\"|-|1,\"a\"\"")]
    [TestCase("1,2,\"\"\"", "1|2|\"|-")]
    public void A_quote_that_escapes_itself(string line, string row) => AssertRow(line, row, ("escape", "\""));

    [Test]
    public void Blank_lines_headers_and_marks_of_UTF_8_are_no_records()
    {
        Write("a.csv", "\uFEFF\n  \na,b,c\r\n1,2,3\r\n\r\n   \r4,5,6\r7,8,9");
        Assert.That(Rows(Corrupt), Is.EqualTo(new[] { "1|2|3|-", "4|5|6|-", "7|8|9|-" }));
    }

    [Test]
    public void Each_file_has_its_own_header()
    {
        Write("a.csv", "a,b,c\n1,2,3\n");
        Write("b.csv", "a,b,c\n4,5\n");
        Assert.That(Rows(Corrupt), Is.EqualTo(new[] { "1|2|3|-", "4|5|-|4,5" }));
    }

    [Test]
    public void Several_lines_are_a_record_where_quotes_hold_them()
    {
        Write("a.csv", "a,b,c\n1,\"x\ny\",3\n4,5,6\n\n   \n1,\"un\n7,8,9\n10,11,12\n");
        Assert.That(Rows(Corrupt, ("multiLine", "true")), Is.EqualTo(new[]
        {
            "   |-|-|   ", "1|un\n7,8,9\n10,11,12\n|-|1,\"un\n7,8,9\n10,11,12", "1|x\ny|3|-", "4|5|6|-",
        }));
        Assert.That(Rows(Corrupt), Has.Member("1|x|-|1,\"x").And.Member("y\"|3|-|y\",3"));
    }

    [Test]
    public void The_first_lines_end_ends_all_records_of_several_lines()
    {
        Write("a.csv", "a,b,c\r\n1,\"x\r\ny\",3\r\n4,5\n6,7,8\r\n\r\n9,\"p\rq\",1\r\n");
        Assert.That(Rows(Corrupt, ("multiLine", "true")), Is.EqualTo(new[] { "1|x\ny|3|-", "4|5\n6|7|4,5\n6,7,8", "9|p\rq|1|-" }));
    }

    [Test]
    public void Records_that_do_not_fit_a_buffer_are_read_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"line {i}\n"));
        Write("a.csv", $"a,b,c\n1,\"{text}\",3\n4,5,6\n");
        Assert.That(Rows(Corrupt, ("multiLine", "true")), Is.EqualTo(new[] { $"1|{text}|3|-", "4|5|6|-" }));
    }

    [Test]
    public void Bytes_that_are_no_text_become_replacement_characters_or_stay_in_ISO_8859_1()
    {
        File.WriteAllBytes(_directory["a.csv"], [.. "a,b,c\n1,"u8, 0xE9, 0xFF, .. ",3\n1,"u8, 0xC3, 0xA9, (byte)'\n']);
        Assert.That(Rows(Corrupt), Is.EqualTo(new[] { "1|é|-|1,é", "1|\uFFFD\uFFFD|3|-" }));
        Assert.That(Rows(Corrupt, ("encoding", "ISO-8859-1")), Is.EqualTo(new[] { "1|Ã©|-|1,Ã©", "1|éÿ|3|-" }));
    }

    [Test]
    public void Values_that_do_not_fit_their_types_are_null_and_their_record_is_malformed()
    {
        Write("a.csv", "a,b,c\nx,2,TRUE\n1,2.55,t\n99999999999, 2,false\n 1,2,1\n1,1e2,\n");
        Assert.That(Rows("a INT, b DECIMAL(5,1), c BOOLEAN, _corrupt_record STRING"), Is.EqualTo(new[]
        {
            "-|-|False|99999999999, 2,false", "-|2.0|-| 1,2,1", "-|2.0|True|x,2,TRUE", "1|100.0|-|-", "1|2.6|-|1,2.55,t",
        }));
    }

    [Test]
    public void The_column_of_malformed_records_may_have_another_name_and_place()
    {
        Write("a.csv", "a,b,c\n1,2\n1,2,3\n");
        Assert.That(Rows("a STRING, bad STRING, b STRING, c STRING", ("columnNameOfCorruptRecord", "bad")), Is.EqualTo(new[] { "1|-|2|3", "1|1,2|2|-" }));
        Assert.That(() => Rows("a STRING, _corrupt_record BINARY"), Throws.TypeOf<AnalysisException>().With.Property("ErrorClass").EqualTo("INVALID_CORRUPT_RECORD_TYPE"));
    }

    [Test]
    public void Malformed_records_are_left_out_or_an_error_by_mode()
    {
        Write("a.csv", "a,b,c\n1,2\n1,2,3\n");
        Assert.That(Rows(Corrupt, ("mode", "DROPMALFORMED")), Is.EqualTo(new[] { "1|2|3|-" }));
        Assert.That(() => Rows(Corrupt, ("mode", "FAILFAST")), Throws.InstanceOf<SparkException>().With.Message.Contains("1,2"));
    }

    [Test]
    public void Nulls_empty_values_blanks_comments_and_separators_are_by_option()
    {
        Write("a.csv", "a||b||c\n#x\n  1 || \"q\" || 3 \n\"\"||NA||\n");
        Assert.That(
            Rows(Corrupt, ("sep", "||"), ("comment", "#"), ("nullValue", "NA"), ("emptyValue", "E"), ("ignoreLeadingWhiteSpace", "true"), ("ignoreTrailingWhiteSpace", "true")),
            Is.EqualTo(new[] { "1|q|3|-", "E|-|-|-" }));
    }

    [Test]
    public void Names_that_come_twice_get_their_number()
    {
        Write("a.csv", "a,A,,b,a\n1,2,3,4,5\n");
        Assert.That(_spark.Read().Option("header", true).Csv(_directory.Path).Columns(), Is.EqualTo(new[] { "a0", "A1", "_c2", "b", "a4" }));
    }

    [TestCase("charToEscapeQuoteEscaping", "#")]
    [TestCase("unescapedQuoteHandling", "RAISE_ERROR")]
    [TestCase("encoding", "nonsense")]
    public void What_is_not_read_is_refused_by_name(string option, string value)
    {
        Write("a.csv", "1\n");
        Assert.That(() => Rows("a STRING", (option, value)), Throws.TypeOf<AnalysisException>().With.Message.Contains(option == "encoding" ? value : option));
    }

    private void AssertRow(string line, string row, params (string Name, string Value)[] options)
    {
        Write("a.csv", $"a,b,c\n{line}\n");
        Assert.That(Rows(Corrupt, options), Is.EqualTo(new[] { row }));
    }

    private void Write(string file, string text) => File.WriteAllText(_directory[file], text, new UTF8Encoding(false));

    /// <summary>The rows in order, nulls as <c>-</c>.</summary>
    private List<string> Rows(string schema, params (string Name, string Value)[] options)
    {
        var reader = options.Aggregate(_spark.Read().Schema(schema).Option("header", true), (r, o) => r.Option(o.Name, o.Value));
        return [.. reader.Csv(_directory.Path).Collect()
            .Select(row => string.Join('|', row.Values.Select(v => v is null ? "-" : Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture))))
            .Order(StringComparer.Ordinal)];
    }
}
