using System.Globalization;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>SQL text that is not Spark's SQL, or asks for what is not supported. The message shows the place, as Spark's does.</summary>
public sealed class ParseException : AnalysisException
{
    internal const string SyntaxError = "PARSE_SYNTAX_ERROR";
    internal const string UnsupportedFeature = "UNSUPPORTED_FEATURE";

    internal ParseException(string errorClass, string what, string sql, int position, string nearWord, Exception? cause = null)
        : base(errorClass, Describe(what, sql, position), cause)
    {
        Position = position;
        NearWord = nearWord;
    }

    internal ParseException(SparkErrorReport report, Exception? cause)
        : base(report, cause)
    {
        Position = -1;
        NearWord = report.Parameters.GetValueOrDefault("error", "").Trim('\'');
    }

    /// <summary>Where the trouble begins: a count of characters from 0; -1 where a Spark server says it in the message only.</summary>
    public int Position { get; }

    /// <summary>The word at that place; empty at the end of the text.</summary>
    public string NearWord { get; }

    private static string Describe(string what, string sql, int position)
    {
        var lineStart = position == 0 ? 0 : sql.LastIndexOf('\n', position - 1) + 1;
        var lineEnd = sql.IndexOf('\n', position);
        var line = sql[lineStart..(lineEnd < 0 ? sql.Length : lineEnd)];
        var number = sql.AsSpan(0, lineStart).Count('\n') + 1;
        var column = position - lineStart;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{what} (line {number}, pos {column})\n\n== SQL ==\n{line}\n{new string('-', column)}^^^");
    }
}
