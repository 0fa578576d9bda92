using System.Collections.Concurrent;
using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Reading;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Kafka.Writing;

namespace SparkPersonalization.Kafka;

/// <summary>
/// The connections of one set of client settings. To connect costs far more than to read a small batch, so consumers are used again. Safe for
/// use by several threads.
/// </summary>
public sealed class KafkaClient : IDisposable
{
    private const int MostIdle = 8;

    private static readonly string[] OfConsumers =
    [
        "group.id", "isolation.level", "fetch.min.bytes", "fetch.max.bytes", "fetch.wait.max.ms", "fetch.queue.backoff.ms", "fetch.error.backoff.ms",
        "max.partition.fetch.bytes", "queued.max.messages.kbytes", "queued.min.messages", "session.timeout.ms", "max.poll.interval.ms",
    ];

    private static readonly string[] OfProducers =
    [
        "acks", "linger.ms", "batch.size", "compression.type", "enable.idempotence", "message.timeout.ms", "queue.buffering.max.messages",
        "queue.buffering.max.kbytes", "transactional.id",
    ];

    private readonly ConcurrentBag<IConsumer<byte[]?, byte[]?>> _idle = [];
    private volatile Lazy<IAdminClient> _admin;
    private volatile string? _lastError;
    private volatile string? _refusal;
    private volatile bool _areAllDown;
    private volatile bool _areBrokersFound;
    private readonly CancellationTokenSource _closed = new();
    private readonly HandleUses _uses;

    /// <summary>Makes a client; it connects when it is first used.</summary>
    /// <param name="settings">The settings.</param>
    public KafkaClient(ClientSettings settings)
        : this(settings, null)
    {
    }

    /// <summary>Makes a client with producers of another kind.</summary>
    internal KafkaClient(ClientSettings settings, Func<IProducer<byte[]?, byte[]?>>? makeProducer)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        _uses = new HandleUses(CloseHandles);
        _admin = NewAdmin();
        Producers = new ProducerSlot(makeProducer ?? MakeProducer);
    }

    /// <summary>What the client was made with.</summary>
    public ClientSettings Settings { get; }

    /// <summary>What the brokers or the connection to them last complained of, or null.</summary>
    internal string? LastError => _lastError;

    /// <summary>Why the brokers do not let the client in, or it does not trust them or take what they answer; null where nothing speaks for that.</summary>
    internal string? Refusal => _refusal;

    /// <summary>Whether no broker could be reached of late.</summary>
    internal bool AreAllDown => _areAllDown;

    /// <summary>How large the records were that were read of late.</summary>
    internal RecordSizes Sizes { get; } = new();

    internal IAdminClient Admin => _admin.Value;

    /// <summary>The producer that writers share.</summary>
    internal ProducerSlot Producers { get; }

    internal IsolationLevel Isolation =>
        Settings.Values.GetValueOrDefault("isolation.level") == "read_uncommitted" ? IsolationLevel.ReadUncommitted : IsolationLevel.ReadCommitted;

    /// <summary>Keeps the connections open, although the client may be closed meanwhile, until the use is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The client is closed.</exception>
    internal IDisposable Use() => _uses.Begin();

    /// <summary>A consumer that reads nothing yet, for one who uses the client; one used before knows only the partitions that there were then.</summary>
    internal (IConsumer<byte[]?, byte[]?> Consumer, bool IsNew) RentConsumer() => _idle.TryTake(out var consumer) ? (consumer, false) : (Build(CreateConsumer), true);

    /// <summary>Waits a while.</summary>
    /// <param name="time">How long.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Whether the client is still open.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    internal bool Wait(TimeSpan time, CancellationToken stop)
    {
        var ended = WaitHandle.WaitAny([_closed.Token.WaitHandle, stop.WaitHandle], time);
        stop.ThrowIfCancellationRequested();
        return ended != 0;
    }

    /// <summary>Puts another in the place of an admin client that destroyed itself.</summary>
    internal void Replace(IAdminClient destroyed)
    {
        var admin = _admin;
        if (admin.IsValueCreated && ReferenceEquals(admin.Value, destroyed))
        {
            Interlocked.CompareExchange(ref _admin, NewAdmin(), admin);
        }
    }

    /// <summary>Asks once where the brokers are, before anything else is said to them, where nothing lets it go in the clear to other machines.</summary>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="SparkException">A broker is on another machine, or none answers.</exception>
    internal void CheckBrokers(CancellationToken stop)
    {
        if (!_areBrokersFound && BrokerHosts.MustBeHere(Settings))
        {
            var learned = new LearnedBrokers();
            using var admin = Build(() => CreateAdmin(learned));
            BrokerHosts.Check(Settings, new BrokerCall(this, stop).Ask("finding the brokers", _ => learned.Found));
            _areBrokersFound = true;
        }
    }

    /// <summary>Notes that brokers answered: what they complained of before is over.</summary>
    internal void Accepted() => (_lastError, _refusal, _areAllDown) = (null, null, false);

    /// <summary>Takes a consumer back, which reads nothing any more, from one who still uses the client.</summary>
    internal void Return(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (_idle.Count >= MostIdle)
        {
            consumer.Dispose();
        }
        else
        {
            _idle.Add(consumer);
        }
    }

    /// <summary>Closes the connections: at once, or when those who use them end.</summary>
    public void Dispose()
    {
        _closed.Cancel();
        _uses.Close();
    }

    private void CloseHandles()
    {
        while (_idle.TryTake(out var consumer))
        {
            consumer.Dispose();
        }

        if (_admin.IsValueCreated)
        {
            _admin.Value.Dispose();
        }

        Producers.Close();
    }

    /// <summary>Another consumer, which has never been used.</summary>
    internal IConsumer<byte[]?, byte[]?> NewConsumer() => Build(CreateConsumer);

    // The client itself tells what is wrong with a setting, and may repeat its value.
    private T Build<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw new SparkException("KAFKA_CLIENT_ERROR", $"The settings of the client of Kafka at {Settings.BootstrapServers} do not hold: {Settings.WithoutSecrets(e.Message)}. Correct the options 'kafka.*'.");
        }
    }

    private Lazy<IAdminClient> NewAdmin() => new(() => Build(() => CreateAdmin(null)));

    private IAdminClient CreateAdmin(LearnedBrokers? learned)
    {
        var config = new AdminClientConfig(Without([.. OfConsumers, .. OfProducers]));
        config.StatisticsIntervalMs = learned is null ? config.StatisticsIntervalMs : LearnedBrokers.IntervalMs;
        return new AdminClientBuilder(config)
            .SetErrorHandler((_, e) => Note(e))
            .SetLogHandler((_, _) => { })
            .SetStatisticsHandler((_, statistics) => learned?.Read(statistics))
            .Build();
    }

    // Records go from one broker to another engine at its pace, so that little need wait in the client; by itself it would then look again only
    // after a second. And all records of a range are there: a fetch that waits at a partition's end keeps others of the same broker, whose ranges
    // were assigned meanwhile, from their records.
    private IConsumer<byte[]?, byte[]?> CreateConsumer()
    {
        var config = new ConsumerConfig(Without(OfProducers))
        {
            GroupId = Settings.ConsumerGroup,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Error,
            AllowAutoCreateTopics = false,
            IsolationLevel = Isolation,
        };
        config.QueuedMaxMessagesKbytes ??= 16 << 10;
        config.FetchQueueBackoffMs ??= 20;
        config.FetchWaitMaxMs ??= 10;
        return new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetKeyDeserializer(Bytes)
            .SetValueDeserializer(Bytes)
            .SetErrorHandler((_, e) => Note(e))
            .SetLogHandler((_, _) => { })
            .Build();
    }

    private IProducer<byte[]?, byte[]?> MakeProducer()
    {
        CheckBrokers(_closed.Token);
        return Build(CreateProducer);
    }

    private IProducer<byte[]?, byte[]?> CreateProducer()
    {
        var config = new ProducerConfig(Without(OfConsumers));
        config.EnableIdempotence ??= true;
        config.LingerMs ??= 5;
        config.MessageTimeoutMs ??= 60_000;
        return new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetKeySerializer(Same)
            .SetValueSerializer(Same)
            .SetErrorHandler((producer, e) =>
            {
                Note(e);
                if (KafkaFailures.IsFatal(e))
                {
                    Producers.GiveUp(producer);
                }
            })
            .SetLogHandler((_, _) => { })
            .Build();
    }

    // That all brokers are down follows another error, which says why.
    private void Note(Error error)
    {
        var areAllDown = error.Code == ErrorCode.Local_AllBrokersDown;
        _areAllDown |= areAllDown;
        var reason = Settings.WithoutSecrets(error.Reason);
        _lastError = areAllDown ? _lastError ?? reason : reason;
        _refusal = KafkaFailures.RefusalIn(error) is { } refusal ? Settings.WithoutSecrets(refusal) : _refusal;
    }

    // Settings of one kind of client make the others complain. Brokers that come back are found soon.
    private Dictionary<string, string> Without(params IEnumerable<string> names)
    {
        var settings = Settings.Values.Where(v => !names.Contains(v.Key)).ToDictionary(StringComparer.Ordinal);
        settings.TryAdd("reconnect.backoff.max.ms", "2000");
        return settings;
    }

    private static readonly IDeserializer<byte[]?> Bytes = new ByteDeserializer();
    private static readonly ISerializer<byte[]?> Same = new ByteSerializer();

    private sealed class ByteDeserializer : IDeserializer<byte[]?>
    {
        public byte[]? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : data.ToArray();
    }

    private sealed class ByteSerializer : ISerializer<byte[]?>
    {
        public byte[]? Serialize(byte[]? data, SerializationContext context) => data;
    }
}
