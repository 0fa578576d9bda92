using System.Text;
using System.Text.RegularExpressions;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>A part of a replacement: a text, or the number or name of a group.</summary>
internal sealed record ReplacementPart(string Text, string? Group);

/// <summary>Java's patterns and replacements in .NET's terms.</summary>
internal static partial class JavaPattern
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["ASCII"] = @"\x00-\x7F",
        ["Alpha"] = "a-zA-Z",
        ["Digit"] = "0-9",
        ["Alnum"] = "a-zA-Z0-9",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Graph"] = "!-~",
        ["Print"] = " -~",
        ["Blank"] = @" \t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["XDigit"] = "0-9a-fA-F",
        ["Space"] = @" \t\n\x0B\f\r",
    };

    /// <summary>Rewrites a pattern.</summary>
    /// <exception cref="ArgumentException">The pattern uses what .NET has not.</exception>
    internal static string ToDotNet(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 8);
        var letters = new JavaCase();
        var (inClass, start) = (false, 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    i = Escape(pattern, i + 1, inClass, letters, result);
                    break;
                case '[' when inClass:
                    throw new ArgumentException("a class inside a class is not supported: write the union as one class.");
                case '&' when inClass && i + 1 < pattern.Length && pattern[i + 1] == '&':
                    throw new ArgumentException("the intersection of classes (&&) is not supported: use a look-ahead.");
                case '[':
                    (inClass, start) = (true, result.Length);
                    result.Append('[');
                    break;
                case ']' when inClass:
                    inClass = false;
                    var whole = letters.Class(result.Append(']').ToString(start, result.Length - start));
                    result.Length = start;
                    result.Append(whole);
                    break;
                case '(' when !inClass:
                    i = letters.Open(pattern, i, result);
                    break;
                case ')' when !inClass:
                    letters.Close();
                    result.Append(')');
                    break;
                case '+' when !inClass && i > 0 && IsQuantifier(pattern, i - 1):
                    MakeAtomic(result);
                    break;
                case '$' when !inClass:
                    result.Append(@"\Z");
                    break;
                case var c when inClass:
                    result.Append(c);
                    break;
                case var c:
                    result.Append(letters.Letter(c));
                    break;
            }
        }

        return result.ToString();
    }

    /// <summary>Reads a replacement: <c>$1</c>, <c>${name}</c>, and a backslash before a character that stands for itself.</summary>
    internal static IReadOnlyList<ReplacementPart> Replacement(string replacement)
    {
        var parts = new List<ReplacementPart>();
        foreach (Match piece in ReplacementPiece().Matches(replacement))
        {
            var group = piece.Groups["number"] is { Success: true } n ? n.Value : piece.Groups["name"] is { Success: true } name ? name.Value : null;
            var text = piece.Groups["escaped"] is { Success: true } e ? e.Value : piece.Value;
            parts.Add(new ReplacementPart(text, group));
        }

        return parts;
    }

    private static int Escape(string pattern, int at, bool inClass, JavaCase letters, StringBuilder result)
    {
        if (!inClass && CodePattern().Match(pattern, at - 1) is { Success: true } code)
        {
            result.Append(letters.IsWritten && code.Groups["back"].Success ? $"(?i:{code.Value})" : code.Value);
            return at - 2 + code.Length;
        }

        switch (pattern[at])
        {
            case 'p' or 'P' when at + 1 < pattern.Length && pattern[at + 1] == '{' && pattern.IndexOf('}', at) is var end and > 0:
                result.Append(Property(letters.Property(pattern[(at + 2)..end]), pattern[at] == 'P', inClass));
                return end;
            case 'Q':
                var close = pattern.IndexOf(@"\E", at, StringComparison.Ordinal);
                result.Append(letters.Literal(pattern[(at + 1)..(close < 0 ? pattern.Length : close)]));
                return close < 0 ? pattern.Length : close + 1;
            case 'z':
                result.Append(@"\z");
                return at;
            case var c:
                result.Append((c, inClass) switch
                {
                    ('d', false) => "[0-9]",
                    ('d', true) => "0-9",
                    ('D', false) => "[^0-9]",
                    ('w', false) => "[a-zA-Z_0-9]",
                    ('w', true) => "a-zA-Z_0-9",
                    ('W', false) => "[^a-zA-Z_0-9]",
                    ('s', false) => @"[ \t\n\x0B\f\r]",
                    ('s', true) => @" \t\n\x0B\f\r",
                    ('S', false) => @"[^ \t\n\x0B\f\r]",
                    ('h', false) => @"[ \t\xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]",
                    ('R', false) => @"(?:\r\n|[\n\x0B\f\r\x85\u2028\u2029])",
                    _ => $"\\{c}",
                });
                return at;
        }
    }

    private static string Property(string name, bool isNegated, bool inClass)
    {
        if (name == JavaCase.Letters)
        {
            return isNegated ? $"[^{name}]" : inClass ? name : $"[{name}]";
        }

        if (!Classes.TryGetValue(name, out var characters))
        {
            var category = name.StartsWith("Is", StringComparison.Ordinal) && name.Length <= 4 ? name[2..] : name;
            return $"\\{(isNegated ? 'P' : 'p')}{{{category}}}";
        }

        return (isNegated, inClass) switch
        {
            (false, true) => characters,
            (true, true) => throw new ArgumentException($@"\P{{{name}}} inside a class is not supported."),
            (var negated, false) => $"[{(negated ? "^" : "")}{characters}]",
        };
    }

    private static bool IsQuantifier(string pattern, int at) =>
        pattern[at] is '+' or '*' or '?' or '}' && (at == 0 || pattern[at - 1] != '\\') && (pattern[at] != '+' || at == 0 || !IsQuantifier(pattern, at - 1));

    // a++ is (?>a+): the quantified item is the last one written.
    private static void MakeAtomic(StringBuilder result)
    {
        var item = LastItem().Match(result.ToString());
        if (!item.Success)
        {
            throw new ArgumentException("a possessive quantifier stands after what cannot be made an atomic group: write (?>...) instead.");
        }

        result.Length = item.Index;
        result.Append("(?>").Append(item.Value).Append(')');
    }

    // What has letters that are no text: characters by their number, and the groups found before.
    [GeneratedRegex(@"\G\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c.|(?<back>[1-9][0-9]*|k<[A-Za-z][A-Za-z0-9]*>))")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\\(?<escaped>.)|\$(?<number>\d)|\$\{(?<name>\w+)\}|[^\\$]+", RegexOptions.Singleline)]
    private static partial Regex ReplacementPiece();

    [GeneratedRegex(@"(?:\[(?:[^\]\\]|\\.)*\]|\([^()]*\)|\\.|[^\\()\[\]])(?:[+*?]|\{[\d,]+\})$", RegexOptions.Singleline)]
    private static partial Regex LastItem();
}
