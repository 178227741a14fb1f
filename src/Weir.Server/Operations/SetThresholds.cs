using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Thresholds;

namespace Weir.Server.Operations;

/// <summary><c>weir threshold set|delete|rename NAME</c>.</summary>
public static class SetThresholds
{
    private const string Kind = "threshold";

    /// <summary>Sets a threshold, which is made where it is new, and says what it is.</summary>
    /// <exception cref="RefusedException">The caller may not, or the value would be none.</exception>
    public static Task<string> SetThresholdAsync(
        this WeirServer server,
        Caller caller,
        ThresholdName name,
        ThresholdChange to,
        CancellationToken cancellationToken
    ) => ActAsync(server, caller, "threshold set", name, id => new SetThreshold(id, caller, name, to), cancellationToken);

    /// <summary>Deletes a threshold that nothing uses.</summary>
    /// <exception cref="RefusedException">The caller may not, there is none such, or something uses it.</exception>
    public static Task<string> DeleteThresholdAsync(
        this WeirServer server,
        Caller caller,
        ThresholdName name,
        CancellationToken cancellationToken
    ) => ActAsync(server, caller, "threshold delete", name, id => new DeleteThreshold(id, caller, name), cancellationToken);

    /// <summary>Gives a threshold that nothing uses another name.</summary>
    /// <exception cref="RefusedException">The caller may not, there is none such, something uses it, or the name is taken.</exception>
    public static Task<string> RenameThresholdAsync(
        this WeirServer server,
        Caller caller,
        ThresholdName name,
        ThresholdName to,
        CancellationToken cancellationToken
    ) => ActAsync(server, caller, "threshold rename", name, id => new RenameThreshold(id, caller, name, to), cancellationToken);

    private static Task<string> ActAsync(
        WeirServer server,
        Caller caller,
        string action,
        ThresholdName name,
        Func<long, Input> input,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To(action, Kind, name.Text);
        return server.DoAsync(
            audited,
            async () =>
            {
                WeirServer.Require(caller, Operation.SetThresholds);
                return (await server.ActAsync(audited, input, cancellationToken).ConfigureAwait(false)).Text;
            }
        );
    }
}
