using Apache.Arrow;
using SparkPersonalization.DataFrames.Arrow;
using SparkPersonalization.DataFrames.Objects;

namespace SparkPersonalization.DataFrames;

/// <summary>Results as a program's own objects, and as batches of Apache Arrow.</summary>
public sealed partial class DataFrame
{
    private const int RowsOfArrowBatch = 10_000;

    /// <summary>
    /// All rows as objects, held in memory. Objects are made by the public constructor with the most parameters that are named as its
    /// properties, as records have it, or by that without parameters; other properties and fields that can be set are set then. Columns are
    /// found by name, whatever the case, and <c>[Column("name")]</c> and <c>[NotMapped]</c> are heeded; what the type does not have is not read.
    /// A tuple takes the columns by their place, and a plain type the only column. Whole numbers and floats are widened, but never narrowed.
    /// </summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <returns>The objects.</returns>
    /// <exception cref="AnalysisException">The type has a part that the rows have not, or one of another type.</exception>
    /// <exception cref="ArgumentException">Objects of the type cannot be made.</exception>
    /// <exception cref="InvalidCastException">A value is null where the type has no null.</exception>
    /// <exception cref="SparkException">The query failed.</exception>
    public IReadOnlyList<T> Collect<T>() => [.. ToLocalIterator<T>()];

    /// <inheritdoc cref="Collect{T}"/>
    /// <summary>All rows as objects, computed on a thread of the pool; see <see cref="Collect{T}"/>.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<IReadOnlyList<T>> CollectAsync<T>(CancellationToken cancellationToken = default) =>
        Task.Run<IReadOnlyList<T>>(() => [.. Objects<T>(cancellationToken)], cancellationToken);

    /// <inheritdoc cref="Collect{T}"/>
    /// <summary>The rows as objects, one after the other as the query makes them; see <see cref="Collect{T}"/>. They are not held.</summary>
    /// <returns>The objects; each enumeration runs the query, and ending it early ends the query.</returns>
    public IEnumerable<T> ToLocalIterator<T>() => Objects<T>(CancellationToken.None);

    /// <summary>The rows as batches of Apache Arrow, one after the other as the query makes them, for libraries that read these.</summary>
    /// <returns>The batches, of up to 10,000 rows, which the caller disposes of. Without rows there is one empty batch, which tells the columns.</returns>
    /// <exception cref="NotSupportedException">Arrow has no type for a column's.</exception>
    /// <exception cref="SparkException">The query failed.</exception>
    public IEnumerable<RecordBatch> ToArrow()
    {
        var schema = Schema();
        return ToLocalIterator().Select(r => r.Values).Chunk(RowsOfArrowBatch).DefaultIfEmpty([]).Select(rows => ArrowBatches.Of(schema, rows, 0, rows.Length));
    }

    private IEnumerable<T> Objects<T>(CancellationToken cancellationToken)
    {
        var (plan, make) = RowObjects.Of<T>(this);
        return Session.Engine.Execute(plan, cancellationToken).Select(make);
    }
}
