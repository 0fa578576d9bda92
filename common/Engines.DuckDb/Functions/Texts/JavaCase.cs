using System.Text;
using System.Text.RegularExpressions;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>
/// The case of letters in Java's patterns: <c>(?i)</c> takes only letters of ASCII for the same in both cases, so they are written out as
/// <c>[aA]</c>; <c>(?iu)</c> takes all letters so, as .NET's <c>(?i)</c> does. A flag holds to the end of its group.
/// </summary>
internal sealed partial class JavaCase
{
    /// <summary>The letters that have a case.</summary>
    internal const string Letters = @"\p{Lu}\p{Ll}\p{Lt}";

    private readonly Stack<Flags> _outer = new();
    private Flags _now;

    /// <summary>Whether letters of ASCII are to be written in both cases.</summary>
    internal bool IsWritten => _now is { Ignores: true, IsUnicode: false };

    /// <summary>Copies the opening of a group or of flags.</summary>
    /// <returns>The place of its last character.</returns>
    internal int Open(string pattern, int at, StringBuilder result)
    {
        var flags = FlagsPattern().Match(pattern, at);
        if (!flags.Success)
        {
            _outer.Push(_now);
            var head = HeadPattern().Match(pattern, at);
            result.Append(head.Value);
            return at + head.Length - 1;
        }

        var isGroup = flags.Groups["end"].Value == ":";
        if (isGroup)
        {
            _outer.Push(_now);
        }

        var native = _now is { Ignores: true, IsUnicode: true };
        var (on, off) = (flags.Groups["on"].Value, flags.Groups["off"].Value);
        _now = new Flags(Turned(_now.Ignores, 'i', on, off), Turned(_now.IsUnicode, 'u', on, off));
        var isNative = _now is { Ignores: true, IsUnicode: true };
        var (added, taken) = (Others(on) + (isNative ? "i" : ""), Others(off) + (native && !isNative ? "i" : ""));
        var text = added + (taken.Length > 0 ? "-" + taken : "");
        result.Append(isGroup ? $"(?{text}:" : text.Length > 0 ? $"(?{text})" : "");
        return at + flags.Length - 1;
    }

    /// <summary>Ends a group.</summary>
    internal void Close() => _now = _outer.TryPop(out var outer) ? outer : _now;

    /// <summary>A character outside of classes.</summary>
    internal string Letter(char c) => IsWritten && char.IsAsciiLetter(c) ? $"[{char.ToLowerInvariant(c)}{char.ToUpperInvariant(c)}]" : c.ToString();

    /// <summary>A text that stands for itself.</summary>
    internal string Literal(string text) => string.Concat(text.Select(c => IsWritten && char.IsAsciiLetter(c) ? Letter(c) : Regex.Escape(c.ToString())));

    /// <summary>A class, brackets included, with the other case of each letter that it has.</summary>
    internal string Class(string text)
    {
        var isNegated = text.StartsWith("[^", StringComparison.Ordinal);
        var content = text[(isNegated ? 2 : 1)..^1];
        if (!IsWritten || content.Length == 0)
        {
            return text;
        }

        var holds = new Regex($"[{content}]", RegexOptions.CultureInvariant);
        var missing = string.Concat(Ascii.Where(c => !holds.IsMatch(c.ToString()) && holds.IsMatch(((char)(c ^ ' ')).ToString())));
        return $"[{(isNegated ? "^" : "")}{missing}{(content[0] == '-' ? "\\" : "")}{content}]";
    }

    /// <summary>The property that is meant: one of letters of one case means those of all cases.</summary>
    internal string Property(string name) => !_now.Ignores ? name : name switch
    {
        "Lower" or "Upper" => "Alpha",
        "Lu" or "Ll" or "Lt" or "IsLu" or "IsLl" or "IsLt" => Letters,
        _ => name,
    };

    private static IEnumerable<char> Ascii => Enumerable.Range('A', 26).Concat(Enumerable.Range('a', 26)).Select(c => (char)c);

    private static bool Turned(bool now, char flag, string on, string off) =>
        !off.Contains(flag, StringComparison.Ordinal) && (now || on.Contains(flag, StringComparison.Ordinal));

    private static string Others(string flags) => string.Concat(flags.Where(f => f is not ('i' or 'u')));

    [GeneratedRegex(@"\G\(\?(?<on>[a-zA-Z]*)(?:-(?<off>[a-zA-Z]*))?(?<end>[:)])")]
    private static partial Regex FlagsPattern();

    [GeneratedRegex(@"\G\((?:\?(?:[=!>]|<[=!]|<[A-Za-z][A-Za-z0-9]*>))?")]
    private static partial Regex HeadPattern();

    private readonly record struct Flags(bool Ignores, bool IsUnicode);
}
