using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>Reads Spark's SQL into plan nodes, by the grammar of Spark 4's SqlBaseParser with its default settings.</summary>
internal static class SparkSqlParser
{
    private static readonly ConditionalWeakTable<ExpressionString, Expression> Known = [];

    /// <summary>Reads one expression, such as <c>price * quantity &gt; 10</c>.</summary>
    /// <exception cref="ParseException">The text is no expression, or has what is not supported.</exception>
    internal static Expression ParseExpression(string sql) => ReadAll(sql, parser => parser.Expression());

    /// <summary>Reads an expression given as text. A node is read once, as jobs use the same one for every batch.</summary>
    /// <exception cref="ParseException">The text is no expression, or has what is not supported.</exception>
    internal static Expression ParseExpression(ExpressionString text) => Known.GetValue(text, static t => ParseExpression(t.Expression));

    /// <summary>Reads one expression that may have an alias, such as <c>a + 1 AS b</c>.</summary>
    /// <exception cref="ParseException">The text is no expression, or has what is not supported.</exception>
    internal static Expression ParseSelectItem(string sql) => ReadAll(sql, parser => parser.SelectItem());

    private static Expression ReadAll(string sql, Func<SqlReader, Expression> read)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var reader = new SqlReader(sql);
        var result = read(reader);
        reader.ExpectEnd();
        return result;
    }
}
