namespace SparkPersonalization.Delta.Actions;

internal ref partial struct ActionJsonReader
{
    private AddFile ReadAdd()
    {
        string? path = null;
        long? size = null;
        long modificationTime = 0;
        var dataChange = true;
        var values = StringMap.Empty;
        var rest = new RareFileMembers();
        while (NextMember())
        {
            if (_json.ValueTextEquals("path"u8))
            {
                path = Text();
            }
            else if (_json.ValueTextEquals("partitionValues"u8))
            {
                values = Map();
            }
            else if (_json.ValueTextEquals("size"u8))
            {
                size = Int64();
            }
            else if (_json.ValueTextEquals("modificationTime"u8))
            {
                modificationTime = Int64();
            }
            else if (_json.ValueTextEquals("dataChange"u8))
            {
                dataChange = Boolean();
            }
            else
            {
                ReadRareFileMember(ref rest);
            }
        }

        return new AddFile
        {
            Path = path ?? throw new FormatException("An 'add' has no 'path'."),
            PartitionValues = values,
            Size = size ?? throw new FormatException($"The 'add' of '{path}' has no 'size'."),
            ModificationTime = modificationTime,
            DataChange = dataChange,
            Stats = rest.Stats,
            Tags = rest.Tags ?? StringMap.Empty,
            DeletionVector = rest.DeletionVector,
            BaseRowId = rest.BaseRowId,
            DefaultRowCommitVersion = rest.DefaultRowCommitVersion,
            ClusteringProvider = rest.ClusteringProvider,
        };
    }

    private RemoveFile ReadRemove()
    {
        string? path = null;
        long? size = null;
        long? deleted = null;
        var extended = false;
        var dataChange = true;
        var values = StringMap.Empty;
        var rest = new RareFileMembers();
        while (NextMember())
        {
            if (_json.ValueTextEquals("path"u8))
            {
                path = Text();
            }
            else if (_json.ValueTextEquals("deletionTimestamp"u8))
            {
                deleted = OptionalInt64();
            }
            else if (_json.ValueTextEquals("dataChange"u8))
            {
                dataChange = Boolean();
            }
            else if (_json.ValueTextEquals("extendedFileMetadata"u8))
            {
                extended = OptionalBoolean() ?? false;
            }
            else if (_json.ValueTextEquals("partitionValues"u8))
            {
                values = Map();
            }
            else if (_json.ValueTextEquals("size"u8))
            {
                size = OptionalInt64();
            }
            else
            {
                ReadRareFileMember(ref rest);
            }
        }

        return new RemoveFile
        {
            Path = path ?? throw new FormatException("A 'remove' has no 'path'."),
            DeletionTimestamp = deleted,
            DataChange = dataChange,
            ExtendedFileMetadata = extended,
            PartitionValues = values,
            Size = size,
            Stats = rest.Stats,
            Tags = rest.Tags ?? StringMap.Empty,
            DeletionVector = rest.DeletionVector,
            BaseRowId = rest.BaseRowId,
            DefaultRowCommitVersion = rest.DefaultRowCommitVersion,
        };
    }

    private AddCdcFile ReadCdc()
    {
        string? path = null;
        long size = 0;
        var values = StringMap.Empty;
        var rest = new RareFileMembers();
        while (NextMember())
        {
            if (_json.ValueTextEquals("path"u8))
            {
                path = Text();
            }
            else if (_json.ValueTextEquals("partitionValues"u8))
            {
                values = Map();
            }
            else if (_json.ValueTextEquals("size"u8))
            {
                size = Int64();
            }
            else
            {
                ReadRareFileMember(ref rest);
            }
        }

        return new AddCdcFile
        {
            Path = path ?? throw new FormatException("A 'cdc' has no 'path'."),
            PartitionValues = values,
            Size = size,
            DataChange = false,
            Tags = rest.Tags ?? StringMap.Empty,
        };
    }

    private void ReadRareFileMember(ref RareFileMembers members)
    {
        if (_json.ValueTextEquals("stats"u8))
        {
            members.Stats = Text();
        }
        else if (_json.ValueTextEquals("tags"u8))
        {
            members.Tags = LooseMap();
        }
        else if (_json.ValueTextEquals("deletionVector"u8))
        {
            members.DeletionVector = StartObject() ? ReadDeletionVector() : null;
        }
        else if (_json.ValueTextEquals("baseRowId"u8))
        {
            members.BaseRowId = OptionalInt64();
        }
        else if (_json.ValueTextEquals("defaultRowCommitVersion"u8))
        {
            members.DefaultRowCommitVersion = OptionalInt64();
        }
        else if (_json.ValueTextEquals("clusteringProvider"u8))
        {
            members.ClusteringProvider = Text();
        }
        else
        {
            SkipValue();
        }
    }

    private DeletionVectorDescriptor ReadDeletionVector()
    {
        string? storageType = null;
        string? place = null;
        int? offset = null;
        var size = 0;
        long cardinality = 0;
        while (NextMember())
        {
            if (_json.ValueTextEquals("storageType"u8))
            {
                storageType = Text();
            }
            else if (_json.ValueTextEquals("pathOrInlineDv"u8))
            {
                place = Text();
            }
            else if (_json.ValueTextEquals("offset"u8))
            {
                offset = OptionalInt32();
            }
            else if (_json.ValueTextEquals("sizeInBytes"u8))
            {
                size = Int32();
            }
            else if (_json.ValueTextEquals("cardinality"u8))
            {
                cardinality = Int64();
            }
            else
            {
                SkipValue();
            }
        }

        return storageType is null || place is null
            ? throw new FormatException("A 'deletionVector' has no 'storageType' or no 'pathOrInlineDv'.")
            : new DeletionVectorDescriptor(storageType, place, offset, size, cardinality);
    }

    private struct RareFileMembers
    {
        internal string? Stats;
        internal StringMap? Tags;
        internal DeletionVectorDescriptor? DeletionVector;
        internal long? BaseRowId;
        internal long? DefaultRowCommitVersion;
        internal string? ClusteringProvider;
    }
}
