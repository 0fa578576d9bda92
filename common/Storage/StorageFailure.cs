namespace SparkPersonalization.Storage;

/// <summary>Kinds of trouble with a storage.</summary>
public enum StorageFailure
{
    /// <summary>The disk, the device or the file system failed; the message has its words.</summary>
    Device,

    /// <summary>The file or directory does not exist.</summary>
    NotFound,

    /// <summary>The name is taken.</summary>
    AlreadyExists,

    /// <summary>This user may not read or write there.</summary>
    AccessDenied,

    /// <summary>The disk or the user's quota is full.</summary>
    DiskFull,

    /// <summary>The file system cannot do what a durable, atomic write needs.</summary>
    NotSupported,
}
