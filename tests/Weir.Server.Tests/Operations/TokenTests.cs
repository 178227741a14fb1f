using System.Security.Cryptography;
using System.Text;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Care;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Operations;

public sealed class TokenTests
{
    [Fact]
    public async Task A_token_is_known_by_its_hash_only_and_survives_a_restart()
    {
        await using var first = await OpenAsync();
        var made = await first.Server.MakeTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);
        await using var second = await first.ReopenAsync();

        var found = second.Server.FindToken(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made.Token))));

        Assert.Equal(Role.Operator, found?.Role);
        Assert.DoesNotContain(made.Token, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Join(first.Folder, "server.db"), Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_makes_a_token_above_the_own_role()
    {
        await using var house = await OpenAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => house.Server.MakeTokenAsync(Anna, new TokenRequest("mine", "administrator", null), Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => house.Server.MakeTokenAsync(Operator, new TokenRequest("m2", "agent", null), Cancellation));
    }
}
