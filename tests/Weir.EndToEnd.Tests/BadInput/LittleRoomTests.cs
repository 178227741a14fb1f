using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>A verb whose addresses are limited (<c>ulimit -v</c>) works, however many threads it comes to have.</summary>
public sealed class LittleRoomTests
{
    [Fact]
    public async Task A_verb_works_time_after_time_in_150_megabytes()
    {
        await using var up = await WeirUp.StartAsync();

        var ran = await up.Commands.Shell(
            "for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do (ulimit -v 150000; weir jobs > /dev/null 2>&1); echo $?; done"
        );

        Assert.Equal(string.Concat(Enumerable.Repeat("0\n", 20)), ran.Succeeded());
    }
}
