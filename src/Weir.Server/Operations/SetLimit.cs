using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Definitions.Kinds;
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
    public static Task<LimitView> SetLimitAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        string? machine,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("limit set", LimitKind.Word, name.Text);
        return server.DoAsync(audited, () => server.SetAsync(audited, caller, name, machine, maximum, cancellationToken));
    }

    /// <summary>Gives a limit its default back.</summary>
    public static Task<LimitView> ResetLimitAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        string? machine,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("limit reset", LimitKind.Word, name.Text);
        return server.DoAsync(
            audited,
            async () =>
            {
                WeirServer.Require(caller, Operation.SetLimits);
                await server.ActAsync(audited, id => new ResetLimit(id, caller, name, machine), cancellationToken).ConfigureAwait(false);
                return await server.TheLimitAsync(caller, name, cancellationToken).ConfigureAwait(false);
            }
        );
    }

    private static async Task<LimitView> SetAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        ObjectName name,
        string? machine,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.SetLimits);
        if (maximum is < 0 or > Largest)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a limit's maximum is 0 to {Largest}");
        }

        // A name that nobody has defined becomes a limit: known before, so that what is done is told once.
        var isNew =
            machine is null
            && await server
                .ReadAsync(view => view.Definitions.Find(LimitKind.Word, name.Text) is null, cancellationToken)
                .ConfigureAwait(false)
            && await server
                .DefineAsync(
                    audited,
                    (catalog, now) =>
                        catalog.Find(LimitKind.Word, name.Text) is null
                            ? new DefinitionEdit<bool>(
                                catalog.With(LimitKind.Define(new LimitDefinition(name, maximum)), now, caller.Actor),
                                true
                            )
                            : new DefinitionEdit<bool>(catalog, false),
                    cancellationToken
                )
                .ConfigureAwait(false);
        if (!isNew)
        {
            await server
                .ActAsync(audited, id => new OverrideLimit(id, caller, name, machine, maximum), cancellationToken)
                .ConfigureAwait(false);
        }

        return await server.TheLimitAsync(caller, name, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<LimitView> TheLimitAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        CancellationToken cancellationToken
    )
    {
        var limits = await server.ListLimitsAsync(caller, cancellationToken).ConfigureAwait(false);
        return limits.Items.FirstOrDefault(limit => string.Equals(limit.Name, name.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no limit {name}; 'weir limit list' lists those there are");
    }
}
