using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// Delta's table-valued functions of row changes: <c>table_changes(name, start [, end])</c> and <c>table_changes_by_path(path, start [, end])</c>,
/// where a whole number is a version, and a text or a timestamp a time. They are reads with the options of the change data feed.
/// </summary>
internal static class TableChanges
{
    private const string Named = "table_changes";
    private const string ByPath = "table_changes_by_path";

    /// <summary>The read that a function stands for; null for other functions.</summary>
    /// <param name="function">The function.</param>
    /// <param name="compute">Gives the value of an expression without columns, and its text.</param>
    /// <exception cref="AnalysisException">Its arguments are not those of these functions.</exception>
    internal static Read? Of(UnresolvedTableValuedFunction function, Func<Expression, Row> compute) => function.FunctionName.ToLowerInvariant() switch
    {
        Named => new NamedTable(Place(Named, function.Arguments), Range(function.Arguments, compute)),
        ByPath => new DataSource("delta", null, Range(function.Arguments, compute), [Place(ByPath, function.Arguments)]),
        _ => null,
    };

    private static string Place(string function, ValueList<Expression> arguments) => arguments switch
    {
        { Count: < 2 or > 3 } => throw new AnalysisException(
            "INCORRECT_NUMBER_OF_ARGUMENTS", $"{(arguments.Count < 2 ? "not enough" : "too many")} args, {function} requires at least 2 arguments and at most 3 arguments."),
        [Literal { Value: string place }, ..] => place,
        _ => throw new AnalysisException("DELTA_UNSUPPORTED_EXPRESSION", $"The first argument of {function} must be a constant text: the table's {(function == Named ? "name" : "path")}."),
    };

    private static Options Range(ValueList<Expression> arguments, Func<Expression, Row> compute)
    {
        var options = Options.None.With("readChangeFeed", "true");
        return arguments.Skip(1).Zip(["starting", "ending"]).Aggregate(options, (all, bound) => With(all, bound.Second, compute(bound.First)));
    }

    private static Options With(Options options, string bound, Row computed) => (computed.Schema[0].DataType, computed[0]) switch
    {
        (_, null) => throw new AnalysisException(
            "DELTA_CDC_READ_NULL_RANGE_BOUNDARY", "CDC read start/end parameters cannot be null. Please provide a valid version or timestamp."),
        (IntegerType or LongType, var version) => options.With($"{bound}Version", Convert.ToString(version, CultureInfo.InvariantCulture)!),
        (StringType or TimestampType, _) => options.With($"{bound}Timestamp", (string)computed[1]!),
        var (type, _) => throw new AnalysisException(
            "DELTA_UNSUPPORTED_EXPRESSION", $"Unsupported expression type({type.Sql}) for {bound} option. The supported types are INT, BIGINT, STRING and TIMESTAMP."),
    };
}
