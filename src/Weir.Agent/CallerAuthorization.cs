using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Agent;

/// <summary>Asks the table of rights at a machine.</summary>
internal static class CallerAuthorization
{
    /// <exception cref="AgentRefusedException">The caller may not do it, to no job at all.</exception>
    public static void Require(this Caller caller, Operation operation)
    {
        if (Authority.Refusal(caller, operation) is { } refusal)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, refusal);
        }
    }
}
