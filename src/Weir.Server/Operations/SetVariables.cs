using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir event '$VARIABLE:SET,…'</c>: writes into a job variable of a job's machine, as the job's user.</summary>
public static class SetVariables
{
    /// <summary>Orders the machine to write.</summary>
    /// <exception cref="RefusedException">There is no such job of the caller, or the name is none of a variable.</exception>
    public static Task<JobActed> SetVariableAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        string variable,
        string text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        return VariableName.TryParse(variable, out _, out var fault)
            ? server.ActOnJobAsync(
                caller,
                "jv set",
                number,
                new JobAction(),
                id => new SetJobVariable(id, caller, number, variable, text),
                cancellationToken
            )
            : throw new RefusedException(ProblemCodes.BadRequest, fault);
    }
}
