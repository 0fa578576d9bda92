using System.Text.Json;

namespace SparkPersonalization.Delta.Actions;

/// <summary>
/// Reads the JSON objects of a commit or of a JSON checkpoint. Objects may be separated by any white space; a byte order mark at the
/// start, unknown actions and unknown members are passed over.
/// </summary>
internal ref partial struct ActionJsonReader
{
    private readonly StringPool _pool;
    private Utf8JsonReader _json;

    private ActionJsonReader(ReadOnlySpan<byte> bytes, StringPool pool)
    {
        _pool = pool;
        _json = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 256 });
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>All actions of a file, in its order.</summary>
    /// <exception cref="DeltaLogCorruptedException">The bytes are not JSON objects, or an action breaks the protocol.</exception>
    internal static List<DeltaAction> ReadAll(ReadOnlySpan<byte> bytes, string path)
    {
        var actions = new List<DeltaAction>(Math.Clamp(bytes.Length / 256, 4, 1 << 20));
        Read(bytes, path, new StringPool(), actions.Add);
        return actions;
    }

    /// <summary>Hands each action of a file to a function, in its order.</summary>
    internal static void Read(ReadOnlySpan<byte> bytes, string path, StringPool pool, Action<DeltaAction> handle)
    {
        if (bytes.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        var reader = new ActionJsonReader(bytes, pool);
        try
        {
            reader.ReadObjects(handle);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new DeltaLogCorruptedException(
                $"The log file '{path}' is damaged near byte {reader._json.TokenStartIndex}: {e.Message} Restore it from a copy; a commit is never to be edited.", e);
        }
    }

    private void ReadObjects(Action<DeltaAction> handle)
    {
        while (_json.Read())
        {
            if (_json.TokenType != JsonTokenType.StartObject)
            {
                throw new FormatException($"An action must be a JSON object, not {_json.TokenType}.");
            }

            while (NextMember())
            {
                var action = ReadAction();
                if (action is not null)
                {
                    handle(action);
                }
            }
        }
    }

    private DeltaAction? ReadAction()
    {
        if (_json.ValueTextEquals("add"u8))
        {
            return StartObject() ? ReadAdd() : null;
        }

        if (_json.ValueTextEquals("remove"u8))
        {
            return StartObject() ? ReadRemove() : null;
        }

        if (_json.ValueTextEquals("commitInfo"u8))
        {
            return StartObject() ? ReadCommitInfo() : null;
        }

        if (_json.ValueTextEquals("metaData"u8))
        {
            return StartObject() ? ReadMetadata() : null;
        }

        if (_json.ValueTextEquals("protocol"u8))
        {
            return StartObject() ? ReadProtocol() : null;
        }

        if (_json.ValueTextEquals("txn"u8))
        {
            return StartObject() ? ReadTransaction() : null;
        }

        return ReadRareAction();
    }

    private DeltaAction? ReadRareAction()
    {
        if (_json.ValueTextEquals("cdc"u8))
        {
            return StartObject() ? ReadCdc() : null;
        }

        if (_json.ValueTextEquals("domainMetadata"u8))
        {
            return StartObject() ? ReadDomainMetadata() : null;
        }

        if (_json.ValueTextEquals("sidecar"u8))
        {
            return StartObject() ? ReadSidecar() : null;
        }

        if (_json.ValueTextEquals("checkpointMetadata"u8))
        {
            return StartObject() ? ReadCheckpointMetadata() : null;
        }

        SkipValue();
        return null;
    }
}
