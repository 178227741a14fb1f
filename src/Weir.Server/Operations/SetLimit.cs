using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Definitions;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Limits;
using Weir.Server.Definitions;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary><c>weir limit set|reset NAME</c>: sets a limit's maximum for a while, and gives it its default back.</summary>
public static class SetLimit
{
    private const int Largest = 999_999;

    /// <summary>Sets the maximum until it is reset; what is in use beyond it is let be. A limit that is new is made with it.</summary>
    public static async Task<LimitView> SetLimitAsync(this WeirServer server, Caller caller, ObjectName name, string? machine, int maximum, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        NeedOperator(caller);
        if (maximum is < 0 or > Largest)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a limit's maximum is 0 to {Largest}");
        }

        var isNew = machine is null && await server.DefineAsync(
            (book, now) => book.Find(Kinds.Limit, name.Text) is null
                ? new DefinitionEdit<bool>(book.With(Definition.Of(new LimitDefinition(name, maximum)), now, WeirServer.By(caller)), true)
                : new DefinitionEdit<bool>(book, false),
            cancellationToken).ConfigureAwait(false);
        if (!isNew)
        {
            await server.ActAsync(id => new OverrideLimit(id, caller, name, machine, maximum), cancellationToken).ConfigureAwait(false);
        }

        return await server.TheLimitAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a limit its default back.</summary>
    public static async Task<LimitView> ResetLimitAsync(this WeirServer server, Caller caller, ObjectName name, string? machine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        NeedOperator(caller);
        await server.ActAsync(id => new ResetLimit(id, caller, name, machine), cancellationToken).ConfigureAwait(false);
        return await server.TheLimitAsync(name, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<LimitView> TheLimitAsync(this WeirServer server, ObjectName name, CancellationToken cancellationToken)
    {
        var limits = await server.ListLimitsAsync(cancellationToken).ConfigureAwait(false);
        return limits.Items.FirstOrDefault(limit => string.Equals(limit.Name, name.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no limit {name}; 'weir limit list' lists those there are");
    }

    private static void NeedOperator(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.IsOperator)
        {
            throw new RefusedException(ProblemCodes.NotAllowed, $"{caller.User} may not set limits: an operator may");
        }
    }
}
