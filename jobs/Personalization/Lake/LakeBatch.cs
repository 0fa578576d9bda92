using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Personalization.Lake;

/// <summary>
/// One batch of a job that follows its input: the rows, the lake's tables as they were when the batch was decided on, and writes that
/// happen exactly once.
/// </summary>
internal sealed class LakeBatch
{
    private readonly string _lake;
    private readonly BatchContext _context;

    internal LakeBatch(SparkSession session, string lake, DataFrame rows, BatchContext context)
    {
        Session = session;
        _lake = lake;
        Rows = rows;
        _context = context;
    }

    /// <summary>The session in which the batch is done.</summary>
    internal SparkSession Session { get; }

    /// <summary>The new rows of the input.</summary>
    internal DataFrame Rows { get; }

    /// <summary>What the batch tells of itself.</summary>
    internal BatchNote Note { get; set; } = new();

    /// <summary>The batch's number, from 0.</summary>
    internal long Id => _context.BatchId;

    /// <summary>When the batch was decided on; the same when it is redone.</summary>
    internal DateTimeOffset Time => _context.BatchTime;

    /// <summary>Whether what the job had written before must go: the first batch after a reset.</summary>
    internal bool Replaces => _context is { BatchId: 0, Generation: > 0 };

    /// <summary>Whether a table existed when the batch was decided on; a table of the job's own does not where it begins anew.</summary>
    internal bool Has(LakeTable table) => VersionOf(table) is not null;

    /// <summary>Whether a table exists now, with what this batch may have written of it already.</summary>
    internal bool IsThere(LakeTable table) => !Replaces && table.IsIn(_lake);

    /// <summary>A table as it was when the batch was decided on; no rows where it did not exist, or where the job begins anew.</summary>
    internal DataFrame Read(LakeTable table)
    {
        if (VersionOf(table) is not { } version)
            return None(table);
        return Session.Read().Format("delta").Option("versionAsOf", version).Load(table.PathIn(_lake));
    }

    /// <summary>No rows, with the columns of a table.</summary>
    internal DataFrame None(LakeTable table) => Session.CreateDataFrame(Array.Empty<Row>(), table.Schema);

    /// <summary>How many rows a table has now.</summary>
    internal long Count(LakeTable table) => Session.Read().Format("delta").Load(table.PathIn(_lake)).Count();

    /// <summary>The rows of a table, as it was when the batch was decided on, whose key is among given ones; none where <see cref="Read"/> has none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">Rows with the keys, which may repeat.</param>
    /// <param name="keyColumn">The column that both have.</param>
    /// <param name="columns">The table's columns to give beside the key, which may be among them.</param>
    internal DataFrame Lookup(LakeTable table, DataFrame keys, string keyColumn, params IEnumerable<string> columns)
    {
        string[] values = [.. columns.Where(name => name != keyColumn)];
        return VersionOf(table) is { } version
            ? DeltaTable.ForPath(Session, table.PathIn(_lake)).VersionAsOf(version).Lookup(keys, keyColumn, values)
            : Read(table).Select(keyColumn, values);
    }

    /// <summary>Appends rows to a table, which is made where it is missing. After a reset they replace what the job had written.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="table">The table.</param>
    /// <param name="own">Which rows of the table are the job's, as a condition in SQL; all where none is given.</param>
    internal void Append(DataFrame rows, LakeTable table, string? own = null)
    {
        var writer = rows.Write()
            .Format("delta")
            .Mode(Replaces ? SaveMode.Overwrite : SaveMode.Append)
            .PartitionBy([.. table.PartitionColumns])
            .Options(WriteOptions(table));
        (Replaces && own is not null ? writer.Option("replaceWhere", own) : writer).Save(table.PathIn(_lake));
    }

    /// <summary>
    /// Replaces rows of a table by those of the same key: <paramref name="rows"/> are put in, rows whose keys are among
    /// <paramref name="gone"/> are taken out, all in one commit.
    /// </summary>
    /// <param name="rows">The rows to put in, each key once.</param>
    /// <param name="gone">The rows to take out: none of their keys is in <paramref name="rows"/>.</param>
    /// <param name="table">The table.</param>
    /// <param name="keys">The columns that name a row; the partition columns among them let a merge leave files out.</param>
    /// <returns>How many rows were put in.</returns>
    internal long Replace(DataFrame rows, DataFrame gone, LakeTable table, params string[] keys)
    {
        if (Replaces || VersionOf(table) is null)
        {
            Append(rows, table);
            return Count(table);
        }
        const string isGone = "__gone";
        using var kept = new KeptRows();
        var source = kept.Keep(rows.WithColumn(isGone, Functions.Lit(false)).UnionByName(gone.WithColumn(isGone, Functions.Lit(true))));
        var target = DeltaTable.ForPath(Session, table.PathIn(_lake)).As("t");
        foreach (var (key, value) in TransactionOptions(table))
            target = target.Option(key, value);
        var columns = table.Schema.FieldNames.ToDictionary(name => name, name => Functions.Col($"s.{name}"));
        var isSame = keys.Select(key => Functions.Col($"t.{key}") == Functions.Col($"s.{key}")).Aggregate((all, key) => all & key);
        var partitions = keys.Where(table.PartitionColumns.Contains).ToList();
        var facts = source.Agg(Functions.CountIf(!Functions.Col(isGone)), [.. partitions.SelectMany(key => new[] { Functions.Min(key), Functions.Max(key) })]).Head();
        // That the keys are equal leaves no file out, as nobody knows the source's before it is read; this does.
        var isWithin = partitions.Index().Aggregate(isSame, (all, key) =>
            all & Functions.Col($"t.{key.Item}").Between(Functions.Lit(facts.Get(1 + (2 * key.Index))), Functions.Lit(facts.Get(2 + (2 * key.Index)))));
        var merge = target.Merge(source.As("s"), isWithin)
            .WhenMatched($"s.{isGone}").Delete()
            .WhenMatched().Update(columns)
            .WhenNotMatched($"NOT s.{isGone}").Insert(columns);
        Redone(() => merge.Execute());
        return facts.GetAs<long>(0);
    }

    // Upkeep of the table may have rewritten files that the merge read. The transaction's id makes a merge done again one merge.
    private static void Redone(Action merge)
    {
        const int mostAttempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                merge();
                return;
            }
            catch (SparkException e) when (attempt < mostAttempts && e.ErrorClass.StartsWith("DELTA_CONCURRENT", StringComparison.Ordinal))
            {
                // The next attempt reads the table as it is then.
            }
        }
    }

    private long? VersionOf(LakeTable table)
    {
        if (Replaces && _context.ApplicationId.StartsWith(table.MadeBy + "/", StringComparison.Ordinal))
            return null;
        return _context.TableVersions.TryGetValue(LocalStorage.Instance.Canonical(table.PathIn(_lake)), out var version) ? version : null;
    }

    private Dictionary<string, string> WriteOptions(LakeTable table)
    {
        var options = new Dictionary<string, string>(TransactionOptions(table)) { ["delta.enableChangeDataFeed"] = "true" };
        if (table.ChangesRows)
            options["delta.enableDeletionVectors"] = "true";
        return options;
    }

    private Dictionary<string, string> TransactionOptions(LakeTable table) => new()
    {
        ["txnAppId"] = _context.ApplicationIdOf(table.Name),
        ["txnVersion"] = Id.ToString(CultureInfo.InvariantCulture),
        ["userMetadata"] = _context.CommitMetadata,
    };
}
