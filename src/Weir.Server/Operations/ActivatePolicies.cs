using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.ServiceLevels;
using Weir.Server.Queries;
using ActivatePolicy = Weir.Day.Inputs.ActivatePolicy;

namespace Weir.Server.Operations;

/// <summary><c>weir policy activate NAME</c>.</summary>
public static class ActivatePolicies
{
    /// <summary>Makes a policy the active one, until somebody or the calendar activates another.</summary>
    public static async Task<PolicyActivated> ActivatePolicyAsync(this WeirServer server, Caller caller, ObjectName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.IsOperator)
        {
            throw new RefusedException(ProblemCodes.NotAllowed, $"{caller.User} may not activate policies: an operator may");
        }

        var acted = await server.ActAsync(id => new ActivatePolicy(id, caller, name), cancellationToken).ConfigureAwait(false);
        var page = await server.ListPoliciesAsync(cancellationToken).ConfigureAwait(false);
        return new PolicyActivated(page.Active, acted.Text);
    }
}
