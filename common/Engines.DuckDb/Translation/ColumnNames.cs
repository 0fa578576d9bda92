using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>The names of columns inside a statement: by id, so that users' names, which may repeat and hold anything, never meet.</summary>
internal static class ColumnNames
{
    /// <summary>The name of a column.</summary>
    internal static string Sql(this BoundAttribute attribute) => string.Create(CultureInfo.InvariantCulture, $"c{attribute.Id}");

    /// <summary>The name of a lambda's variable.</summary>
    internal static string Sql(this BoundLambdaVariable variable) => string.Create(CultureInfo.InvariantCulture, $"v{variable.Id}");
}
