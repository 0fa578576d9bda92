namespace SparkPersonalization.Delta.Transactions;

/// <summary>How far a commit must agree with an order of all (Delta's isolation levels).</summary>
internal enum IsolationLevel
{
    /// <summary>Reads and writes agree with one order.</summary>
    Serializable,

    /// <summary>Writes agree with one order; appends that read nothing may come in between. The default.</summary>
    WriteSerializable,

    /// <summary>No other commit took the same files away. Enough where rows are only rearranged.</summary>
    SnapshotIsolation,
}
