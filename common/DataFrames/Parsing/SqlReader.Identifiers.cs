using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>Names that a text says: <c>IDENTIFIER('schema.' || :table)</c> stands for the name of a table, column or function.</summary>
internal sealed partial class SqlReader
{
    private bool IsIdentifierClause => Current.IsWord("IDENTIFIER") && Peek(1).IsSymbol("(");

    private List<string> IdentifierClause()
    {
        _at += 2;
        var text = ConstantText(Expression());
        Expect(")");
        return [.. NameParts.Parse(text)];
    }

    private static string ConstantText(Expression expression) => expression switch
    {
        Literal { Value: string text } => text,
        Literal { Value: null } or Cast { Child: Literal { Value: null } } => throw NotConstant("NULL", "is null"),
        Literal literal => throw NotConstant("WRONG_TYPE", $"is a value of type {literal.DataType.SimpleString}"),
        UnresolvedFunction { FunctionName: "||" or "concat" } joined => string.Concat(joined.Arguments.Select(ConstantText)),
        UnresolvedFunction { FunctionName: "lower", Arguments: [var text] } => ConstantText(text).ToLowerInvariant(),
        UnresolvedFunction { FunctionName: "upper", Arguments: [var text] } => ConstantText(text).ToUpperInvariant(),
        _ => throw NotConstant("NOT_CONSTANT", "is not made of texts and parameters alone by ||, concat, lower or upper"),
    };

    private static AnalysisException NotConstant(string subclass, string fault) =>
        new($"NOT_A_CONSTANT_STRING.{subclass}", $"What IDENTIFIER is given must be a constant STRING which is not NULL; this one {fault}.");
}
