using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace SparkPersonalization.Notebooks.Tests;

/// <summary>Runs cells one after the other as the kernel does: each one sees what those before it have declared, and a last expression is shown.</summary>
internal sealed class NotebookSession
{
    // The namespaces that the kernel opens for every notebook.
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(IsManaged))
        .AddReferences(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0))
        .WithImports("System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq");

    private ScriptState<object>? _state;

    /// <summary>Runs a cell.</summary>
    /// <returns>What is shown below it, as HTML; empty where nothing is.</returns>
    internal async Task<string> RunAsync(NotebookCell cell)
    {
        _state = _state is null
            ? await CSharpScript.RunAsync(cell.Script, Options)
            : await _state.ContinueWithAsync(cell.Script, Options);
        return _state.ReturnValue is { } value ? value.ToDisplayString(HtmlFormatter.MimeType) : "";
    }

    private static bool IsManaged(string path)
    {
        try
        {
            System.Reflection.AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
