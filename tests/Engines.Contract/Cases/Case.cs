using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.Cases;

/// <summary>One expression that both engines must answer alike.</summary>
/// <param name="Text">The expression as it is written, which tells the case from others.</param>
/// <param name="Column">The expression.</param>
/// <param name="Error">The class of the error that Spark answers with, null where it gives values, or <see cref="Any"/>.</param>
internal sealed record Case(string Text, Column Column, string? Error = null)
{
    /// <summary>Spark may answer with values or an error.</summary>
    internal const string Any = "*";

    internal static Case Of(Column column, [CallerArgumentExpression(nameof(column))] string text = "") => new(text, column);

    internal static Case Fails(string error, Column column, [CallerArgumentExpression(nameof(column))] string text = "") => new(text, column, error);
}
