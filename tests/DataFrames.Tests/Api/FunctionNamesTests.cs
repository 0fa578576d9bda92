using System.Reflection;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tests.Api;

/// <summary>The functions of the API against the function table: a name that is misspelt here would be found only when a query runs.</summary>
public sealed class FunctionNamesTests
{
    // Analysis writes these as others before it looks into the table.
    private static readonly string[] Rewritten = ["struct", "equal_null"];

    [Test]
    public void Every_function_is_called_by_a_name_that_analysis_knows() => Assert.That(
        Calls().Where(c => !c.IsInternal && FunctionTable.Find(c.FunctionName) is null && !Rewritten.Contains(c.FunctionName)).Select(c => c.FunctionName).Distinct(), Is.Empty);

    private static IEnumerable<UnresolvedFunction> Calls() => typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.ReturnType == typeof(Column) && !m.IsGenericMethod)
        .Select(m => ((Column)m.Invoke(null, [.. m.GetParameters().Select(Sample)])!).Expression)
        .OfType<UnresolvedFunction>();

    private static object? Sample(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(Column) => Functions.Col("c"),
        var t when t == typeof(Column[]) => new[] { Functions.Col("c"), Functions.Col("d") },
        var t when t == typeof(string) => "id INT",
        var t when t == typeof(string[]) => new[] { "d" },
        var t when t == typeof(int) => 1,
        var t when t == typeof(long) => 1L,
        var t when t == typeof(double) => 0.5,
        var t when t == typeof(bool) => false,
        var t when t == typeof(object) => 1,
        var t when t == typeof(DataType) || t == typeof(StructType) => StructType.Empty.Add("id", new IntegerType()),
        var t when t == typeof(Func<Column, Column>) => (Column x) => x,
        var t when t == typeof(Func<Column, Column, Column>) => (Column x, Column y) => x,
        var t when t == typeof(Func<Column, Column, Column, Column>) => (Column x, Column y, Column z) => x,
        var t when t == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string>(),
        _ when parameter.HasDefaultValue => parameter.DefaultValue,
        var t => throw new InvalidOperationException($"The test has no sample of {t} for {parameter.Member}."),
    };
}
