using System.Security.Cryptography;
using System.Text;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Stores.Server;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class TokenTests
{
    [Fact]
    public async Task A_token_is_known_by_its_hash_only_and_survives_a_restart()
    {
        await using var first = await OpenAsync();
        var made = await first.Server.CreateTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);
        await using var second = await first.ReopenAsync();

        var found = second.Server.FindTokenOf(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made.Token))));

        Assert.Equal(Role.Operator, found?.Role);
        Assert.DoesNotContain(
            made.Token,
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Join(first.Folder, "server.db"), Cancellation)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_makes_a_token_above_the_own_role()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(
            ProblemCodes.NotAllowed,
            () => fixture.Server.CreateTokenAsync(Anna, new TokenRequest("mine", "administrator", null), Cancellation)
        );
        await Refusal.OfAsync(
            ProblemCodes.NotAllowed,
            () => fixture.Server.CreateTokenAsync(Operator, new TokenRequest("m2", "agent", null), Cancellation)
        );
    }

    [Fact]
    public async Task A_token_and_its_last_use_are_kept_over_a_restart_and_in_a_backup_until_it_is_revoked()
    {
        await using var first = await OpenAsync();
        var made = await first.Server.CreateTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);
        Assert.NotNull(first.Server.FindTokenOf(HashOf(made)));
        Assert.NotNull(Assert.Single((await first.Server.ListTokensAsync(Root, Cancellation)).Items).LastUsed);
        await using var second = await first.ReopenAsync();
        Assert.NotNull(Assert.Single((await second.Server.ListTokensAsync(Root, Cancellation)).Items).LastUsed);

        var copy = Path.Join(first.Folder, "copy.db");
        await second.Server.BackupAsync(Root, copy, Cancellation);
        await second.Server.RevokeTokenAsync(Root, "CI", Cancellation);
        Assert.Null(second.Server.FindTokenOf(HashOf(made)));
        await using var kept = new SqliteServerStore(copy, TimeProvider.System);
        await kept.OpenAsync(Cancellation);
        var copied = await kept.LoadAsync(Cancellation);
        Assert.Equal("ci", Assert.Single(copied.Records, stored => stored.Kind == "token").Name);
        Assert.Equal("ci", Assert.Single(copied.Records, stored => stored.Kind == "token-use").Name);

        await using var third = await second.ReopenAsync();
        Assert.Empty((await third.Server.ListTokensAsync(Root, Cancellation)).Items);
    }

    [Fact]
    public async Task The_name_of_a_token_that_is_over_is_free_again_and_purge_forgets_it()
    {
        var time = new SetClock();
        await using var fixture = await OpenAsync(time: time);
        await fixture.Server.CreateTokenAsync(Root, new TokenRequest("ci", "operator", 1), Cancellation);
        await Refusal.OfAsync(
            ProblemCodes.Exists,
            () => fixture.Server.CreateTokenAsync(Root, new TokenRequest("CI", "viewer", 1), Cancellation)
        );
        await fixture.Server.CreateTokenAsync(Root, new TokenRequest("other", "viewer", 1), Cancellation);

        time.Advance(TimeSpan.FromDays(2));
        await fixture.Server.CreateTokenAsync(Root, new TokenRequest("ci", "viewer", 1), Cancellation);

        Assert.Equal(
            ["ci viewer True", "other viewer False"],
            (await fixture.Server.ListTokensAsync(Root, Cancellation)).Items.Select(token => $"{token.Name} {token.Role} {token.Holds}")
        );
        await fixture.Server.PurgeAsync(Root, days: 0, Cancellation);
        Assert.Equal("ci", Assert.Single((await fixture.Server.ListTokensAsync(Root, Cancellation)).Items).Name);
    }

    private static string HashOf(TokenCreated made) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made.Token)));
}
