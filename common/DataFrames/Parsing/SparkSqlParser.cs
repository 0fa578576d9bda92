using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>Reads Spark's SQL into plan nodes, by the grammar of Spark 4's SqlBaseParser with its default settings.</summary>
internal static class SparkSqlParser
{
    private static readonly ConditionalWeakTable<ExpressionString, Expression> Known = [];

    /// <summary>Reads one expression, such as <c>price * quantity &gt; 10</c>.</summary>
    /// <exception cref="ParseException">The text is no expression, or has what is not supported.</exception>
    internal static Expression ParseExpression(string sql) => ReadAll(sql, SqlParameters.None, reader => reader.Expression());

    /// <summary>Reads an expression given as text. A node is read once, as jobs use the same one for every batch.</summary>
    /// <exception cref="ParseException">The text is no expression, or has what is not supported.</exception>
    internal static Expression ParseExpression(ExpressionString text) => Known.GetValue(text, static t => ParseExpression(t.Expression));

    /// <summary>Reads one expression that may have an alias, such as <c>a + 1 AS b</c>.</summary>
    /// <exception cref="ParseException">The text is no expression, or has what is not supported.</exception>
    internal static Expression ParseSelectItem(string sql) => ReadAll(sql, SqlParameters.None, reader => reader.SelectItem());

    /// <summary>Reads a query, such as <c>SELECT a FROM t WHERE b &gt; :least</c>.</summary>
    /// <exception cref="ParseException">The text is no query, or has what is not supported.</exception>
    internal static Relation ParseQuery(string sql, SqlParameters parameters) => ReadAll(sql, parameters, reader => reader.QueryStatement());

    /// <summary>Reads a statement that does something rather than giving rows; null where the text is none of those that are supported.</summary>
    /// <exception cref="ParseException">The text begins as such a statement, but is none.</exception>
    internal static Command? ParseCommand(string sql, SqlParameters parameters) =>
        new SqlReader(sql, parameters).IsCommand ? ReadAll(sql, parameters, reader => reader.Command()) : null;

    /// <summary>Reads a table's name, such as <c>delta.`/lake/silver/events`</c>, into its parts.</summary>
    /// <exception cref="ParseException">The text is no name.</exception>
    internal static IReadOnlyList<string> ParseTableName(string name) => string.IsNullOrWhiteSpace(name)
        ? throw new ParseException("PARSE_EMPTY_STATEMENT", "Syntax error, unexpected empty statement.", name, 0, "")
        : ReadAll(name, SqlParameters.None, reader => reader.QualifiedName());

    private static T ReadAll<T>(string sql, SqlParameters parameters, Func<SqlReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return DeepStack.Run(() =>
        {
            var reader = new SqlReader(sql, parameters);
            var result = read(reader);
            reader.ExpectEnd();
            return result;
        });
    }
}
