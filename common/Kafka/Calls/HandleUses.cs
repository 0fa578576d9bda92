namespace SparkPersonalization.Kafka.Calls;

/// <summary>
/// Who has a client's native handles in use. These may be called by several threads, but one that is freed during a call ends the process: so
/// they are closed when their owner has let go of them and the last use has ended. Safe for use by several threads.
/// </summary>
/// <param name="close">Closes the handles; called once.</param>
internal sealed class HandleUses(Action close)
{
    private readonly Lock _lock = new();
    private int _uses = 1;
    private bool _isClosed;

    /// <summary>Begins a use.</summary>
    /// <returns>The use, to be disposed at its end.</returns>
    /// <exception cref="ObjectDisposedException">The owner has let go of the handles.</exception>
    internal IDisposable Begin()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(KafkaClient));
            _uses++;
            return new Use(this);
        }
    }

    /// <summary>Lets go of the handles: nobody may begin to use them.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        End();
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_uses > 0)
            {
                return;
            }
        }

        close();
    }

    private sealed class Use(HandleUses owner) : IDisposable
    {
        private HandleUses? _owner = owner;

        public void Dispose() => Interlocked.Exchange(ref _owner, null)?.End();
    }
}
