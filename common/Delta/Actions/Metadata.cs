using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Actions;

/// <summary>The table's schema, partition columns and properties (<c>metaData</c>).</summary>
public sealed record Metadata : DeltaAction
{
    private readonly Lazy<StructType> _schema;
    private readonly string _schemaString;

    /// <summary>Makes the metadata of a table.</summary>
    /// <param name="id">The table's identity, a UUID that never changes.</param>
    /// <param name="schemaString">The schema in Delta's JSON form.</param>
    public Metadata(string id, string schemaString)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(schemaString);
        Id = id;
        _schemaString = schemaString;
        _schema = new Lazy<StructType>(() => Parse(schemaString));
    }

    /// <summary>The table's identity, a UUID that never changes.</summary>
    public string Id { get; init; }

    /// <summary>The table's name, for people; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>What the table is, for people; null for nothing said.</summary>
    public string? Description { get; init; }

    /// <summary>The data files' format; <c>parquet</c> in every table that exists.</summary>
    public string FormatProvider { get; init; } = "parquet";

    /// <summary>Options of the format.</summary>
    public StringMap FormatOptions { get; init; } = StringMap.Empty;

    /// <summary>The schema in Delta's JSON form.</summary>
    public string SchemaString
    {
        get => _schemaString;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _schemaString = value;
            _schema = new Lazy<StructType>(() => Parse(value));
        }
    }

    /// <summary>The names of the columns that the table is partitioned by, in the order of its directories.</summary>
    public IReadOnlyList<string> PartitionColumns { get; init; } = [];

    /// <summary>When the table was made, in milliseconds since 1970-01-01 UTC; null where unknown.</summary>
    public long? CreatedTime { get; init; }

    /// <summary>The table's properties, such as <c>delta.appendOnly</c>.</summary>
    public StringMap Configuration { get; init; } = StringMap.Empty;

    /// <summary>The table's columns, partition columns among them.</summary>
    /// <exception cref="DeltaLogCorruptedException">The schema text cannot be read.</exception>
    public StructType Schema => _schema.Value;

    /// <summary>Makes the metadata of a new table.</summary>
    /// <param name="schema">The columns, partition columns among them.</param>
    /// <param name="partitionColumns">The columns to partition by; none by default.</param>
    /// <param name="configuration">Table properties; none by default.</param>
    /// <param name="createdTime">The time of making.</param>
    /// <returns>Metadata with a new identity.</returns>
    public static Metadata Create(
        StructType schema,
        IReadOnlyList<string>? partitionColumns = null,
        IEnumerable<KeyValuePair<string, string?>>? configuration = null,
        DateTimeOffset? createdTime = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new Metadata(Guid.NewGuid().ToString(), schema.Json)
        {
            PartitionColumns = partitionColumns ?? [],
            Configuration = configuration is null ? StringMap.Empty : StringMap.From(configuration),
            CreatedTime = createdTime?.ToUnixTimeMilliseconds(),
        };
    }

    /// <summary>The same metadata with another schema.</summary>
    /// <param name="schema">The columns, partition columns among them.</param>
    /// <returns>New metadata.</returns>
    public Metadata WithSchema(StructType schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return this with { SchemaString = schema.Json };
    }

    /// <inheritdoc/>
    public bool Equals(Metadata? other) =>
        other is not null
        && Id == other.Id
        && Name == other.Name
        && Description == other.Description
        && FormatProvider == other.FormatProvider
        && FormatOptions.Equals(other.FormatOptions)
        && SchemaString == other.SchemaString
        && PartitionColumns.SequenceEqual(other.PartitionColumns)
        && CreatedTime == other.CreatedTime
        && Configuration.Equals(other.Configuration);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, SchemaString, Configuration);

    private static StructType Parse(string schemaString)
    {
        try
        {
            return DataType.ParseDataType(schemaString) as StructType
                ?? throw new DeltaLogCorruptedException($"The table's schema is not a struct: {schemaString}. Restore the log from a copy.");
        }
        catch (FormatException e)
        {
            throw new DeltaLogCorruptedException($"The table's schema cannot be read: {e.Message}", e);
        }
    }
}
