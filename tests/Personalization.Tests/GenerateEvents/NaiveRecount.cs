using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

/// <summary>
/// Reads generated files as a pipeline would, by the simplest code that can: every line parsed, everything held in
/// memory, sets and sorting. It shares no line with the generator.
/// </summary>
internal sealed partial class NaiveRecount
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly List<Row> _valid = [];
    private readonly Dictionary<string, Row> _silver = new(StringComparer.Ordinal);

    internal long Records { get; private set; }

    internal long Duplicates { get; private set; }

    internal SortedDictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    internal IReadOnlyCollection<Row> Silver => _silver.Values;

    internal static NaiveRecount Of(string eventsDirectory)
    {
        var count = new NaiveRecount();
        foreach (var file in Directory.EnumerateFiles(eventsDirectory, "*.jsonl").Order(StringComparer.Ordinal))
            foreach (var line in Lines(File.ReadAllBytes(file)))
                count.Add(line);
        // Of copies the one that arrived first stays; the parts of an hour are not in order among themselves.
        foreach (var row in count._valid.OrderBy(row => row.ReceivedAt))
            count.Add(row);
        return count;
    }

    internal long SessionsUtc(out long overFull)
    {
        var sizes = _silver.Values.GroupBy(row => row.SessionKey).SelectMany(SessionSizes).ToList();
        overFull = sizes.Count(size => size > 5_000);
        return sizes.Count;
    }

    private static List<int> SessionSizes(IEnumerable<Row> rows)
    {
        var sizes = new List<int>();
        Row? first = null, last = null;
        (string?, string?, string?) campaign = default;
        foreach (var row in rows.OrderBy(row => row.EventTime))
        {
            if (first is null || last is null
                || row.EventTime - last.EventTime > TimeSpan.FromMinutes(30)
                || row.EventTime.Date != last.EventTime.Date
                || row.EventTime - first.EventTime > TimeSpan.FromHours(12)
                || row.Campaign != default && row.Campaign != campaign)
            {
                first = row;
                campaign = row.Campaign;
                sizes.Add(0);
            }
            sizes[^1]++;
            last = row;
        }
        return sizes;
    }

    private void Add(ReadOnlyMemory<byte> line)
    {
        Records++;
        if (Malformed(line, out var made) is { } malformed)
            Refuse(malformed);
        else if (NaiveSchema.Reasons(made) is { Count: > 0 } reasons)
            Refuse(string.Join("+", reasons));
        else
            _valid.Add(new Row(made));
    }

    private static string? Malformed(ReadOnlyMemory<byte> line, out JsonElement made)
    {
        made = default;
        if (line.Length > 1 << 20)
            return "too_large";
        if (!System.Text.Unicode.Utf8.IsValid(line.Span))
            return "not_utf8";
        try
        {
            made = JsonDocument.Parse(line, Strict).RootElement;
            return made.ValueKind == JsonValueKind.Object ? null : "not_an_object";
        }
        catch (JsonException error)
        {
            return error.Message.Contains("uplicate", StringComparison.Ordinal) ? "duplicate_key" : "invalid_json";
        }
    }

    private void Add(Row row)
    {
        if (Robots().IsMatch(row.UserAgent))
            Refuse("bot");
        else if (row.IsInternal)
            Refuse("internal");
        else if (row.ReceivedAt - row.EventTime > TimeSpan.FromDays(7))
            Refuse("too_late");
        else if (_silver.TryAdd(row.MessageId, row))
            return;
        else if (_silver[row.MessageId].Business == row.Business)
            Duplicates++;
        else
            Refuse("conflict");
    }

    private void Refuse(string reason) => Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            var end = Array.IndexOf(file, (byte)'\n', at);
            yield return file.AsMemory(at, end - at);
            at = end + 1;
        }
    }

    [GeneratedRegex("bot|crawl|spider|headless|facebookexternalhit|python-requests", RegexOptions.IgnoreCase)]
    private static partial Regex Robots();

    /// <summary>A valid event.</summary>
    internal sealed class Row
    {
        private readonly JsonElement _made;

        internal Row(JsonElement made)
        {
            _made = made;
            ReceivedAt = Time("receivedAt");
            EventTime = Time("timestamp") + (ReceivedAt - Time("sentAt"));
            Business = string.Join(
                ",", made.EnumerateObject().Where(p => p.Name is not ("sentAt" or "receivedAt")).Select(p => p.ToString()));
        }

        internal DateTimeOffset ReceivedAt { get; }

        internal DateTimeOffset EventTime { get; }

        internal string Business { get; }

        internal string MessageId => Text("messageId")!;

        internal string? AnonymousId => Text("anonymousId");

        internal string? UserId => Text("userId")?.Trim().ToLowerInvariant();

        internal string SessionKey => AnonymousId is { } device ? "a " + device : "u " + UserId;

        internal string Shopper => UserId is { } user ? "u " + user : "a " + AnonymousId;

        internal string Kind => Text("event") ?? Text("type")!;

        internal string UserAgent => Context("userAgent")?.GetString() ?? "";

        internal bool IsInternal =>
            Context("internal")?.GetBoolean() == true || Context("ip")?.GetString()!.StartsWith("10.", StringComparison.Ordinal) == true;

        internal (string? Source, string? Medium, string? Name) Campaign => Context("campaign") is { } campaign
            ? (Text(campaign, "source"), Text(campaign, "medium"), Text(campaign, "name"))
            : default;

        internal string Currency => Text(Properties, "currency")!.ToUpperInvariant();

        internal decimal Total => Properties.GetProperty("total").GetDecimal();

        internal string? OrderId => Text(Properties, "order_id");

        private JsonElement Properties => _made.GetProperty("properties");

        private DateTimeOffset Time(string name) =>
            DateTimeOffset.Parse(Text(name)!, CultureInfo.InvariantCulture).ToUniversalTime();

        private string? Text(string name) => Text(_made, name);

        private static string? Text(JsonElement parent, string name) =>
            parent.TryGetProperty(name, out var value) ? value.GetString() : null;

        private JsonElement? Context(string name) =>
            _made.GetProperty("context").TryGetProperty(name, out var value) ? value : null;
    }
}
