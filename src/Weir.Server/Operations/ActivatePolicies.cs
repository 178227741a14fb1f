using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol.ServiceLevels;
using Weir.Server.Queries;
using ActivatePolicy = Weir.Day.Inputs.ActivatePolicy;

namespace Weir.Server.Operations;

/// <summary><c>weir policy activate NAME</c>.</summary>
public static class ActivatePolicies
{
    /// <summary>Makes a policy the active one, until somebody or the calendar activates another.</summary>
    public static Task<PolicyActivated> ActivatePolicyAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("policy activate", PolicyKind.Word, name.Text);
        return server.DoAsync(audited, () => server.ActivateAsync(audited, caller, name, cancellationToken));
    }

    private static async Task<PolicyActivated> ActivateAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        ObjectName name,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.ActivatePolicies);
        var acted = await server.ActAsync(audited, id => new ActivatePolicy(id, caller, name), cancellationToken).ConfigureAwait(false);
        var page = await server.ListPoliciesAsync(cancellationToken).ConfigureAwait(false);
        return new PolicyActivated(page.Active, acted.Text);
    }
}
