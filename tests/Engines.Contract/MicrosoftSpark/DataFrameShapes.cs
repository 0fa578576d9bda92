using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>DataFrames as programs for Microsoft.Spark write them. That it compiles is the test.</summary>
internal static class DataFrameShapes
{
    internal static DataFrame Shape(DataFrame df, DataFrame other) => df
        .Select("a", "b").Select(Col("a"), df["b"], df.Col("a"), df.ColRegex("`b.*`")).SelectExpr("a", "b + 1 AS c")
        .Filter("a > 1").Filter(Col("a") > 1).Where("a > 1").Where(Col("a").Gt(1))
        .WithColumn("d", Lit(1)).WithColumnRenamed("d", "e").Drop("e").Drop(Col("c"))
        .As("x").Alias("y").ToDF("a", "b").Limit(10).Distinct().DropDuplicates().DropDuplicates("a", "b")
        .Sort("a").Sort(Col("a").Desc()).OrderBy("a", "b").OrderBy(Asc("a"), AscNullsFirst("a"), AscNullsLast("a"), Desc("b"), DescNullsFirst("b"), DescNullsLast("b"))
        .SortWithinPartitions("a").SortWithinPartitions(Col("a")).Repartition(2).Repartition(2, Col("a")).Repartition(Col("a")).RepartitionByRange(Col("a")).Coalesce(1)
        .Sample(0.5, withReplacement: false, seed: 1L).RandomSplit([0.5, 0.5], 7L)[0]
        .Union(other).UnionByName(other).Intersect(other).IntersectAll(other).Except(other).ExceptAll(other)
        .Join(other).Join(other, "a").Join(other, ["a", "b"], "left_outer").Join(other, df["a"] == other["a"], "inner").CrossJoin(Broadcast(other))
        .Hint("broadcast").Transform(d => d.Limit(1)).WithWatermark("at", "10 minutes").Observe("seen", Count(Lit(1)).As("n"))
        .Describe("a").Summary("count", "min").ToJSON();

    internal static DataFrame Group(DataFrame df)
    {
        RelationalGroupedDataset grouped = df.GroupBy("a", "b");
        _ = df.GroupBy(Col("a")).Pivot("b").Sum("c").Union(df.GroupBy("a").Pivot("b", [1, 2]).Agg(Sum("c")));
        _ = df.GroupBy("a").Pivot(Col("b")).Count().Union(df.GroupBy("a").Pivot(Col("b"), [1]).Count());
        _ = df.Rollup("a", "b").Count().Union(df.Cube("a", "b").Count()).Union(df.Rollup(Col("a")).Count()).Union(df.Cube(Col("a")).Count());
        _ = grouped.Count().Union(grouped.Mean("c")).Union(grouped.Avg("c")).Union(grouped.Min("c")).Union(grouped.Max("c"));
        _ = df.GroupBy(Session_Window(Col("at"), "5 minutes")).Count().Union(df.Cube("a").Agg(Grouping(Col("a"))));
        return grouped.Agg(Max("c"), Min("c")).Union(df.Agg(Count("*"), CountDistinct("a", "b")));
    }

    internal static void Act(DataFrame df)
    {
        df.Show();
        df.Show(10, 0, true);
        df.PrintSchema();
        df.Explain();
        df.Explain(true);
        StructType schema = df.Schema();
        IEnumerable<Row> rows = df.Collect().Concat(df.ToLocalIterator()).Concat(df.Head(2)).Concat(df.Take(2)).Concat(df.Tail(2)).Append(df.Head()).Append(df.First());
        Console.WriteLine($"{schema} {rows.Count()} {df.Count()} {df.IsEmpty()} {df.IsStreaming()} {string.Join(",", df.Columns())} {string.Join(",", df.DTypes().Select(c => c.Item1 + c.Item2))}");
        df.Cache().Persist().Persist(StorageLevel.MEMORY_ONLY).Unpersist(true);
        Console.WriteLine(df.StorageLevel());
        df.Checkpoint().Union(df.Checkpoint(false)).Union(df.LocalCheckpoint()).Union(df.LocalCheckpoint(false)).Show();
        Console.WriteLine($"{df.InputFiles().Count()} {df.IsLocal()} {df.SameSemantics(df)} {df.SemanticHash()}");
        df.CreateTempView("v");
        df.CreateOrReplaceTempView("v");
        df.CreateGlobalTempView("g");
        df.CreateOrReplaceGlobalTempView("g");
        DataFrameNaFunctions na = df.Na();
        na.Drop().Union(na.Drop("all", "a")).Union(na.Drop(2)).Union(na.Fill(1L)).Union(na.Fill(1.5)).Union(na.Fill("x", "b")).Union(na.Fill(true)).Show();
        na.Fill(new Dictionary<string, int> { ["a"] = 1 }).Union(na.Replace("b", new Dictionary<string, string> { ["x"] = "y" })).Show();
        DataFrameStatFunctions stat = df.Stat();
        Console.WriteLine($"{stat.Corr("a", "c")} {stat.Cov("a", "c")} {stat.ApproxQuantile("a", [0.5], 0.0)[0]}");
        stat.Crosstab("a", "b").Union(stat.FreqItems(["a"])).Union(stat.FreqItems(["a"], 0.4)).Show();
        stat.SampleBy("a", new Dictionary<int, double> { [1] = 0.5 }, 7).Show();
    }

    internal static Column Columns(Column a, Column b)
    {
        var window = SparkPersonalization.DataFrames.Window.PartitionBy("k").OrderBy("n");
        _ = a == 1 & a != 2 | a < b & a <= b | a > b & a >= b | !a.IsNull();
        _ = (a + b) * 2 - (a / b) % 3 + -a;
        _ = a.EqualTo(1).And(a.NotEqual(2)).Or(a.Lt(b)).And(a.Leq(b)).Or(a.Gt(b)).And(a.Geq(b)).And(a.EqNullSafe(b));
        _ = a.Plus(b).Minus(1).Multiply(2).Divide(3).Mod(4).BitwiseAND(1).BitwiseOR(2).BitwiseXOR(3);
        _ = When(a > 1, "x").When(a > 2, b).Otherwise("y").Between("a", "b").IsNotNull().IsNull().IsNaN();
        _ = a.IsIn("x", "y") | a.IsIn(1, 2) | a.IsIn(1L) | a.IsIn(1.5) | a.IsIn(true) | a.IsIn((short)1) | a.IsIn(1.5f) | a.IsIn(1.5m);
        _ = a.Like("%x") & a.RLike("x") & a.Contains("x") & a.Contains(b) & a.StartsWith("x") & a.StartsWith(b) & a.EndsWith("x") & a.EndsWith(b);
        _ = a.SubStr(1, 2).As("s").Alias("t").Name("u").As(["v"]);
        _ = a.SubStr(Lit(1), Lit(2)).GetItem(0).GetItem("k").GetField("f").Apply("f").WithField("g", b).DropFields("f", "g").Cast("string");
        _ = Sum(a).Over().Plus(Sum(a).Over(window)).Plus(Sum(a).Over(window.RowsBetween(-1, SparkPersonalization.DataFrames.Window.CurrentRow)));
        _ = window.PartitionBy(a).OrderBy(b).RangeBetween(SparkPersonalization.DataFrames.Window.UnboundedPreceding, SparkPersonalization.DataFrames.Window.UnboundedFollowing);
        _ = SparkPersonalization.DataFrames.Window.OrderBy(a).RowsBetween(0, 1);
        _ = SparkPersonalization.DataFrames.Window.RowsBetween(0, 1);
        _ = SparkPersonalization.DataFrames.Window.RangeBetween(0, 1);
        _ = a.Asc() + a.AscNullsFirst() + a.AscNullsLast() + a.DescNullsFirst() + a.DescNullsLast();
        Func<Column, Column> twice = Udf<int, int>(x => x * 2);
        return twice(a).Desc();
    }
}
