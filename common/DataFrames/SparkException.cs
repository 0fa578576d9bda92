namespace SparkPersonalization.DataFrames;

/// <summary>
/// The engine's complaint about a query or its data, with Spark's error class and SQL state. Misuse of the library is a framework
/// exception instead.
/// </summary>
public class SparkException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="errorClass">Spark's error class, such as <c>DIVIDE_BY_ZERO</c>.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="inner">The cause, or null.</param>
    public SparkException(string errorClass, string message, Exception? inner = null)
        : base($"[{errorClass}] {message}", inner) => ErrorClass = errorClass;

    /// <summary>Spark's error class, also called error condition.</summary>
    public string ErrorClass { get; }

    /// <summary>The SQL state of the error class, five characters, or null where Spark has none.</summary>
    public string? SqlState => ErrorClasses.SqlState(ErrorClass);
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
}
