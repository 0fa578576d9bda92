using System.Text.RegularExpressions;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Tells the regular expressions that Java and RE2, which is DuckDB's, certainly read alike.</summary>
internal static partial class CommonPattern
{
    /// <summary>Whether a pattern has only what both read alike, whatever the text.</summary>
    internal static bool IsCommon(string pattern) => Common().IsMatch(pattern) && IsValid(pattern);

    private static bool IsValid(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            // The C# function tells the user what is wrong with it.
            return false;
        }
    }

    // Characters of ASCII, escaped marks, classes of them without classes inside, groups that capture nothing or something,
    // alternatives, the start, the very end (\z), and greedy repetitions of at most 999 times. A dollar is left out, as Java's
    // also matches before a last line end, and so is the dot, for which the two exclude other line ends.
    [GeneratedRegex("""
        \A(?:
            (?: [A-Za-z0-9 _@:/,;!\#%&'"=<>~`-] | \\[.\\+*?()|{}\[\]/^$-] | \\z | \^ | \((?:\?:|(?!\?)) | \) | \|
              | \[\^? (?: [A-Za-z0-9 _@:/,;!\#%'"=<>~`.+*?()|{}$^-] | &(?!&) | \\[.\\+*?()|{}\[\]/^$-] )+ \] )
            (?: [*+?] (?![*+?]) | \{[0-9]{1,3}(?:,[0-9]{0,3})?\} (?![*+?{]) )?
        )*\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Common();
}
