using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>The kinds of harm for which it matters that the store is PostgreSQL, against the same checker.</summary>
public sealed class PostgresFaultTests
{
    [Fact]
    public Task Killed_hosts() => Suffer(_ => new KillHost());

    [Fact]
    public Task A_killed_host_and_a_killed_PostgreSQL() => Suffer(postgres => new KillHostAndPostgres(postgres));

    [Fact]
    public Task A_holder_that_was_stopped_and_goes_on_after_another_took_over() => Suffer(postgres => new StoppedHolder(postgres));

    [Fact]
    public Task Load_with_purge() => Suffer(_ => new LoadWithPurge());

    private static async Task Suffer(Func<TemporaryPostgres, IFault> make)
    {
        await using var postgres = await TemporaryPostgres.StartAsync();
        await Ordeal.SufferAsync(make(postgres), "--store", postgres.Address);
    }
}
