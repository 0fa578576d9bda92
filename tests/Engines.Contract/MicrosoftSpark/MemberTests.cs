using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>A program for Microsoft.Spark compiles after its using lines are swapped: each documented member is there, and used in a file that compiles, or listed as left out.</summary>
public sealed class MemberTests
{
    private static readonly Type[] Types = typeof(SparkSession).Assembly.GetExportedTypes();

    [Test]
    public void Every_member_is_there() =>
        Assert.That(MemberList.All.Where(m => m.Reason is null && !IsThere(m)).Select(m => $"{m.Type}.{m.Name}"), Is.Empty, "Add these, or list them as excluded with the reason.");

    [Test]
    public void What_is_left_out_is_not_there() =>
        Assert.That(MemberList.Excluded.Where(IsThere).Select(m => $"{m.Type}.{m.Name}"), Is.Empty, "These are there by now: list them as included, and use them in a file here.");

    [Test]
    public void Every_member_is_used_in_code_that_compiles()
    {
        var used = Used();

        Assert.That(
            MemberList.All.Where(m => m.Reason is null && !IsConstant(m) && !used.Contains((m.Type, m.Name))).Select(m => $"{m.Type}.{m.Name}"),
            Is.Empty,
            "Use these in a file beside this test, as a program for Microsoft.Spark would.");
    }

    private static bool IsThere(ListedMember member) => Members(member).Any();

    private static bool IsConstant(ListedMember member) => Members(member).All(m => m is FieldInfo { IsLiteral: true });

    private static IEnumerable<MemberInfo> Members(ListedMember member) =>
        Types.Where(t => t.Name == member.Type).SelectMany(t => t.GetMember(member.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy));

    /// <summary>The members of other assemblies that this one's code uses, by the names of their types.</summary>
    private static HashSet<(string Type, string Name)> Used()
    {
        using var file = new PEReader(File.OpenRead(typeof(MemberTests).Assembly.Location));
        var reader = file.GetMetadataReader();
        var used = new HashSet<(string, string)>();
        foreach (var reference in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (reference.Parent.Kind == HandleKind.TypeReference)
            {
                var name = reader.GetString(reference.Name);
                var type = reader.GetString(reader.GetTypeReference((TypeReferenceHandle)reference.Parent).Name);
                used.Add((type, name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name));
            }
        }

        // A property of a base type is used through the base type.
        foreach (var type in Types.Where(t => t.BaseType is { Namespace: not "System" }))
        {
            used.UnionWith([.. used.Where(u => u.Item1 == type.BaseType!.Name).Select(u => (type.Name, u.Item2))]);
        }

        return used;
    }
}
