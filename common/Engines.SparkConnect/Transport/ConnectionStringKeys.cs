using System.Globalization;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>The <c>key=value</c> pairs of a connection string, taken out one by one; the rest are headers.</summary>
internal sealed class ConnectionStringKeys
{
    private readonly string _text;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    internal ConnectionStringKeys(string text, string pairs)
    {
        _text = text;
        foreach (var pair in pairs.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == pair.Length - 1)
            {
                throw ConnectionString.Fault(text, $"has '{(equals < 0 ? pair : pair[..equals])}' without a value");
            }

            if (!_values.TryAdd(pair[..equals], Uri.UnescapeDataString(pair[(equals + 1)..])))
            {
                throw ConnectionString.Fault(text, $"has {pair[..equals]} twice");
            }
        }
    }

    /// <summary>The pairs that were not taken.</summary>
    internal IReadOnlyDictionary<string, string> Rest => _values;

    internal string? Take(string key) => _values.Remove(key, out var value) ? value : null;

    internal bool? TakeBoolean(string key) => Take(key) switch
    {
        null => null,
        var value when bool.TryParse(value, out var parsed) => parsed,
        var value => throw ConnectionString.Fault(_text, $"has {key}={value}, which is neither true nor false"),
    };

    internal string? TakeGuid(string key) => Take(key) switch
    {
        null => null,
        var value when Guid.TryParseExact(value, "D", out var parsed) => parsed.ToString("D"),
        var value => throw ConnectionString.Fault(_text, $"has {key}={value}, which is no UUID such as {Guid.Empty:D}"),
    };

    internal int? TakeSize(string key) => Take(key) switch
    {
        null => null,
        var value when int.TryParse(value, CultureInfo.InvariantCulture, out var parsed) && parsed > 0 => parsed,
        var value => throw ConnectionString.Fault(_text, $"has {key}={value}, which is no number of bytes above zero"),
    };
}
