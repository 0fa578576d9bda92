namespace SparkPersonalization.Export.Columns;

/// <summary>A list whose items can be given on without a copy.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class GrowingArray<T>
{
    private T[] _items = new T[256];
    private int _count;

    /// <summary>The items, until the next change.</summary>
    internal ReadOnlyMemory<T> Items => _items.AsMemory(0, _count);

    internal void Add(T item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        _items[_count++] = item;
    }

    internal void Clear()
    {
        Array.Clear(_items, 0, _count);
        _count = 0;
    }
}
