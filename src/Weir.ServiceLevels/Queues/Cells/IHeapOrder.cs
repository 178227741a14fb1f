namespace Weir.ServiceLevels.Queues;

/// <summary>How a heap orders its items, and where each item keeps its place in it.</summary>
internal interface IHeapOrder<in T>
{
    static abstract bool Before(T left, T right);

    /// <summary>The item's index in the heap, or -1.</summary>
    static abstract ref int Place(T item);
}
