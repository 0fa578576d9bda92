using System.Text;

namespace SparkPersonalization.DataFrames.Parsing;

/// <content>What may stand behind a value besides fields and types.</content>
internal sealed partial class SqlReader
{
    /// <summary>What <c>v:path</c> calls, which is <c>variant_get</c> but for the column's name.</summary>
    internal const string VariantPathFunction = "variant_path";

    private string CollationName()
    {
        var name = Name();
        while (Take("."))
        {
            name = $"{name}.{Name()}";
        }

        return name;
    }

    /// <summary>Reads what follows the colon of <c>v:a.b[0]['c d']</c> as a path for <c>variant_get</c>.</summary>
    private string VariantPath()
    {
        var path = new StringBuilder("$");
        do
        {
            _at++;
            path.Append(Current.IsSymbol("[") ? Bracketed() : Current.IsName ? Step(Next()) : throw SyntaxError(Current));
            while (Current.IsSymbol("["))
            {
                path.Append(Bracketed());
            }
        }
        while (Current.IsSymbol("."));
        return path.ToString();
    }

    private string Bracketed()
    {
        Expect("[");
        var key = Next();
        Expect("]");
        return key.Kind switch
        {
            TokenKind.Number => $"[{key.Text}]",
            TokenKind.String => Step(key),
            _ => throw SyntaxError(key),
        };
    }

    private static string Step(Token name) =>
        name.Kind == TokenKind.Word ? $".{name.Text}" : name.Text.Contains('\'', StringComparison.Ordinal) ? $"[\"{name.Text}\"]" : $"['{name.Text}']";
}
