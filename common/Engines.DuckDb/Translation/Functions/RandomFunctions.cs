using System.Buffers.Binary;
using System.Security.Cryptography;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using Definitions = SparkPersonalization.DataFrames.Analysis.Functions.RandomFunctions;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Random values: of a seed and the row's number, which is <see cref="RowNumbers.Column"/>. Without a seed each statement has another.</summary>
internal static class RandomFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "rand", (call, _, t) => OfRow("spark_rand", call, t) },
        { "randn", (call, _, t) => OfRow("spark_randn", call, t) },
        { "uuid", (call, _, t) => OfRow("spark_uuid", call, t) },
        { "monotonically_increasing_id", (_, _, t) => RowNumbers.In(t) },
        { "spark_partition_id", "0" },
        { "shuffle", Shuffle },
    };

    private static string OfRow(string function, BoundCall call, ExpressionTranslator translator)
    {
        var seed = call.Arguments.Count > 0 ? Definitions.SeedOf(call.Arguments[0])!.Value : BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));
        return $"{function}({LiteralSql.Long(seed)}, {RowNumbers.In(translator)})";
    }

    private static string Shuffle(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var name = $"spark_shuffle_{RowCalls.Hash(call.DataType.Json)}";
        return $"{translator.Resources.AddFunction(KnownFunctions.GetOrAdd(name, () => DuckDb.Functions.Random.RandomFunctions.Shuffle(name, (ArrayType)call.DataType)))}({arguments[0]})";
    }
}
