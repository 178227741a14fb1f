using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>
/// How long another user's submission takes: each must succeed, and under an attack the usual one takes at most ten times as long.
/// </summary>
internal sealed class Probe(WeirUp up)
{
    private const int Times = 11,
        MostFactor = 10;

    // What a busy machine takes in any case: below it a factor says nothing.
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(20);

    private TimeSpan _before;

    /// <summary>Measures without the attack.</summary>
    public async Task BeforeAsync() => _before = await MedianAsync();

    /// <summary>Measures under it.</summary>
    public async Task UnderAttackAsync()
    {
        var under = await MedianAsync();
        TestContext.Current.SendDiagnosticMessage(
            "a submission takes {0:0.0} ms, under attack {1:0.0} ms",
            _before.TotalMilliseconds,
            under.TotalMilliseconds
        );
        var most = MostFactor * (_before > s_least ? _before : s_least);
        Assert.True(
            under <= most,
            $"a submission took {_before.TotalMilliseconds:0.0} ms, and {under.TotalMilliseconds:0.0} ms under attack\n{up.Log}"
        );
    }

    private async Task<TimeSpan> MedianAsync()
    {
        List<TimeSpan> taken = [];
        for (var i = 0; i < Times; i++)
        {
            var since = TimeProvider.System.GetTimestamp();
            var ran = await up.Commands.As(Attacker.Daemon).Run(Binaries.Weir, "submit", "-n", "PROBE", "--", "true");
            taken.Add(TimeProvider.System.GetElapsedTime(since));
            Assert.True(ran.Status == 0, $"a submission was refused: {ran.Error}\n{up.Log}");
        }

        taken.Sort();
        return taken[Times / 2];
    }
}
