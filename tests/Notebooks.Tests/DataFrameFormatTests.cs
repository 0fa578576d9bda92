using Microsoft.DotNet.Interactive.Formatting;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Notebooks.Tests;

/// <summary>How the kernel's own formatter shows DataFrames.</summary>
internal sealed class DataFrameFormatTests
{
    private SparkSession _spark = null!;

    [SetUp]
    public void MakeSession() => _spark = SparkSession.Builder().GetOrCreate();

    [TearDown]
    public void EndSession() => _spark.Dispose();

    [Test]
    public void A_DataFrame_is_a_table_with_names_types_and_numbers_to_the_right()
    {
        var html = _spark.Sql("SELECT 1 AS `a<b`, 'x & y' AS text, CAST(NULL AS DOUBLE) AS none").ToDisplayString(HtmlFormatter.MimeType);

        Assert.That(html, Is.EqualTo(
            "<table><thead><tr><th style=\"text-align:right\">a&lt;b<br><small>int</small></th><th style=\"text-align:left\">text<br><small>string</small></th>"
            + "<th style=\"text-align:right\">none<br><small>double</small></th></tr></thead><tbody><tr><td style=\"text-align:right\">1</td>"
            + "<td style=\"text-align:left\">x &amp; y</td><td style=\"text-align:right\">NULL</td></tr></tbody></table>"));
    }

    [Test]
    public void It_is_HTML_where_a_notebook_does_not_say_otherwise() =>
        Assert.That(Formatter.GetPreferredMimeTypesFor(typeof(DataFrame)).First(), Is.EqualTo(HtmlFormatter.MimeType));

    [Test]
    public void As_text_it_is_what_show_prints()
    {
        var frame = _spark.Range(3);
        using var shown = new StringWriter();
        frame.Show(shown);

        Assert.That(frame.ToDisplayString(PlainTextFormatter.MimeType), Is.EqualTo(shown.ToString()));
    }

    [Test]
    public void Rows_and_characters_are_limited_by_the_settings_of_Spark()
    {
        _spark.Conf().Set("spark.sql.repl.eagerEval.maxNumRows", 2);
        _spark.Conf().Set("spark.sql.repl.eagerEval.truncate", 5);

        var html = _spark.Range(3).Select(Lit("a long text").As("text")).ToDisplayString(HtmlFormatter.MimeType);

        Assert.That(html, Does.Contain("<td style=\"text-align:left\" title=\"a long text\">a ...</td>").And.Contain("<p>only showing top 2 rows</p>"));
        Assert.That(html.Split("<tr>"), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_setting_that_is_no_number_is_refused_by_name()
    {
        _spark.Conf().Set("spark.sql.repl.eagerEval.maxNumRows", "many");

        Assert.That(
            () => _spark.Range(1).ToDisplayString(HtmlFormatter.MimeType),
            Throws.TypeOf<SparkException>().With.Message.Contains("spark.sql.repl.eagerEval.maxNumRows").And.Message.Contains("'many'"));
    }

    [Test]
    public void A_DataFrame_that_streams_is_shown_by_its_schema()
    {
        using var folder = new TemporaryDirectory();
        var stream = _spark.ReadStream().Schema("id BIGINT").Json(folder.Path);

        Assert.That(stream.ToDisplayString(HtmlFormatter.MimeType), Is.EqualTo("<pre>root\n |-- id: long (nullable = true)\n</pre>"));
    }
}
