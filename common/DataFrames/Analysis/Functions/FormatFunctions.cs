using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Numbers, dates and bytes as texts in a given form, and back.</summary>
internal static partial class FormatFunctions
{
    private static readonly Parameter Text = Of(Rules.String);

    private static readonly Parameter NumberFormat = new(a => a.DataType is IntegerType or StringType ? a.DataType : TypeCoercion.CanCastImplicitly(a.DataType, Int) ? Int : null, "INT or STRING");

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("format_number", Takes(Numeric, NumberFormat), Gives(Rules.String), NullRule.Always),
        Scalar("format_string", TakesBy(1, null, "(STRING, value, ...)", a => [Rules.String, .. a.Skip(1).Select(x => x.DataType)]), Gives(Rules.String), NullRule.Always, "printf"),
        Scalar("to_char", Takes(Any, Text), Gives(Rules.String), NullRule.Always, "to_varchar"),
        Scalar("to_number", Takes(Text, Text), a => Parsed(a[1])),
        Scalar("try_to_number", Takes(Text, Text), a => Parsed(a[1]), NullRule.Always),
        Scalar("mask", TakesFrom(1, Text, Text, Text, Text, Text), Gives(Rules.String), NullRule.Always),
        Scalar("quote", Takes(Text), Gives(Rules.String)),
        Scalar("luhn_check", Takes(Text), Gives(Rules.Boolean)),
        Scalar("conv", Takes(Text, Of(Int), Of(Int)), Gives(Rules.String), NullRule.Always),
        Scalar("bin", Takes(WholeNumber), Gives(Rules.String)),
        Scalar("to_binary", TakesFrom(1, Text, Text), Gives(Rules.Binary), NullRule.Always),
        Scalar("try_to_binary", TakesFrom(1, Text, Text), Gives(Rules.Binary), NullRule.Always),
        Scalar("typeof", Takes(Any), Gives(Rules.String), NullRule.Never),
        Scalar("collate", TakesBy(2, 2, "(STRING, constant STRING)", Collated), Gives(Rules.String)),
        Scalar("collation", Takes(Text), Gives(Rules.String), NullRule.Never),
        Scalar("current_user", Takes(), Gives(Rules.String), NullRule.Never, "session_user", "user"),
        Scalar("version", Takes(), Gives(Rules.String), NullRule.Never),
        Scalar("current_catalog", Takes(), Gives(Rules.String), NullRule.Never),
        Scalar("current_database", Takes(), Gives(Rules.String), NullRule.Never, "current_schema"),
        Scalar("current_timezone", Takes(), Gives(Rules.String), NullRule.Never),
    ];

    // Texts are compared by their bytes only; the other collations that Spark has are refused by name.
    private static DataType[]? Collated(IReadOnlyList<BoundExpression> arguments)
    {
        if (arguments[0].DataType is not (StringType or NullType) || arguments[1].DataType is not StringType)
        {
            return null;
        }

        return arguments[1] is not BoundLiteral { Value: string name } ? throw new AnalysisException("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "The name of a collation must be a constant.")
            : name.Equals("UTF8_BINARY", StringComparison.OrdinalIgnoreCase) ? [Rules.String, Rules.String]
            : Collation().IsMatch(name) ? throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine compares texts by their bytes (UTF8_BINARY), not by {name}: compare lower(x) with lower(y). A Spark server has it.")
            : throw new AnalysisException("COLLATION_INVALID_NAME", $"The value {name} does not represent a correct collation name.");
    }

    [GeneratedRegex("^(?:UTF8_LCASE|(?:UNICODE|[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_[A-Z]{2,3})?)(?:_(?:CI|CS|AI|AS|RTRIM))*|UTF8_(?:BINARY|LCASE)_RTRIM)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Collation();

    /// <summary>A decimal with the digits that the format shows.</summary>
    private static DecimalType Parsed(BoundExpression format)
    {
        var text = format is BoundLiteral { Value: string constant } ? constant.ToUpperInvariant()
            : throw new AnalysisException("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "The format of a number must be a constant.");
        var parts = text.Split('.', 'D');
        var (whole, fraction) = (Digits(parts[0]), parts.Length > 1 ? Digits(parts[1]) : 0);
        return new DecimalType(Math.Clamp(whole + fraction, 1, DecimalType.MaxPrecision), fraction);
    }

    private static int Digits(string format) => format.Count(c => c is '0' or '9');
}
