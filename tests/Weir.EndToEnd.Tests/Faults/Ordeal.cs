using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>Watches with one kind of harm and a check after each, as long as the soak goes on.</summary>
internal static class Ordeal
{
    /// <summary>On a <c>weir up</c> of its own.</summary>
    public static async Task SufferAsync(IFault fault, params IReadOnlyList<string> more)
    {
        await using var up = await WeirUp.StartAsync(null, more);
        await using var night = await Night.StartAsync(up);
        await SufferAsync(fault, night);
    }

    /// <summary>In a night that is there.</summary>
    public static async Task SufferAsync(IFault fault, Night night)
    {
        var soak = new Soak(fault.GetType().Name, fault.MinutesIn);
        var random = new Random(soak.Seed);
        while (soak.GoesOn())
        {
            await night.WatchAsync(fault, random);
            await new Checker(night).CheckAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine("{0} harms, {1} jobs answered", night.Harms, night.Checked.Count);
    }
}
