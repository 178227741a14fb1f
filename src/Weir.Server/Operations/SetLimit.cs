using Weir.Capacity;
using Weir.Definitions;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Limits;
using Weir.Server.Definitions;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary><c>weir limit set NAME N</c>: sets a limit's maximum.</summary>
public static class SetLimit
{
    private const int Largest = 999_999;

    /// <summary>Sets the maximum; what is in use beyond it is let be.</summary>
    public static async Task<LimitView> SetLimitAsync(this WeirServer server, Caller caller, ObjectName name, int maximum, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.IsOperator)
        {
            throw new RefusedException(ProblemCodes.NotAllowed, $"{caller.User} may not set limits: an operator may");
        }

        if (maximum is < 0 or > Largest)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a limit's maximum is 0 to {Largest}");
        }

        await server.DefineAsync(
            (book, now) => new DefinitionEdit<bool>(
                book.With(Definition.Of(new LimitDefinition(name, maximum)), now, WeirServer.By(caller)),
                true),
            cancellationToken).ConfigureAwait(false);
        var limits = await server.ListLimitsAsync(cancellationToken).ConfigureAwait(false);
        return limits.Items.First(limit => string.Equals(limit.Name, name.Text, StringComparison.OrdinalIgnoreCase));
    }
}
