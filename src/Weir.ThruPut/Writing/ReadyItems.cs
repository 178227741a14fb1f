namespace Weir.ThruPut.Writing;

/// <summary>Items that are there already, for who waits for each.</summary>
internal static class ReadyItems
{
    public static IAsyncEnumerable<T> From<T>(IEnumerable<T> items) => new Items<T>(items);

    private sealed class Items<T>(IEnumerable<T> items) : IAsyncEnumerable<T>
    {
        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Walk<T>(items.GetEnumerator());
    }

    private sealed class Walk<T>(IEnumerator<T> items) : IAsyncEnumerator<T>
    {
        public T Current => items.Current;

        public ValueTask<bool> MoveNextAsync() => ValueTask.FromResult(items.MoveNext());

        public ValueTask DisposeAsync()
        {
            items.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
