using System.Globalization;

namespace SparkPersonalization.JobModel.Options;

/// <summary>How values of one type are read, shown, and named in help and messages.</summary>
/// <param name="Placeholder">What stands for a value in help, as <c>DURATION</c>.</param>
/// <param name="Expected">What a value must be, in words, as <c>a duration such as 30m</c>.</param>
/// <param name="Parse">The value, or null where the text is none.</param>
/// <param name="Format">A text that <paramref name="Parse"/> reads.</param>
internal sealed record OptionType(string Placeholder, string Expected, Func<string, object?> Parse, Func<object, string> Format)
{
    private delegate bool TryParse<T>(string text, out T value);

    private static readonly Dictionary<Type, OptionType> Known = new()
    {
        [typeof(string)] = new("TEXT", "a text", text => text, value => (string)value),
        [typeof(bool)] = Of<bool>("true|false", "true or false", bool.TryParse, value => value ? "true" : "false"),
        [typeof(int)] = Whole<int>(),
        [typeof(long)] = Whole<long>(),
        [typeof(double)] = Of<double>("NUMBER", "a number such as 0.02", TryParseFinite, value => value.ToString(CultureInfo.InvariantCulture)),
        [typeof(decimal)] = Of<decimal>(
            "NUMBER",
            "a number such as 0.02",
            (string text, out decimal value) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value),
            value => value.ToString(CultureInfo.InvariantCulture)),
        [typeof(DateOnly)] = Of<DateOnly>(
            "DATE",
            "a date such as 2025-03-31",
            (string text, out DateOnly value) =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value),
            value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        [typeof(TimeSpan)] = Of<TimeSpan>("DURATION", "a duration such as 30m, 7d or 00:30:00", DurationText.TryParse, DurationText.Format),
        [typeof(ByteSize)] = Of<ByteSize>("SIZE", "a size such as 512, 64KiB or 1MiB", ByteSize.TryParse, value => value.ToString()),
    };

    /// <summary>The way of a type; null where the type cannot be an option's.</summary>
    internal static OptionType? Find(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? Choice(plain) : Known.GetValueOrDefault(plain);
    }

    private static OptionType Choice(Type type)
    {
        var values = Enum.GetValues(type).Cast<object>().ToDictionary(value => KebabCase.From(value.ToString()!), StringComparer.OrdinalIgnoreCase);
        return new OptionType(
            string.Join('|', values.Keys),
            $"one of {string.Join(", ", values.Keys)}",
            text => values.GetValueOrDefault(text),
            value => KebabCase.From(value.ToString()!));
    }

    private static OptionType Whole<T>()
        where T : struct, System.Numerics.IBinaryInteger<T> => Of<T>(
            "N",
            "a whole number",
            (string text, out T value) => T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
            value => value.ToString(null, CultureInfo.InvariantCulture));

    private static OptionType Of<T>(string placeholder, string expected, TryParse<T> parse, Func<T, string> format)
        where T : struct =>
        new(placeholder, expected, text => parse(text.Trim(), out var value) ? value : null, value => format((T)value));

    private static bool TryParseFinite(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
