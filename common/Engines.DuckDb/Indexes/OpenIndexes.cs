namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>The indexes that this process has open. RocksDB opens a directory once, so that sessions share what they use.</summary>
internal static class OpenIndexes
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, (KeyIndex Index, int Users)> Indexes = new(StringComparer.Ordinal);

    /// <summary>Gives the index of a directory, which the caller is to return.</summary>
    internal static KeyIndex Rent(string directory)
    {
        lock (Gate)
        {
            var (index, users) = Indexes.GetValueOrDefault(directory);
            index ??= new KeyIndex(directory);
            Indexes[directory] = (index, users + 1);
            return index;
        }
    }

    /// <summary>Takes an index back, and closes it after its last user.</summary>
    internal static void Return(string directory)
    {
        lock (Gate)
        {
            var (index, users) = Indexes[directory];
            if (users > 1)
            {
                Indexes[directory] = (index, users - 1);
                return;
            }

            Indexes.Remove(directory);
            index.Dispose();
        }
    }
}
