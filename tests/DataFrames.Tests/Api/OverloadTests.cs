using System.Reflection;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames.Tests.Api;

/// <summary>A function of a column by its name, or of a number, is the function of a column.</summary>
public sealed class OverloadTests
{
    // To these a text is a constant.
    private static readonly string[] OfConstants =
    [
        nameof(NextDay), nameof(FromJson), nameof(FromCsv), nameof(SchemaOfJson), nameof(SchemaOfCsv), nameof(Session_Window), nameof(RegexpReplace), nameof(FromUtcTimestamp),
        nameof(ToUtcTimestamp),
    ];

    private static readonly (string Name, string Other)[] OtherNames =
    [
        (nameof(Count_Distinct), nameof(CountDistinct)), (nameof(Sum_Distinct), nameof(SumDistinct)), (nameof(Call_UDF), nameof(CallUDF)), (nameof(BitwiseNOT), nameof(Bitwise_Not)),
        (nameof(Shiftleft), nameof(ShiftLeft)), (nameof(Shiftright), nameof(ShiftRight)), (nameof(Shiftrightunsigned), nameof(ShiftRightUnsigned)),
    ];

    private static readonly MethodInfo[] All = [.. typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(Column) && !m.IsGenericMethod)];

    private static IEnumerable<TestCaseData> Overloads() =>
        from overload in All
        from other in All
        where overload.Name == other.Name && overload != other && Types(overload).Length == Types(other).Length
        where Types(overload).Zip(Types(other)).All(t => t.First == t.Second || StandsFor(t.First, t.Second))
        select new TestCaseData(overload, other) { TestName = $"{overload.Name}({Names(overload)}) is of ({Names(other)})" };

    [TestCaseSource(nameof(Overloads))]
    public void An_overload_is_the_call_of_the_one_with_columns(MethodInfo overload, MethodInfo other)
    {
        var arguments = Samples(overload);
        var columns = arguments.Zip(Types(other)).Select(a => Column(overload.Name, a.First, a.Second)).ToArray();

        Assert.That(Plan(overload, arguments), Is.EqualTo(Plan(other, columns)));
    }

    [Test]
    public void Each_kind_of_overload_is_among_them() => Assert.That(
        Overloads().Select(o => ((MethodInfo)o.Arguments[0]!).Name).Distinct(),
        Is.SupersetOf(new[]
        {
            nameof(Atan2), nameof(Hypot), nameof(Pow), nameof(Sin), nameof(Log), nameof(Stddev), nameof(Corr), nameof(SumDistinct), nameof(ApproxCountDistinct), nameof(SchemaOfCsv),
        }));

    [Test]
    public void Columns_of_grouping_may_be_named() =>
        Assert.That(GroupingId("a", "b").Expression, Is.EqualTo(GroupingId(Col("a"), Col("b")).Expression));

    [TestCaseSource(nameof(OtherNames))]
    public void A_function_of_two_names_is_one((string Name, string Other) names)
    {
        var method = All.Single(m => m.Name == names.Name);
        var other = All.Single(m => m.Name == names.Other && Types(m).SequenceEqual(Types(method)));

        Assert.That(Plan(method, Samples(method)), Is.EqualTo(Plan(other, Samples(method))));
    }

    private static bool StandsFor(Type given, Type wanted) =>
        wanted == typeof(Column) ? given == typeof(string) || given == typeof(double) : wanted == typeof(Column[]) && given == typeof(string[]);

    private static object Column(string function, object argument, Type wanted) => argument switch
    {
        string name when wanted == typeof(Column) => OfConstants.Contains(function) ? Lit(name) : Col(name),
        double number when wanted == typeof(Column) => Lit(number),
        string[] names when wanted == typeof(Column[]) => System.Array.ConvertAll(names, Col),
        _ => argument,
    };

    private static object[] Samples(MethodInfo method) => [.. Types(method).Select(Sample)];

    private static object Sample(Type type, int place) => type switch
    {
        _ when type == typeof(Column) => Col($"c{place}"),
        _ when type == typeof(Column[]) => new[] { Col("d"), Col("e") },
        _ when type == typeof(string) => $"c{place}",
        _ when type == typeof(string[]) => new[] { "d", "e" },
        _ when type == typeof(double) => 0.5 + place,
        _ when type == typeof(int) => 1 + place,
        _ when type == typeof(bool) => true,
        _ when type == typeof(object) => 7,
        _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["sep"] = ";" },
        _ => throw new InvalidOperationException($"The test has no sample of {type}."),
    };

    private static Type[] Types(MethodInfo method) => [.. method.GetParameters().Select(p => p.ParameterType)];

    private static string Names(MethodInfo method) => string.Join(", ", Types(method).Select(t => t.Name));

    private static object Plan(MethodInfo method, object[] arguments) => ((Column)method.Invoke(null, arguments)!).Expression;
}
