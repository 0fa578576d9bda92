using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Delta.DeletionVectors;
using static SparkPersonalization.Delta.Tests.DeletionVectors.RowSets;

namespace SparkPersonalization.Delta.Tests.DeletionVectors;

public sealed class RoaringFormatTests
{
    // Few, many and all rows of a block; blocks that follow one another and blocks far apart, beyond 32 bits too.
    private static readonly Gen<long[]> SomeRows =
        from blocks in Gen.Elements(0L, 1L, 2L, 65_535L, 65_536L, 1L << 30).ArrayOf()
        from counts in Gen.Elements(1, 2, 100, 4096, 4097, 30_000, 65_536).ArrayOf(blocks.Length)
        from step in Gen.Elements(1, 2, 3, 16)
        select blocks.Zip(counts, (block, count) => Enumerable.Range(0, count).Select(i => (block << 16) | (i * (long)step % 65_536))).SelectMany(rows => rows).ToArray();

    [Test]
    public void What_is_written_comes_back() => Prop.ForAll(
        SomeRows.ToArbitrary(),
        rows =>
        {
            var set = RoaringFormat.Read(RoaringFormat.Write(Set(rows)));

            var expected = rows.ToHashSet();
            return set.Count == expected.Count
                && set.Rows.SequenceEqual(expected.Order())
                && rows.SelectMany(r => new[] { r - 1, r, r + 1 }).All(r => set.Contains(r) == expected.Contains(r));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Test]
    public void Bytes_that_are_damaged_are_refused_or_mean_something_else_but_never_break_the_reader() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ArrayOf(3).ToArbitrary(),
        chance =>
        {
            var bytes = RoaringFormat.Write(Set([.. Enumerable.Range(0, 5000).Select(i => (long)i * 7), 1L << 33]));
            bytes[chance[0] % bytes.Length] ^= (byte)(1 + (chance[1] % 255));
            var cut = chance[2] % 2 == 0 ? bytes : bytes[..(chance[2] % bytes.Length)];
            try
            {
                return RoaringFormat.Read(cut).Count > 0;
            }
            catch (FormatException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    // The form of runs, which this library reads and does not write: rows 3 to 7 and 10 of the first block.
    [Test]
    public void Runs_are_read()
    {
        byte[] bytes =
        [
            .. Little(1681511377), .. Little(1), .. Little(0), .. Little(0), .. Little(12347), 1, .. Short(0), .. Short(5), .. Short(2), .. Short(3), .. Short(4),
            .. Short(10), .. Short(0),
        ];

        Assert.That(RoaringFormat.Read(bytes).Rows, Is.EqualTo(new[] { 3L, 4, 5, 6, 7, 10 }));
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Short(ushort number) => Little(number)[..2];
}
