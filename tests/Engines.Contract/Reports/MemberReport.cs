using Microsoft.CodeAnalysis.CSharp.Syntax;
using SparkPersonalization.Engines.Contract.MicrosoftSpark;

namespace SparkPersonalization.Engines.Contract.Reports;

/// <summary>The members of Microsoft.Spark's API that are left out.</summary>
internal static class MemberReport
{
    internal static IEnumerable<string> Lines()
    {
        yield return "| member | why |";
        yield return "| --- | --- |";
        var included = MemberList.Included.Select(Name).ToHashSet();
        foreach (var group in MemberList.Excluded.GroupBy(m => m.Reason))
        {
            yield return $"| {string.Join(", ", group.Select(m => $"`{(included.Contains(Name(m)) ? NameWithTypes(m) : Name(m))}`").Distinct())} | {group.Key} |";
        }
    }

    private static string Name(ListedMember member) => member.Signature is null ? member.Type : $"{member.Type}.{MemberUse.Parse(member.Signature) switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => "new",
    }}";

    /// <summary>The name of one overload of several, of which others are there.</summary>
    private static string NameWithTypes(ListedMember member) =>
        $"{Name(member)}({string.Join(", ", MemberUse.Parameters(MemberUse.Parse(member.Signature!)).Select(p => p.Type))})";
}
