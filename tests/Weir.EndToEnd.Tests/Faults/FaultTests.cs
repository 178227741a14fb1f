namespace Weir.EndToEnd.Tests.Faults;

/// <summary>Each kind of harm on SQLite, against one checker.</summary>
public sealed class FaultTests
{
    [Fact]
    public Task Killed_hosts() => Ordeal.SufferAsync(new KillHost());

    [Fact]
    public Task Killed_shepherds() => Ordeal.SufferAsync(new KillShepherds());

    [Fact]
    public Task Killed_waiters() => Ordeal.SufferAsync(new KillWaiters());

    [Fact]
    public Task Killed_jobs() => Ordeal.SufferAsync(new KillJobs());

    [Fact]
    public Task Removed_folders() => Ordeal.SufferAsync(new RemovedFolders());
}
