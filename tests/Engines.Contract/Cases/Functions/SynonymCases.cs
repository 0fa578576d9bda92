using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Functions under their other names, and those that tell of the session.</summary>
internal static class SynonymCases
{
    internal static CaseFamily Family => new("other names", CaseShape.Rows,
    [
        Of(IfNull(K, W)), Of(EqualNull(D, X)), Of(Ceiling(X)), Of(Ln(X)), Of(Negative(N)), Of(Positive(P)), Of(Power(X, N)), Of(Chr(N)), Of(CharLength(S)), Of(CharacterLength(Y)), Of(Lcase(S)), Of(Ucase(W)), Of(Position(Lit("o"), W)),
        Of(Position(Lit("e"), W, N)), Of(Position(K, W, N)), Of(Regexp(W, Lit("^the"))), Of(RegexpLike(S, Lit("[^ -~]"))), Of(Sha(S)), Of(Day(Dt)), Of(CreateMap(Id, S)), Of(XPathNumber(Lit("<a><b>1</b><b>2</b></a>"), Lit("sum(a/b)"))),
        Of(Substr(S, N)), Of(Substr(W, N, Lit(3))), Of(Reduce(A, Lit(0), (sum, x) => sum + Coalesce(x % 7, Lit(0)))), Of(Reduce(Ss, Lit(""), (all, text) => Concat(all, Coalesce(text, Lit("-"))), all => Length(all))),
        Of(CallFunction("soundex", W)), Of(CurrentCatalog()), Of(CurrentDatabase()), Of(CurrentSchema()), Of(Random() < 1.0), Of(Random(Lit(7)) < 1.0), Of(CurDate() >= Lit(new DateOnly(2020, 1, 1))), Of(Now() > Lit(new Timestamp(0))), Of(LocalTimestamp() > Lit("2024-01-01")),
        Of(Length(CurrentUser()) > 0), Of(Length(SessionUser()) > 0), Of(Length(User()) > 0), Of(Version() >= Lit("4")),
    ]);

    internal static CaseFamily Aggregates => new("other names of aggregates", CaseShape.Groups,
    [
        Of(Some(B)), Of(Every(B)), Of(Std(X)), Of(SortArray(ArrayAgg(N))), Of(FirstValue(K)), Of(FirstValue(K, Lit(true))), Of(LastValue(K)), Of(LastValue(K, Lit(true))), Of(ApproxPercentile(N, Lit(0.5), Lit(100))), Of(Length(StringAggDistinct(K))),
        Of(Length(StringAggDistinct(K, Lit("+")))),
    ]);
}
