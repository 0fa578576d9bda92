using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>
/// A regular expression of Java's. It backtracks, as Java's do; where that runs away, as <c>(a+)+$</c> does, it is matched in time linear in
/// the text from then on, if it has no look-around, back reference or atomic group.
/// </summary>
internal sealed class JavaRegex
{
    private const int KnownPatterns = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, JavaRegex> Known = new(StringComparer.Ordinal);

    private readonly string _pattern;
    private readonly string _translated;
    private volatile Regex _regex;

    private JavaRegex(string pattern)
    {
        _pattern = pattern;
        try
        {
            _translated = JavaPattern.ToDotNet(pattern);
            _regex = new Regex(_translated, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException e)
        {
            throw new SparkException("INVALID_PARAMETER_VALUE.PATTERN", $"The regular expression '{pattern}' is not valid: {e.Message}", e);
        }
    }

    /// <summary>The expression of a pattern.</summary>
    /// <exception cref="SparkException">The pattern is not valid.</exception>
    internal static JavaRegex Of(string pattern)
    {
        if (Known.TryGetValue(pattern, out var known))
        {
            return known;
        }

        if (Known.Count >= KnownPatterns)
        {
            Known.Clear();
        }

        return Known[pattern] = new JavaRegex(pattern);
    }

    /// <summary>Works on a text, with a matcher that ends.</summary>
    /// <exception cref="SparkException">A match takes more than ten seconds.</exception>
    internal T On<T>(string text, Func<Regex, string, T> work)
    {
        try
        {
            return work(_regex, text);
        }
        catch (RegexMatchTimeoutException e) when (e.MatchTimeout < Timeout)
        {
            // Other threads may come here too, each with the expression that it began with.
            _regex = Patient();
            return On(text, work);
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new SparkException(
                "REGULAR_EXPRESSION_TIMEOUT",
                $"The regular expression '{_pattern}' was matched for more than {Timeout.TotalSeconds} seconds on a text of {text.Length} characters. "
                + "Its repetitions divide the text in too many ways: take one out of another, as (a+)+ is a+, or go without look-around and back references, whose match takes longest.",
                e);
        }
    }

    private Regex Patient()
    {
        try
        {
            return new Regex(_translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(_translated, RegexOptions.CultureInvariant, Timeout);
        }
    }
}
