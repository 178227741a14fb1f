using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Weir.Stores.Sqlite;

/// <summary>
/// The one writing thread of a database. What arrives while a commit reaches the disk is committed together next: no timer,
/// so a lone caller waits for nobody.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MaximumTogether = 1024;
    private const int MaximumWaiting = 16 * MaximumTogether;

    private readonly SqliteFile _file;
    private readonly IWriterTarget _target;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly Channel<WriteRequest> _waiting = Channel.CreateBounded<WriteRequest>(
        new BoundedChannelOptions(MaximumWaiting) { SingleReader = true }
    );
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteFile file, IWriterTarget target)
    {
        _file = file;
        _target = target;
        _begin = new SqliteStatement(file.Writer, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(file.Writer, "COMMIT");
        _rollback = new SqliteStatement(file.Writer, "ROLLBACK");
        new Thread(Loop) { IsBackground = true, Name = "writer of " + Path.GetFileName(file.Path) }.Start();
    }

    /// <summary>Writes and answers once it is durable. Cancellation counts only until the request is taken.</summary>
    public async Task<T> WriteAsync<T>(Func<T> write, CancellationToken cancellationToken)
    {
        var request = new WriteRequest<T>(write);
        try
        {
            await _waiting.Writer.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(_file.Path);
        }

        return await request.Answer.ConfigureAwait(false);
    }

    /// <summary>Writes what is waiting, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
    }

    private void Loop()
    {
        var batch = new List<WriteRequest>(MaximumTogether);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MaximumTogether && _waiting.Reader.TryRead(out var request))
            {
                batch.Add(request);
            }

            Write(batch);
            batch.Clear();
        }

        _ended.SetResult();
    }

    /// <summary>One transaction for all; a request that fails is taken out and the others are written again without it.</summary>
    private void Write(List<WriteRequest> batch)
    {
        while (batch.Count > 0)
        {
            WriteRequest? current = null;
            var commits = false;
            try
            {
                _file.RequireInPlace();
                _begin.Run();
                foreach (var request in batch)
                {
                    current = request;
                    request.Run();
                }

                current = null;
                _target.BeforeCommit();
                commits = true;
                _commit.Run();
            }
            catch (Exception error)
            {
                var undone = Undo();
                var cause =
                    error is not SqliteException refused ? error
                    : commits ? refused.OfCommit(_file.Path)
                    : refused.ToStoreException(_file.Path);
                if (
                    undone && current is not null && error is not SqliteException { } && error is not OutOfMemoryException
                    || undone && current is not null && error is SqliteException own && !own.IsOfStore()
                )
                {
                    batch.Remove(current);
                    current.Fail(cause);
                    continue;
                }

                foreach (var request in batch)
                {
                    request.Fail(cause);
                }

                return;
            }

            _target.Committed();
            foreach (var request in batch)
            {
                request.Complete();
            }

            return;
        }
    }

    private bool Undo()
    {
        try
        {
            // A full disk may have ended the transaction already.
            if (raw.sqlite3_get_autocommit(_file.Writer.Handle) == 0)
            {
                _rollback.Run();
            }
        }
        catch (SqliteException)
        {
            // The next BEGIN fails then, and says why to those that wait for it.
            return false;
        }
        finally
        {
            _target.RolledBack();
        }

        return true;
    }
}
