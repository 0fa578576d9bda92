using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.Examples;

/// <summary>Examples as code that runs: all are compiled at once, under the using lines that a program has.</summary>
internal static class ExampleScript
{
    // The alias chooses between the class Window and the function of that name, as a program must that uses both.
    private const string Usings = """
        using System;
        using SparkPersonalization.DataFrames;
        using SparkPersonalization.DataFrames.Types;
        using static SparkPersonalization.DataFrames.Functions;
        using Window = SparkPersonalization.DataFrames.Window;
        """;

    /// <summary>What each example makes of its rows: a column, a DataFrame or a value.</summary>
    internal static Task<Func<DataFrame, object>[]> CompileAsync(IEnumerable<Example> examples)
    {
        var lines = string.Join(",\n", examples.Select(e => $"df => {e.Code}"));
        var options = ScriptOptions.Default.WithReferences(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.Length > 0));
        return CSharpScript.EvaluateAsync<Func<DataFrame, object>[]>($"{Usings}\nnew Func<DataFrame, object>[] {{\n{lines}\n}}", options);
    }
}
