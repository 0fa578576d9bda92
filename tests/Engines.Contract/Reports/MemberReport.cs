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
            yield return $"| {string.Join(", ", group.Select(m => $"`{(included.Contains(Name(m)) ? Form(m) : Name(m))}`").Distinct())} | {group.Key} |";
        }
    }

    private static string Name(ListedMember member) => member.Signature is null ? member.Type : MemberUse.Parse(member.Signature) switch
    {
        MethodDeclarationSyntax method => $"{member.Type}.{method.Identifier}",
        PropertyDeclarationSyntax property => $"{member.Type}.{property.Identifier}",
        _ => $"new {member.Type}",
    };

    /// <summary>A member as one form of several, of which others are there.</summary>
    private static string Form(ListedMember member) => MemberUse.Parse(member.Signature!) switch
    {
        PropertyDeclarationSyntax property => $"{property.Type} {Name(member)}",
        var method => $"{Name(member)}({string.Join(", ", MemberUse.Parameters(method).Select(p => p.Type))})",
    };
}
