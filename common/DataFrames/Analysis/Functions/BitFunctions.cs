using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Bits of numbers, and bitmaps in byte strings.</summary>
internal static class BitFunctions
{
    private static readonly Parameter Bits = new(a => a.DataType is BooleanType or IntegralType ? a.DataType : a.DataType is NullType ? Long : null, "INTEGRAL or BOOLEAN");

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("shiftrightunsigned", Takes(Shifted, Of(Int)), GivesArgument(0), NullRule.AnyArgument, ">>>"),
        Scalar("bit_count", Takes(Bits), Gives(Int)),
        Scalar("bit_get", Takes(Integral, Of(Int)), Gives(new ByteType()), NullRule.AnyArgument, "getbit"),
        Scalar("bit_length", Takes(StringOrBinary), Gives(Int)),
        Scalar("bitmap_bit_position", Takes(Of(Long)), Gives(Long)),
        Scalar("bitmap_bucket_number", Takes(Of(Long)), Gives(Long)),
        Scalar("bitmap_count", Takes(Of(Rules.Binary)), Gives(Long)),
        Aggregate("bit_and", Takes(Integral), GivesArgument(0)),
        Aggregate("bit_or", Takes(Integral), GivesArgument(0)),
        Aggregate("bit_xor", Takes(Integral), GivesArgument(0)),
        Aggregate("bitmap_construct_agg", Takes(Of(Long)), Gives(Rules.Binary), NullRule.Never),
        Aggregate("bitmap_or_agg", Takes(Of(Rules.Binary)), Gives(Rules.Binary), NullRule.Never),
        Aggregate("bitmap_and_agg", Takes(Of(Rules.Binary)), Gives(Rules.Binary), NullRule.Never),
    ];
}
