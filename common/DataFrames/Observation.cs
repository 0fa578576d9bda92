namespace SparkPersonalization.DataFrames;

/// <summary>
/// Aggregates of a DataFrame's rows that come with an action on it: given to <see cref="DataFrame.Observe(Observation, Column, Column[])"/>,
/// asked when the action has ended. For batches; streaming queries report metrics by name.
/// </summary>
public sealed class Observation
{
    private readonly TaskCompletionSource<Row> _metrics = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _uses;

    /// <summary>Makes an observation.</summary>
    /// <param name="name">Its name; made at random where none is given.</param>
    public Observation(string? name = null) => Name = name ?? Guid.NewGuid().ToString("D");

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The aggregates by the names of their columns. Waits for the first action to end.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The values.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended; no action has ended so far.</exception>
    public IReadOnlyDictionary<string, object?> Get(CancellationToken cancellationToken = default)
    {
        _metrics.Task.Wait(cancellationToken);
        var row = _metrics.Task.Result;
        return row.Schema.Select((field, i) => KeyValuePair.Create(field.Name, row[i])).ToDictionary();
    }

    /// <summary>Whether the aggregates are there.</summary>
    internal bool IsDone => _metrics.Task.IsCompleted;

    /// <summary>Says that a DataFrame uses it.</summary>
    internal void Take()
    {
        if (Interlocked.Increment(ref _uses) > 1)
        {
            throw new ArgumentException($"The observation {Name} is used already: make one for each DataFrame.");
        }
    }

    /// <summary>Gives the aggregates; what comes after the first time is passed over.</summary>
    /// <param name="metrics">The aggregates, by name.</param>
    internal void Report(Row metrics) => _metrics.TrySetResult(metrics);
}
