using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;

namespace Weir.Agent.Variables;

/// <summary>Names of variables and those who name them.</summary>
internal static class VariableNames
{
    /// <summary>The variable that somebody means.</summary>
    /// <exception cref="AgentRefusedException">It is not a name, or not one of this agent's.</exception>
    public static VariableId Read(string name, string user, VariableStore store)
    {
        if (!VariableName.TryParse(name, out var parsed, out var fault))
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, fault);
        }

        if (parsed.Catalog is { } catalog && catalog != store.Identity.Catalog)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotFound,
                $"this agent's catalogue id is {store.Identity.Catalog}: {parsed} is another's"
            );
        }

        return parsed.For(user);
    }

    public static VariableCaller CallerOf(Submitter submitter, bool isAdministrator, string? password) =>
        new(submitter.User, submitter.UserId, submitter.GroupId, isAdministrator, password);
}
