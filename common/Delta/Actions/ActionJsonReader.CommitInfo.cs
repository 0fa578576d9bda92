using System.Text.Json;

namespace SparkPersonalization.Delta.Actions;

internal ref partial struct ActionJsonReader
{
    private CommitInfo ReadCommitInfo()
    {
        var info = new CommitInfo();
        var others = new List<KeyValuePair<string, string?>>();
        while (NextMember())
        {
            info = ReadCommitMember(info, others);
        }

        return info with { OtherMembers = StringMap.From(others) };
    }

    // Programs put what they like here, so a member of an unexpected type is kept as JSON instead of being refused.
    private CommitInfo ReadCommitMember(CommitInfo info, List<KeyValuePair<string, string?>> others)
    {
        var name = _json.GetString()!;
        _json.Read();
        switch (name, _json.TokenType)
        {
            case ("timestamp", JsonTokenType.Number) when _json.TryGetInt64(out var timestamp):
                return info with { Timestamp = timestamp };
            case ("inCommitTimestamp", JsonTokenType.Number) when _json.TryGetInt64(out var inCommit):
                return info with { InCommitTimestamp = inCommit };
            case ("readVersion", JsonTokenType.Number) when _json.TryGetInt64(out var readVersion):
                return info with { ReadVersion = readVersion };
            case ("isBlindAppend", JsonTokenType.True or JsonTokenType.False):
                return info with { IsBlindAppend = _json.GetBoolean() };
            case ("operation", JsonTokenType.String):
                return info with { Operation = _json.GetString() };
            case ("isolationLevel", JsonTokenType.String):
                return info with { IsolationLevel = _json.GetString() };
            case ("userMetadata", JsonTokenType.String):
                return info with { UserMetadata = _json.GetString() };
            case ("engineInfo", JsonTokenType.String):
                return info with { EngineInfo = _json.GetString() };
            case ("txnId", JsonTokenType.String):
                return info with { TransactionId = _json.GetString() };
            case ("operationParameters", JsonTokenType.StartObject):
                return info with { OperationParameters = LooseMapHere() };
            case ("operationMetrics", JsonTokenType.StartObject):
                return info with { OperationMetrics = LooseMapHere() };
            case (_, JsonTokenType.Null):
                return info;
            default:
                others.Add(new(name, RawJson()));
                return info;
        }
    }
}
