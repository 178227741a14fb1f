using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// What the server answers its agent is changed or cut for a while; then the link is as it was, and nothing is lost or done twice.
/// </summary>
internal sealed class FuzzedOrders(FuzzingLink link) : IFault
{
    private const int Most = 6;

    [SuppressMessage("Security", "CA5394", Justification = "How many is to be the same in every run of a seed.")]
    public async Task HarmAsync(Night night, Random random)
    {
        var wanted = link.Changed + random.Next(1, Most);
        link.Begin(random);
        await night.Until(() => Task.FromResult(link.Changed >= wanted), () => $"{wanted} answers of the server are changed");
        link.End();
    }
}
