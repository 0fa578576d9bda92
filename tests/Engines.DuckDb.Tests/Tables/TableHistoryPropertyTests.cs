using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>
/// Tables under any order of changes and upkeep, also of two writers one in the midst of the other, hold the rows that a model in memory
/// holds: what a writer reports as done counts once, what it reports as failed counts nothing.
/// </summary>
[NonParallelizable]
public sealed class TableHistoryPropertyTests
{
    private static readonly StructType Schema = (StructType)DataType.FromDdl("id BIGINT, p BIGINT, v BIGINT");

    [TestCase(false)]
    [TestCase(true)]
    public void A_table_holds_what_its_changes_say(bool withVectors) => Prop.ForAll(
        Gen.Choose(0, 9_999).ArrayOf(12).ToArbitrary(),
        steps =>
        {
            using var bench = new Bench(withVectors);
            return steps.All(bench.Step);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    private sealed class Bench : IDisposable
    {
        private readonly TemporaryDirectory _directory = new();
        private readonly SparkSession _spark = SparkSession.Builder().GetOrCreate();
        private readonly Dictionary<long, IReadOnlyList<Entry>> _versions = [];
        private IReadOnlyList<Entry> _rows = [];
        private readonly bool _withVectors;
        private long _gone;
        private int _next;

        internal Bench(bool withVectors)
        {
            _withVectors = withVectors;
            _spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
            _rows = Append()(_rows);
            Remember();
        }

        private delegate IReadOnlyList<Entry> Effect(IReadOnlyList<Entry> rows);

        // Files with few rows beside those that a change takes get no vector.
        private int Scale => _withVectors ? 40 : 1;

        private string TablePath => _directory["table"];

        private DeltaTable Table => DeltaTable.ForPath(_spark, TablePath);

        private DeltaTableLog Log => DeltaTableLog.Shared(LocalStorage.Instance, TablePath);

        public void Dispose()
        {
            _spark.Dispose();
            _directory.Dispose();
        }

        /// <summary>One change, with another in the midst of it for one step in three.</summary>
        internal bool Step(int chance)
        {
            if (chance % 3 == 0)
            {
                Within(chance);
            }
            else
            {
                _rows = Change(chance / 3)(_rows);
            }

            Remember();
            return Agrees(Log.Snapshot().Version) && Agrees(_gone + (chance % (Log.Snapshot().Version - _gone + 1)));
        }

        // The inner one is done as the outer one has read the table and is about to write. Both then count in one order or the other.
        private void Within(int chance)
        {
            var before = _rows;
            Effect? inner = null;
            CrashPoints.Observe(name =>
            {
                if (name == "delta.files.before" && inner is null)
                {
                    inner = rows => rows;
                    inner = Change(chance / 30, mayVacuum: false);
                    _rows = inner(_rows);
                    Remember();
                }
            });
            try
            {
                var outer = Change(chance / 3, mayVacuum: false);
                var second = outer(_rows);
                _rows = inner is null || Texts(second).SequenceEqual(Texts(Read(Log.Snapshot().Version))) ? second : inner(outer(before));
            }
            catch (DeltaConcurrentModificationException)
            {
                // Nothing of the outer one may be there, which the comparison shows.
            }
            finally
            {
                CrashPoints.Observe(null);
            }
        }

        private Effect Change(int chance, bool mayVacuum = true)
        {
            switch (chance % 10)
            {
                case 0 or 1:
                    return Append();
                case 2:
                    return Delete(chance / 10 % 7);
                case 3 or 4:
                    return Merge(chance / 10 % 7);
                case 5 or 6:
                    Table.Optimize().ExecuteCompaction();
                    return rows => rows;
                case 7:
                    Table.Optimize().Where($"p = {chance / 10 % 2}").ExecuteZOrderBy("id");
                    return rows => rows;
                case 8 when mayVacuum:
                    Table.Vacuum(0);
                    _gone = Log.Snapshot().Version;
                    return rows => rows;
                default:
                    return Restore(chance);
            }
        }

        private Effect Append()
        {
            Entry[] added = [.. Enumerable.Range(_next, 4 * Scale).Select(i => new Entry(i, i % 2, 0))];
            _next += 4 * Scale;
            Frame(added).Write().Format("delta").Option("delta.enableDeletionVectors", _withVectors).Mode(SaveMode.Append).PartitionBy("p").Save(TablePath);
            return rows => [.. rows, .. added];
        }

        private Effect Delete(long digit)
        {
            Table.Delete($"id % {7 * Scale} = {digit}");
            return rows => [.. rows.Where(r => r.Id % (7 * Scale) != digit)];
        }

        private Effect Merge(long digit)
        {
            var source = Enumerable.Range(0, _next + 2).Where(i => i % (7 * Scale) == digit).ToDictionary(i => (long)i, i => new Entry(i, i % 2, 100 + digit));
            Table.As("t").Merge(Frame(source.Values).As("s"), "t.id = s.id AND t.p = s.p").WhenMatched().UpdateAll().WhenNotMatched().InsertAll().Execute();
            return rows => [.. rows.Select(r => source.GetValueOrDefault(r.Id, r)), .. source.Values.Where(s => rows.All(r => r.Id != s.Id))];
        }

        private Effect Restore(int chance)
        {
            var version = _gone + (chance / 10 % (Log.Snapshot().Version - _gone + 1));
            Table.RestoreToVersion(version);
            return _ => _versions[version];
        }

        private void Remember()
        {
            for (var version = Log.Snapshot().Version; version >= 0 && !_versions.ContainsKey(version); version--)
            {
                _versions[version] = _rows;
            }
        }

        private bool Agrees(long version)
        {
            var (found, expected) = (Texts(Read(version)), Texts(_versions[version]));
            return found.SequenceEqual(expected) ? true : throw new AssertionException(
                $"Version {version} of {string.Join(", ", Log.History().Select(c => $"{c.Version} {c.Info!.Operation}"))}\nhas {string.Join(", ", found)}\nnot {string.Join(", ", expected)}");
        }

        private IEnumerable<Entry> Read(long version) => _spark.Read().Format("delta").Option("versionAsOf", version).Load(TablePath).Collect()
            .Select(r => new Entry(r.GetAs<long>("id"), r.GetAs<long>("p"), r.GetAs<long>("v")));

        private DataFrame Frame(IEnumerable<Entry> rows) => _spark.CreateDataFrame(rows.Select(r => new GenericRow([r.Id, r.P, r.V])), Schema);

        private static string[] Texts(IEnumerable<Entry> rows) => [.. rows.Select(r => $"{r.Id} {r.P} {r.V}").Order(StringComparer.Ordinal)];
    }

    private sealed record Entry(long Id, long P, long V);
}
