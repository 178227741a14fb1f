namespace Weir.ServiceLevels.Queues;

/// <summary>A binary heap whose items know their places, so that one whose order changed can be moved or taken out.</summary>
internal sealed class Heap<T, TOrder>
    where T : class
    where TOrder : struct, IHeapOrder<T>
{
    private T[] _items = new T[4];

    public int Count { get; private set; }

    public T First => _items[0];

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public static bool Holds(T item) => TOrder.Place(item) >= 0;

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        Up(item, Count++);
    }

    public void Remove(T item)
    {
        var place = TOrder.Place(item);
        TOrder.Place(item) = -1;
        var last = _items[--Count];
        _items[Count] = null!;
        if (!ReferenceEquals(last, item))
        {
            Settle(last, place);
        }
    }

    /// <summary>Puts an item right whose order may have changed.</summary>
    public void Moved(T item) => Settle(item, TOrder.Place(item));

    private void Settle(T item, int place)
    {
        if (place > 0 && TOrder.Before(item, _items[(place - 1) / 2]))
        {
            Up(item, place);
        }
        else
        {
            Down(item, place);
        }
    }

    private void Up(T item, int place)
    {
        while (place > 0 && _items[(place - 1) / 2] is var above && TOrder.Before(item, above))
        {
            Place(above, place);
            place = (place - 1) / 2;
        }

        Place(item, place);
    }

    private void Down(T item, int place)
    {
        while (true)
        {
            var below = (2 * place) + 1;
            if (below >= Count)
            {
                break;
            }

            if (below + 1 < Count && TOrder.Before(_items[below + 1], _items[below]))
            {
                below++;
            }

            if (!TOrder.Before(_items[below], item))
            {
                break;
            }

            Place(_items[below], place);
            place = below;
        }

        Place(item, place);
    }

    private void Place(T item, int place)
    {
        _items[place] = item;
        TOrder.Place(item) = place;
    }
}
