using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>A program for Microsoft.Spark compiles after its using lines are swapped: the compiler takes each use that each signature allows, or the member is listed as left out.</summary>
public sealed class MemberTests
{
    // The aliases stand for a name that is another here, and for names that lie beside others which a program does not want.
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using Apache.Arrow;
        using SparkPersonalization.DataFrames;
        using SparkPersonalization.DataFrames.Streams;
        using SparkPersonalization.DataFrames.Tables;
        using SparkPersonalization.DataFrames.Types;
        using Builder = SparkPersonalization.DataFrames.SparkSessionBuilder;
        using Column = SparkPersonalization.DataFrames.Column;
        using SaveMode = SparkPersonalization.DataFrames.Plans.SaveMode;
        using Table = SparkPersonalization.DataFrames.Tables.Table;
        """;

    [Test]
    public void Every_member_is_there()
    {
        var members = MemberList.Included.ToList();
        var faults = Faults(members);

        Assert.That(string.Join('\n', faults.Select(f => $"{members[f.Key]}\n    {f.First()}")), Is.Empty, "Add these, or list them as excluded with the reason.");
    }

    [Test]
    public void What_is_left_out_is_not_there()
    {
        var members = MemberList.Excluded.Where(m => m.Signature is not null).ToList();
        var faults = Faults(members).Select(f => f.Key);
        var types = typeof(SparkSession).Assembly.GetExportedTypes().Select(t => t.Name);

        Assert.That(
            members.Where((_, i) => !faults.Contains(i)).Concat(MemberList.Excluded.Where(m => m.Signature is null && types.Contains(m.Type.Split('<')[0]))),
            Is.Empty,
            "These are there by now: list them as included.");
    }

    /// <summary>What the compiler says, by the places of the members.</summary>
    private static List<IGrouping<int, string>> Faults(IEnumerable<ListedMember> members)
    {
        var methods = members.Select((m, i) => MemberUse.Method(m.Type, m.Signature!, i));
        var tree = CSharpSyntaxTree.ParseText($"{Usings}\nstatic class Uses {{\n{string.Join('\n', methods)}\n}}");
        var first = Usings.Split('\n').Length + 1;
        // What the room refers to is loaded where it is used first.
        var loaded = typeof(SparkSession).Assembly.GetReferencedAssemblies().Select(Assembly.Load).Concat(AppDomain.CurrentDomain.GetAssemblies()).Distinct();
        var references = loaded.Where(a => !a.IsDynamic && a.Location.Length > 0).Select(a => MetadataReference.CreateFromFile(a.Location));
        return [.. CSharpCompilation.Create("Uses", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .GroupBy(d => d.Location.GetLineSpan().StartLinePosition.Line - first, d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }
}
