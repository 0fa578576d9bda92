using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>
/// A member's uses as C#: one call for each way that its signature allows, with arguments of exactly its types: by place and by name, with the
/// optional ones left out, with elements in place of an array. Each result goes into a variable of the member's type.
/// </summary>
internal static class MemberUse
{
    private const string Receiver = "receiver";

    /// <summary>The declaration that a signature is, without a body.</summary>
    internal static MemberDeclarationSyntax Parse(string signature) =>
        SyntaxFactory.ParseMemberDeclaration(signature.EndsWith('}') ? signature : signature + ";")
            ?? throw new InvalidOperationException($"This is no declaration of a member: {signature}");

    /// <summary>The parameters, in order.</summary>
    internal static IReadOnlyList<ParameterSyntax> Parameters(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => [.. method.ParameterList.Parameters],
        IndexerDeclarationSyntax indexer => [.. indexer.ParameterList.Parameters],
        _ => [],
    };

    /// <summary>A method, on one line, that uses the member in each way.</summary>
    internal static string Method(string type, string signature, int number)
    {
        var member = Parse(signature);
        var method = member as MethodDeclarationSyntax;
        var parameters = Parameters(member).Select(p => $"{p.Type} {p.Identifier}");
        var result = Result(type, member);
        var calls = Calls(type, member).Select((call, i) => result is null ? $"{call};" : $"{result} result{i} = {call};");
        return $"static void M{number}{method?.TypeParameterList}({string.Join(", ", IsStatic(member) ? parameters : parameters.Prepend($"{type} {Receiver}"))}) "
            + $"{method?.ConstraintClauses} {{ {string.Join(' ', calls)} }}";
    }

    private static bool IsStatic(MemberDeclarationSyntax member) => member is ConstructorDeclarationSyntax || member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static string? Result(string type, MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } => null,
        MethodDeclarationSyntax method => method.ReturnType.ToString(),
        BasePropertyDeclarationSyntax property => property.Type.ToString(),
        OperatorDeclarationSyntax op => op.ReturnType.ToString(),
        ConversionOperatorDeclarationSyntax conversion => conversion.Type.ToString(),
        ConstructorDeclarationSyntax => type,
        _ => throw new InvalidOperationException($"The test knows no use of {member}."),
    };

    private static IEnumerable<string> Calls(string type, MemberDeclarationSyntax member)
    {
        var owner = IsStatic(member) ? type : Receiver;
        var names = Parameters(member).Select(p => p.Identifier.Text).ToArray();
        return member switch
        {
            MethodDeclarationSyntax method => Arguments(method.ParameterList).Select(a => $"{owner}.{method.Identifier}{method.TypeParameterList}({a})"),
            ConstructorDeclarationSyntax constructor => Arguments(constructor.ParameterList).Select(a => $"new {type}({a})"),
            IndexerDeclarationSyntax => [$"{owner}[{names[0]}]"],
            PropertyDeclarationSyntax property => [$"{owner}.{property.Identifier}"],
            OperatorDeclarationSyntax op => [names.Length == 1 ? $"{op.OperatorToken}{names[0]}" : $"{names[0]} {op.OperatorToken} {names[1]}"],
            _ => [names[0]],
        };
    }

    private static bool IsParams(ParameterSyntax parameter) => parameter.Modifiers.Any(SyntaxKind.ParamsKeyword);

    private static IEnumerable<string> Arguments(ParameterListSyntax list)
    {
        var names = list.Parameters.Select(p => p.Identifier.Text).ToArray();
        yield return string.Join(", ", names);
        yield return string.Join(", ", names.Select(n => $"{n}: {n}"));
        for (var count = list.Parameters.Count(p => p.Default is null && !IsParams(p)); count < names.Length; count++)
        {
            // Without any argument a call may be ambiguous in Microsoft.Spark too.
            if (count > 0 || !IsParams(list.Parameters[0]))
            {
                yield return string.Join(", ", names.Take(count));
            }
        }

        if (list.Parameters.LastOrDefault() is { } last && IsParams(last))
        {
            yield return string.Join(", ", [.. names[..^1], $"{names[^1]}[0]", $"{names[^1]}[1]"]);
        }
    }
}
