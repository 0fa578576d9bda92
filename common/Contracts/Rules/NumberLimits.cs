using System.Globalization;
using System.Text.Json;
using SparkPersonalization.Contracts.Schemas;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Rules;

/// <summary>Limits of numbers, said in the type of the column where it has the limit exactly, so that no row is cast.</summary>
internal static class NumberLimits
{
    internal static string Violated(Constraint constraint, string value, DataType type)
    {
        if (constraint.Keyword == "multipleOf")
            return NotMultiple(constraint.Value, value, type);
        var (left, right) = Comparable(constraint.Value, value, type);
        return constraint.Keyword switch
        {
            "minimum" => $"{left} < {right}",
            "maximum" => $"{left} > {right}",
            "exclusiveMinimum" => $"{left} <= {right}",
            _ => $"{left} >= {right}",
        };
    }

    internal static string NotAmong(IEnumerable<JsonElement> allowed, string value, DataType type)
    {
        var pairs = allowed.Select(a => Comparable(a, value, type)).ToList();
        return pairs.Count == 0 ? "true" : string.Join(" AND ", pairs.Select(p => $"{p.Left} <> {p.Right}"));
    }

    private static (string Left, string Right) Comparable(JsonElement number, string value, DataType type)
    {
        if (type is IntegralType && number.TryGetDecimal(out var whole) && decimal.IsInteger(whole) && whole >= long.MinValue && whole <= long.MaxValue)
            return (value, $"CAST({Sql.Integer((long)whole)} AS BIGINT)");
        if (type is DecimalType d && number.TryGetDecimal(out var exact) && Fits(exact, d))
            return (value, $"CAST({exact.ToString(CultureInfo.InvariantCulture)}BD AS {d.Sql})");
        var text = Sql.Double(number.GetDouble());
        return (type is DoubleType ? value : $"CAST({value} AS DOUBLE)", text);
    }

    private static bool Fits(decimal number, DecimalType type) =>
        decimal.Round(number, Math.Min(type.Scale, 28)) == number
        && Math.Abs((double)number) < Math.Pow(10, type.Precision - type.Scale);

    // Doubles are multiples but for an error of their last digits.
    private static string NotMultiple(JsonElement step, string value, DataType type)
    {
        if (type is IntegralType && step.TryGetInt64(out var whole))
            return $"{value} % {Sql.Integer(whole)} <> 0";
        var quotient = $"CAST({value} AS DOUBLE) / {Sql.Double(step.GetDouble())}";
        return $"NOT (abs({quotient} - floor({quotient} + 0.5D)) <= 1E-9D * greatest(abs({quotient}), 1D))";
    }
}
