using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Arrays, maps, structs and functions over their elements.</summary>
internal static class CollectionCases
{
    internal static CaseFamily Family => new("collections", CaseShape.Rows,
    [
        Of(Array(N, Id)), Of(Array("s", "w")), Of(Array()), Of(Array(N, D)), Of(ArrayAppend(A, 9)), Of(ArrayAppend(A, Lit(null))), Of(ArrayAppend(Ss, S)), Of(ArrayPrepend(A, N)), Of(ArrayCompact(A)), Of(ArrayCompact(Ast)), Of(ArrayContains(A, 5)), Of(ArrayContains(Ds, double.NaN)), Of(ArrayContains(Ds, 0.0)), Of(ArrayContains(Aa, Array(Lit(7)))),
        Of(ArrayDistinct(A)), Of(ArrayDistinct(Ds)), Of(ArrayDistinct(Aa)), Of(ArrayDistinct(Ast)), Of(ArrayExcept(A, Array(Lit(5), Lit(null)))), Of(ArrayIntersect(A, Array(Lit(5), Lit(2), Lit(null)))), Of(ArrayUnion(A, Array(N))), Of(ArrayUnion(Ds, Array(Lit(0.0), Lit(double.NaN)))), Of(ArrayInsert(A, Lit(2), Lit(9))), Of(ArrayInsert(A, Lit(-1), N)), Of(ArrayInsert(A, Lit(8), Lit(9))),
        Fails("INVALID_INDEX_OF_ZERO", ArrayInsert(A, Lit(0), N)), Of(ArrayJoin(Ss, "-")), Of(ArrayJoin(Ss, "-", "?")), Of(ArrayMax(A)), Of(ArrayMax(Ds)), Of(ArrayMin(Ds)), Of(ArrayMin(Ss)), Of(ArrayMax(Ast)), Of(ArrayPosition(A, 5)), Of(ArrayPosition(Ss, "b")), Of(ArrayRemove(A, 5)), Of(ArrayRemove(Ds, double.NaN)), Of(ArrayRepeat(S, 2)), Of(ArrayRepeat(N, N)), Of(ArrayRepeat(A, -1)),
        Of(ArraySize(A)), Of(Size(A)), Of(Size(M)), Of(Cardinality(M)), Of(ArraySort(A)), Of(ArraySort(Ds)), Of(ArraySort(Ast)), Fails("COMPARATOR_RETURNS_NULL", ArraySort(Ss, (a, b) => Length(a) - Length(b))), Of(SortArray(A)), Of(SortArray(A, false)), Of(SortArray(Ds)), Of(SortArray(Aa)), Of(ArraysOverlap(A, Array(Lit(5), Lit(null)))), Of(ArraysOverlap(Ss, Ss)), Of(ArraysZip(A, Ss)), Of(ArraysZip(A)),
        Fails("INVALID_ARRAY_INDEX_IN_ELEMENT_AT", ElementAt(A, 1)), Fails("INVALID_ARRAY_INDEX_IN_ELEMENT_AT", ElementAt(A, 3)), Of(ElementAt(ArrayAppend(A, 1), 1)), Of(TryElementAt(A, Lit(3))), Of(TryElementAt(A, Lit(-2))), Of(ElementAt(M, "x")), Of(TryElementAt(M, Lit("x"))), Fails("INVALID_INDEX_OF_ZERO", ElementAt(A, 0)), Of(Flatten(Aa)), Of(Get(A, Lit(1))), Of(Get(A, Lit(-1))), Of(Slice(A, 2, 2)), Fails("INVALID_PARAMETER_VALUE.LENGTH", Slice(A, Lit(-2), N)), Fails("INVALID_PARAMETER_VALUE.START", Slice(A, 0, 1)),
        Of(Shuffle(Array(Lit(1), Lit(2), Lit(3), Lit(4), Lit(5)), 42)), Of(Sequence(Lit(1), N)), Fails("UNCLASSIFIED", Sequence(Lit(10), N, Lit(-3))), Of(Sequence(Dt, DateAdd(Dt, 2))), Of(Sequence(Ts, Ts, Expr("INTERVAL 1 HOUR"))), Of(Reverse(Ss)), Of(Reverse(Aa)), Of(Concat(Aa, Aa)),
        Of(Map(Lit("k"), N, Lit("l"), Id)), Of(Map()), Fails("NULL_MAP_KEY", Map(K, N)), Fails("DUPLICATED_MAP_KEY", Map(Lit(1), N, Lit(1), Id)), Of(MapConcat(M, Map(Lit("new"), N))), Of(MapContainsKey(M, "x")), Of(MapEntries(M)), Of(MapFromArrays(Array(Lit("a"), Lit("b")), Array(N, Id))), Of(MapFromEntries(Array(Struct(Id, S)))), Of(MapKeys(M)), Of(MapValues(M)),
        Of(MapFilter(M, (k, v) => v > 1)), Of(MapZipWith(M, M, (k, a, b) => a + b)), Of(TransformKeys(M, (k, v) => Upper(k))), Of(TransformValues(M, (k, v) => v + Length(k))), Of(Struct(N, S)), Of(Struct("n", "w")), Of(NamedStruct(Lit("x"), N, Lit("y z"), A)), Of(St.GetField("a")), Of(Ast.GetField("b")), Of(M.GetItem("x")), Of(Get(A, Lit(0))),
        Of(Aggregate(A, Lit(0), (acc, x) => acc + Coalesce(x, Lit(0)) % 10)), Of(Aggregate(Ds, Lit(0.0), (acc, x) => acc + x, acc => acc * 2)), Of(Exists(A, x => x > 2)), Of(ForAll(A, x => x > 0)), Of(Filter(A, x => x > 1)), Of(Filter(Ss, (x, i) => i > 0)), Of(Transform(A, x => x % 7)), Of(Transform(Ss, (x, i) => Concat(x, i.Cast("string")))), Of(Transform(Aa, x => Size(x))),
        Of(ZipWith(A, Ss, (x, y) => Concat(x.Cast("string"), y))), Of(ZipWith(A, A, (x, y) => x <= y)),
    ]);

    internal static CaseFamily Generators => new("generators", CaseShape.Generator,
    [
        Of(Explode(A)), Of(Explode(M)), Of(Explode(Ast)), Of(ExplodeOuter(A)), Of(ExplodeOuter(M)), Of(PosExplode(Ss)), Of(PosExplode(M)), Of(PosExplodeOuter(Aa)), Of(Inline(Ast)), Of(InlineOuter(Ast)), Of(Stack(2, N, Id, Lit(1), Lit(2))), Of(JsonTuple(J, "a", "b", "é")),
        Of(Explode(Filter(A, x => x > 1))), Fails("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", Explode(N)),
    ]);
}
