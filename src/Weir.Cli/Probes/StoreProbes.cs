using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Protocol.Client;

namespace Weir.Cli.Probes;

/// <summary>Asks the running host about its databases: it alone may read them.</summary>
internal static class StoreProbes
{
    private const string Name = "databases";

    public static async Task<IReadOnlyList<Finding>> RunAsync(Session session)
    {
        try
        {
            var faults = await session.GetAsync("v1/stores", WeirJson.Default.StoreFaults).ConfigureAwait(false);
            return faults.Items.Count == 0
                ? [new(Name, Finding.Ok, "all pages can be read, and no setting of theirs is unsafe")]
                : [.. faults.Items.Select(From)];
        }
        catch (WeirException unknown)
        {
            return [new(Name, Finding.Limited, $"not looked at, which a running host does for administrators: {unknown.Message}")];
        }
    }

    private static Finding From(StoreFaultView fault) => new(Name, fault.IsDamage ? Finding.No : Finding.Limited, fault.Text);
}
