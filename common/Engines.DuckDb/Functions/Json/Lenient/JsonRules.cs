using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;

/// <summary>What is taken for JSON beside JSON, by the names and defaults of Spark's options.</summary>
/// <param name="Comments">Comments of <c>//</c> and <c>/* */</c>.</param>
/// <param name="UnquotedNames">Names without quotes.</param>
/// <param name="SingleQuotes">Names and texts in single quotes.</param>
/// <param name="LeadingZeros">Zeros before a number.</param>
/// <param name="NonNumericNumbers"><c>NaN</c>, <c>Infinity</c>, <c>INF</c> and their negatives, also as texts.</param>
/// <param name="AnyEscape">A backslash before any character.</param>
/// <param name="ControlCharacters">Control characters in texts.</param>
internal sealed record JsonRules(
    bool Comments = false,
    bool UnquotedNames = false,
    bool SingleQuotes = true,
    bool LeadingZeros = false,
    bool NonNumericNumbers = true,
    bool AnyEscape = false,
    bool ControlCharacters = false)
{
    /// <summary>Spark's own.</summary>
    internal static JsonRules Default { get; } = new();

    /// <exception cref="ArgumentException">An option is neither true nor false.</exception>
    internal static JsonRules Of(TextOptions options) => new(
        options.Flag("allowComments", Default.Comments),
        options.Flag("allowUnquotedFieldNames", Default.UnquotedNames),
        options.Flag("allowSingleQuotes", Default.SingleQuotes),
        options.Flag("allowNumericLeadingZeros", Default.LeadingZeros),
        options.Flag("allowNonNumericNumbers", Default.NonNumericNumbers),
        options.Flag("allowBackslashEscapingAnyCharacter", Default.AnyEscape),
        options.Flag("allowUnquotedControlChars", Default.ControlCharacters));
}
