using System.Collections.ObjectModel;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// The engine's complaint about a query or its data, with Spark's error class and SQL state. Misuse of the library is a framework
/// exception instead.
/// </summary>
public class SparkException : Exception
{
    private readonly string? _sqlState;

    /// <summary>Makes an exception.</summary>
    /// <param name="errorClass">Spark's error class, such as <c>DIVIDE_BY_ZERO</c>.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="inner">The cause, or null.</param>
    public SparkException(string errorClass, string message, Exception? inner = null)
        : base($"[{errorClass}] {message}", inner) => ErrorClass = errorClass;

    /// <summary>Makes an exception of what a Spark server reports.</summary>
    internal SparkException(SparkErrorReport report, Exception? inner)
        : base(report.Text, inner)
    {
        ErrorClass = report.ErrorClass;
        _sqlState = report.SqlState;
        MessageParameters = report.Parameters;
    }

    /// <summary>Spark's error class, also called error condition.</summary>
    public string ErrorClass { get; }

    /// <summary>The SQL state of the error class, five characters, or null where Spark has none.</summary>
    public string? SqlState => _sqlState ?? ErrorClasses.SqlState(ErrorClass);

    /// <summary>The values that a Spark server put into the message, by the names of its template; none on the embedded engine.</summary>
    public IReadOnlyDictionary<string, string> MessageParameters { get; } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>A query that makes no sense: found when it is written, before anything runs.</summary>
public class AnalysisException : SparkException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="errorClass">Spark's error class, such as <c>UNRESOLVED_COLUMN.WITH_SUGGESTION</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">The cause, or null.</param>
    public AnalysisException(string errorClass, string message, Exception? inner = null)
        : base(errorClass, message, inner)
    {
    }

    internal AnalysisException(SparkErrorReport report, Exception? inner)
        : base(report, inner)
    {
    }
}

/// <summary>What a Spark server reports of an error.</summary>
/// <param name="ErrorClass">The error class.</param>
/// <param name="SqlState">The SQL state, or null.</param>
/// <param name="Text">The whole message, which begins with the error class in brackets.</param>
/// <param name="Parameters">The values in the message, by name.</param>
internal sealed record SparkErrorReport(string ErrorClass, string? SqlState, string Text, IReadOnlyDictionary<string, string> Parameters);
