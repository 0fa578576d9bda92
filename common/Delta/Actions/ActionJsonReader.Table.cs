using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Actions;

internal ref partial struct ActionJsonReader
{
    private Metadata ReadMetadata()
    {
        string? id = null;
        string? schema = null;
        string? name = null;
        string? description = null;
        string? provider = null;
        long? created = null;
        var options = StringMap.Empty;
        var configuration = StringMap.Empty;
        IReadOnlyList<string> partitions = [];
        while (NextMember())
        {
            if (_json.ValueTextEquals("id"u8))
            {
                id = Text();
            }
            else if (_json.ValueTextEquals("name"u8))
            {
                name = Text();
            }
            else if (_json.ValueTextEquals("description"u8))
            {
                description = Text();
            }
            else if (_json.ValueTextEquals("format"u8))
            {
                (provider, options) = StartObject() ? ReadFormat() : (null, StringMap.Empty);
            }
            else if (_json.ValueTextEquals("schemaString"u8))
            {
                schema = Text();
            }
            else if (_json.ValueTextEquals("partitionColumns"u8))
            {
                partitions = Texts() ?? [];
            }
            else if (_json.ValueTextEquals("createdTime"u8))
            {
                created = OptionalInt64();
            }
            else if (_json.ValueTextEquals("configuration"u8))
            {
                configuration = Map();
            }
            else
            {
                SkipValue();
            }
        }

        return new Metadata(id ?? "", schema ?? StructType.Empty.Json)
        {
            Name = name,
            Description = description,
            FormatProvider = provider ?? "parquet",
            FormatOptions = options,
            PartitionColumns = partitions,
            CreatedTime = created,
            Configuration = configuration,
        };
    }

    private (string? Provider, StringMap Options) ReadFormat()
    {
        string? provider = null;
        var options = StringMap.Empty;
        while (NextMember())
        {
            if (_json.ValueTextEquals("provider"u8))
            {
                provider = Text();
            }
            else if (_json.ValueTextEquals("options"u8))
            {
                options = Map();
            }
            else
            {
                SkipValue();
            }
        }

        return (provider, options);
    }

    private Protocol ReadProtocol()
    {
        int? reader = null;
        int? writer = null;
        List<string>? readerFeatures = null;
        List<string>? writerFeatures = null;
        while (NextMember())
        {
            if (_json.ValueTextEquals("minReaderVersion"u8))
            {
                reader = Int32();
            }
            else if (_json.ValueTextEquals("minWriterVersion"u8))
            {
                writer = Int32();
            }
            else if (_json.ValueTextEquals("readerFeatures"u8))
            {
                readerFeatures = Texts();
            }
            else if (_json.ValueTextEquals("writerFeatures"u8))
            {
                writerFeatures = Texts();
            }
            else
            {
                SkipValue();
            }
        }

        return reader is null || writer is null
            ? throw new FormatException("A 'protocol' has no 'minReaderVersion' or no 'minWriterVersion'.")
            : new Protocol(reader.Value, writer.Value) { ReaderFeatures = readerFeatures, WriterFeatures = writerFeatures };
    }

    private SetTransaction ReadTransaction()
    {
        string? appId = null;
        long? version = null;
        long? updated = null;
        while (NextMember())
        {
            if (_json.ValueTextEquals("appId"u8))
            {
                appId = Text();
            }
            else if (_json.ValueTextEquals("version"u8))
            {
                version = Int64();
            }
            else if (_json.ValueTextEquals("lastUpdated"u8))
            {
                updated = OptionalInt64();
            }
            else
            {
                SkipValue();
            }
        }

        return appId is null || version is null
            ? throw new FormatException("A 'txn' has no 'appId' or no 'version'.")
            : new SetTransaction(appId, version.Value, updated);
    }

    private DomainMetadata ReadDomainMetadata()
    {
        string? domain = null;
        string? configuration = null;
        var removed = false;
        while (NextMember())
        {
            if (_json.ValueTextEquals("domain"u8))
            {
                domain = Text();
            }
            else if (_json.ValueTextEquals("configuration"u8))
            {
                configuration = Text();
            }
            else if (_json.ValueTextEquals("removed"u8))
            {
                removed = Boolean();
            }
            else
            {
                SkipValue();
            }
        }

        return new DomainMetadata(domain ?? throw new FormatException("A 'domainMetadata' has no 'domain'."), configuration ?? "", removed);
    }

    private SidecarFile ReadSidecar()
    {
        string? path = null;
        long size = 0;
        long modificationTime = 0;
        while (NextMember())
        {
            if (_json.ValueTextEquals("path"u8))
            {
                path = Text();
            }
            else if (_json.ValueTextEquals("sizeInBytes"u8))
            {
                size = Int64();
            }
            else if (_json.ValueTextEquals("modificationTime"u8))
            {
                modificationTime = Int64();
            }
            else
            {
                SkipValue();
            }
        }

        return new SidecarFile(path ?? throw new FormatException("A 'sidecar' has no 'path'."), size, modificationTime);
    }

    private CheckpointMetadata ReadCheckpointMetadata()
    {
        long? version = null;
        while (NextMember())
        {
            if (_json.ValueTextEquals("version"u8))
            {
                version = Int64();
            }
            else
            {
                SkipValue();
            }
        }

        return new CheckpointMetadata(version ?? throw new FormatException("A 'checkpointMetadata' has no 'version'."));
    }
}
