using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Hashes of texts and rows.</summary>
internal static class HashFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("md5", Takes(StringOrBinary), Gives(Rules.String)),
        Scalar("sha1", Takes(StringOrBinary), Gives(Rules.String), NullRule.AnyArgument, "sha"),
        Scalar("sha2", Takes(StringOrBinary, Of(Int)), Gives(Rules.String), NullRule.Always),
        Scalar("crc32", Takes(StringOrBinary), Gives(Long)),
        Scalar("hash", TakesMany(1, Any), Gives(Int), NullRule.Never),
        Scalar("xxhash64", TakesMany(1, Any), Gives(Long), NullRule.Never),
        Scalar("hmac_sha256", Takes(Of(Rules.String), Of(Rules.String)), Gives(Rules.String)),
    ];
}
