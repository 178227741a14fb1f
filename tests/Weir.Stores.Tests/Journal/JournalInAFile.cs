using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

/// <summary>An open journal in a folder of its own; can be closed and opened again as a restart would.</summary>
internal sealed class JournalInAFile : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private JournalInAFile() => Journal = new SqliteAgentJournal(Path, NoonClock.Standing);

    public string Path => _folder.File("agent.db");

    public SqliteAgentJournal Journal { get; private set; }

    public JournalSnapshot Snapshot { get; private set; } = null!;

    /// <summary>Opens one; <paramref name="before"/> may put something older into the file first.</summary>
    public static async Task<JournalInAFile> OpenAsync(Func<string, Task>? before = null)
    {
        var open = new JournalInAFile();
        await (before?.Invoke(open.Path) ?? Task.CompletedTask);
        open.Snapshot = await open.Journal.OpenAsync(TestContext.Current.CancellationToken);
        return open;
    }

    public async Task<JournalSnapshot> ReopenAsync()
    {
        await Journal.DisposeAsync();
        Journal = new SqliteAgentJournal(Path, NoonClock.Standing);
        return Snapshot = await Journal.OpenAsync(TestContext.Current.CancellationToken);
    }

    public Task<JournalReceipt> WriteAsync(JournalEntry entry) => Journal.WriteAsync(entry, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        _folder.Dispose();
    }
}
