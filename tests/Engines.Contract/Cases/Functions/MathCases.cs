using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Numbers and bits.</summary>
internal static class MathCases
{
    internal static CaseFamily Family => new("numbers", CaseShape.Rows,
    [
        Of(Abs(N)), Of(Abs(D)), Of(Abs(P)), Fails("NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION", Abs(Q)), Of(Abs(F)), Fails("ARITHMETIC_OVERFLOW", Abs(I)), Fails("ARITHMETIC_OVERFLOW", Abs(L)), Of(Acos(X)), Of(Acos(D)), Of(Acosh(X)), Of(Asin(X)), Of(Asinh(X)), Of(Asinh(D)), Of(Atan(D)), Of(Atan2(X, D)), Of(Atan2("x", 0.5)), Of(Atan2(0.0, "x")),
        Of(Atanh(X)), Of(Bround(X)), Of(Bround(P, 1)), Of(Bround(N, -1)), Of(Cbrt(D)), Of(Cbrt(X)), Of(Ceil(X)), Of(Ceil(D)), Of(Ceil(P)), Of(Ceil("x")), Of(Cos(D)), Of(Cosh(X)), Of(Cot(X)), Of(Csc(X)), Of(Sec(X)), Of(Degrees(D)), Of(Radians(X)), Of(E()), Of(Pi()),
        Of(Exp(X)), Of(Exp(D)), Of(Expm1(D)), Of(Factorial(N)), Of(Factorial(I)), Of(Floor(X)), Of(Floor(D)), Of(Floor(Q)), Of(Floor("x")), Of(Hypot(X, D)), Of(Log(X)), Of(Log(D)), Of(Log(2.0, D)), Of(Log10(D)), Of(Log1p(X)), Of(Log2(D)), Of(Negate(N)), Of(Negate(D)),
        Fails("ARITHMETIC_OVERFLOW", Negate(L)), Fails("ARITHMETIC_OVERFLOW", Negate(T8)), Of(Pmod(N, Lit(5))), Of(Pmod(X, Lit(-0.75))), Of(Pmod(P, Lit(3))), Fails("REMAINDER_BY_ZERO", Pmod(N, N)), Of(Pow(X, N)), Of(Pow(D, 2.0)), Of(Pow(X, 0.5)), Of(Pow(2.0, "x")), Of(Hypot("x", "n")), Of(Log(2.0, "x")),
        Of(Rint(X)), Of(Rint(D)), Of(Round(X)), Of(Round(X, 1)), Of(Round(P)), Of(Round(P, -2)), Of(Round(N, -1)), Of(Round(D, 2)), Of(Round(F, 1)), Of(Round(I, -10)), Of(Sign(D)), Of(Signum(P)), Of(Signum(X)), Of(Sin(D)), Of(Sinh(X)),
        Of(Sqrt(D)), Of(Sqrt("x")), Of(Tan(D)), Of(Tanh(D)), Of(ShiftLeft(I, 3)), Of(ShiftRight(L, 2)), Of(ShiftRightUnsigned(I, 1)), Of(ShiftLeft(T8, 40)), Of(Shiftleft(I, 3)), Of(Shiftright(L, 2)), Of(Shiftrightunsigned(I, 1)), Of(BitwiseNOT(I)), Of(Bitwise_Not(I)), Of(Bitwise_Not(T8)), Of(BitCount(L)), Of(BitCount(B)), Of(BitGet(L, Lit(63))),
        Of(GetBit(N, Lit(0))), Fails("INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE", BitGet(I, Lit(32))), Of(BitmapBitPosition(L)), Of(BitmapBucketNumber(L)), Of(BitmapCount(Y)), Of(Greatest(N, I)), Of(Greatest(D, X)), Of(Greatest("s", "w")), Of(Least(N, I)),
        Of(Least(D, X, F)), Of(Least("s", "w")), Of(NaNvl(D, X)), Of(IsNaN(D)), Of(IsNaN(F)), Of(NullIfZero(N)), Of(NullIfZero(X)), Of(ZeroIfNull(N)), Of(ZeroIfNull(P)), Of(WidthBucket(X, Lit(0.0), Lit(4.0), Lit(4))), Of(WidthBucket(D, Lit(10.0), Lit(0.0), Lit(5))),
        Of(TryAdd(I, Lit(1))), Of(TryAdd(L, L)), Of(TryAdd(P, Q)), Of(TrySubtract(L, Lit(1))), Of(TryMultiply(I, I)), Of(TryMultiply(Q, Q)), Of(TryDivide(N, Lit(0))), Of(TryDivide(X, X)), Of(TryMod(N, Lit(0))), Of(TryMod(L, N)), Of(Uniform(Lit(1), Lit(100), 42)), Of(Uniform(Lit(0.5), Lit(2), 7)), Of(Uniform(Lit(1), Lit(2)) >= 1),
    ]);
}
