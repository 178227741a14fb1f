using Microsoft.Data.Sqlite;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Tests.Sqlite;

public sealed class SqliteFailuresTests
{
    private const int Full = 13,
        ReadWriteFailed = 10,
        WriteFailed = 10 | (3 << 8),
        SyncFailed = 10 | (4 << 8),
        IndexFailed = 10 | (19 << 8);

    [Theory]
    [InlineData(Full, Full, StoreFailure.Full)]
    [InlineData(ReadWriteFailed, WriteFailed, StoreFailure.Full)]
    [InlineData(ReadWriteFailed, SyncFailed, StoreFailure.Uncertain)]
    [InlineData(ReadWriteFailed, IndexFailed, StoreFailure.Uncertain)]
    [InlineData(ReadWriteFailed, ReadWriteFailed, StoreFailure.Uncertain)]
    public void A_commit_that_failed_after_it_was_written_whole_may_be_stored(int code, int extended, StoreFailure failure) =>
        Assert.Equal(failure, new SqliteException("failed", code, extended).OfCommit("agent.db").Failure);

    [Fact]
    public void What_fails_before_the_commit_is_not_stored() =>
        Assert.Equal(StoreFailure.Full, new SqliteException("failed", ReadWriteFailed, SyncFailed).ToStoreException("agent.db").Failure);
}
