namespace SparkPersonalization.Cli.Output;

/// <summary>What an error says to people: its message, and those of its causes that add something.</summary>
internal static class ErrorText
{
    internal static string Of(Exception error) => Chain(error).Select(Message).Aggregate((text, cause) =>
        text.Contains(cause.TrimEnd('.'), StringComparison.Ordinal) ? text : $"{text}\n  because: {cause}");

    /// <summary>The error and its causes; those that only carry others have nothing to say.</summary>
    private static IEnumerable<Exception> Chain(Exception error)
    {
        if (error is AggregateException all)
            return all.InnerExceptions.SelectMany(Chain);
        var causes = error.InnerException is { } inner ? Chain(inner) : [];
        return error is System.Reflection.TargetInvocationException && error.InnerException is not null ? causes : causes.Prepend(error);
    }

    /// <summary>A message of ours stands alone; of a defect, the type is half of what there is to know.</summary>
    private static string Message(Exception error) => error switch
    {
        NullReferenceException or InvalidCastException or IndexOutOfRangeException or KeyNotFoundException =>
            $"internal error, please report: {error.GetType().Name}: {error.Message}",
        ArgumentException { ParamName: { } parameter } => error.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal),
        _ => error.Message,
    };
}
