using System.Security.Cryptography;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Json;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>A column that reads strict JSON, and how its answers come to the rows.</summary>
internal sealed class StrictJsonCall
{
    private const string Changed = "A text that FromJsonStrict reads was not among the rows when they were first asked for: the source has changed since. "
        + "Make the DataFrame anew, or read a fixed version of the source.";

    private readonly Expression _text;
    private readonly StructType _schema;
    private readonly int _maxBytes;
    private readonly string _key;
    private readonly string _answer;

    /// <param name="call">The call.</param>
    /// <param name="name">Begins the names of the columns that are joined.</param>
    internal StrictJsonCall(UnresolvedFunction call, string name)
    {
        if (call.Arguments is not [var text, Literal { Value: string schema }, Literal { Value: int maxBytes }])
        {
            throw Untranslatable.Because("FromJsonStrict with a schema or limit that is no constant", "Give both as constants.");
        }

        Call = call;
        _text = text;
        _schema = (StructType)DataType.FromText(schema);
        _maxBytes = maxBytes;
        (_key, _answer) = ($"{name}_key", $"{name}_answer");
    }

    /// <summary>The call as it was written.</summary>
    internal UnresolvedFunction Call { get; }

    /// <summary>The names of the columns that are joined.</summary>
    internal IEnumerable<string> Columns => [_key, _answer];

    /// <summary>What stands in the call's place.</summary>
    internal Expression Value => Function(
        "when",
        Function("isnull", Bytes),
        new Literal(null, new NullType()),
        Function("isnotnull", new UnresolvedAttribute(_key)),
        new UnresolvedAttribute(_answer),
        Function("raise_error", new Literal(Changed, new StringType())));

    private Expression Bytes => new Cast(_text, new BinaryType());

    private StructType Schema => new(new StructField(_key, new StringType()), new StructField(_answer, new StrictJsonReader(_schema, _maxBytes).Type));

    /// <summary>The answers to the texts of an input, each text once.</summary>
    internal Relation Answers(Relation input, IPlanServer server) => new ServerRelation(server.Made(Schema, Answers(server.Rows(Texts(input)))));

    /// <summary>No answers, but their columns.</summary>
    internal Relation NoAnswers() => new LocalRelation(Schema, []);

    /// <summary>An input's rows, each with the answer to its text.</summary>
    internal Relation Join(Relation input, Relation answers)
    {
        var matches = Function("==", Function("sha2", Bytes, new Literal(256, new IntegerType())), new UnresolvedAttribute(_key));
        return new Join(input, answers, matches, JoinType.LeftOuter, []);
    }

    private Relation Texts(Relation input) =>
        new Filter(new Project(input, [new Alias(Bytes, ["text"])]), Function("isnotnull", new UnresolvedAttribute("text")));

    private IEnumerable<object?[]> Answers(IEnumerable<Row> texts)
    {
        var reader = new StrictJsonReader(_schema, _maxBytes);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts.Select(row => row.GetAs<byte[]>(0)))
        {
            var key = Convert.ToHexStringLower(SHA256.HashData(text));
            if (known.Add(key))
            {
                yield return [key, reader.Read(text)];
            }
        }
    }

    private static UnresolvedFunction Function(string name, params Expression[] arguments) => new(name, [.. arguments]);
}
