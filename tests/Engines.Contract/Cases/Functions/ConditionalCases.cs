using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Conditions, nulls, constants and hashes.</summary>
internal static class ConditionalCases
{
    internal static CaseFamily Family => new("conditions and hashes", CaseShape.Rows,
    [
        Of(When(N > 2, "much").When(N > 0, "some").Otherwise("none")), Of(When(B, X)), Of(Coalesce(K, W)), Of(Coalesce(N, D)), Of(IsNull(S)), Of(IsNotNull(St)), Of(Not(B)), Of(Nvl(N, Id)), Of(Nvl2(S, N, Id)), Of(NullIf(N, Lit(7))), Of(NullIf(D, D)),
        Of(AssertTrue(Id > 0)), Fails("USER_RAISED_EXCEPTION", AssertTrue(Id > 3)), Fails("USER_RAISED_EXCEPTION", AssertTrue(Id > 3, Lit("too small"))), Fails("USER_RAISED_EXCEPTION", RaiseError(W)),
        Of(Col("s")), Of(Column("n")), Of(Lit(1.5m)), Of(Lit("ü")), Of(Lit(double.NaN)), Of(Lit(new Dictionary<string, int> { ["a"] = 1 })), Of(Expr("n + 1")), Of(CallUDF("upper", W)), Of(Call_UDF("lower", W)),
        Of(Md5(S)), Of(Md5(Y)), Of(Sha1(S)), Of(Sha1(Y)), Of(Sha2(S, 256)), Of(Sha2(S, 0)), Of(Sha2(Y, 224)), Of(Sha2(W, 384)), Of(Sha2(W, 512)), Of(Sha2(W, 1)), Of(Crc32(S)), Of(Crc32(Y)), Of(HmacSha256(S, Lit("kéy"))),
        Of(Hash(B, T8, T16, I, L)), Of(Hash(F, D)), Of(Hash(P, Q)), Of(Hash(S, Y, Dt, Ts, Z)), Of(Hash(A, Ss, Aa, Ds)), Of(Hash(St, Ast)), Of(XXHash64(B, T8, T16, I, L)), Of(XXHash64(F, D)), Of(XXHash64(P, Q)), Of(XXHash64(S, Y, Dt, Ts, Z)),
        Of(XXHash64(A, Ss, Aa, Ds)), Of(XXHash64(St, Ast)), Fails("DATATYPE_MISMATCH.HASH_MAP_TYPE", Hash(M)), Of(InputFileName()), Of(InputFileBlockStart()), Of(InputFileBlockLength()), Of(SparkPartitionId() >= 0), Of(MonotonicallyIncreasingId() >= 0L), Of(CurrentDate() >= Lit(new DateOnly(2020, 1, 1))),
        Of(CurrentTimestamp() > Lit(new Timestamp(0))), Of(CurrentTimezone()), Of(UnixTimestamp() > 0L), Of(Rand() < 1.0), Of(Rand(7)), Of(Randn() < 100.0), Of(Randn(7)), Of(Size(Shuffle(A))), Of(Length(Uuid())),
    ]);
}
