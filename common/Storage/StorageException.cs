namespace SparkPersonalization.Storage;

/// <summary>A storage could not do what it was asked to. The message names the path and what to do.</summary>
public sealed class StorageException : IOException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="reason">What kind of trouble it is.</param>
    /// <param name="path">The path concerned.</param>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public StorageException(StorageFailure reason, string path, string message, Exception? inner = null)
        : base(message, inner)
    {
        Reason = reason;
        Path = path;
    }

    /// <summary>What kind of trouble it is.</summary>
    public StorageFailure Reason { get; }

    /// <summary>The path concerned.</summary>
    public string Path { get; }

    /// <summary>The exception for a file that should be there and is not.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="inner">The cause, if any.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static StorageException NotFound(string path, Exception? inner = null) => new(
        StorageFailure.NotFound, path, $"There is no file '{path}'. Check the path, or restore the file if it was deleted.", inner);

    /// <summary>The exception for a name that should be free and is not.</summary>
    /// <param name="path">The path that is taken.</param>
    /// <param name="inner">The cause, if any.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static StorageException Exists(string path, Exception? inner = null) => new(
        StorageFailure.AlreadyExists, path, $"'{path}' exists already. Choose another name, or delete it first.", inner);
}
