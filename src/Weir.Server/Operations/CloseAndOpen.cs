using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Closing;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary><c>weir close</c> and <c>weir open</c>.</summary>
public static class CloseAndOpen
{
    private const string Weir = "weir";

    /// <summary>Lets nothing go any more that waits for the day's word, but the jobs of some service groups.</summary>
    public static Task<ClosingActed> CloseAsync(
        this WeirServer server,
        Caller caller,
        IReadOnlyList<ObjectName> except,
        CancellationToken cancellationToken
    ) => server.ActAsync(caller, "close", id => new CloseWeir(id, caller, except), cancellationToken);

    /// <summary>Lets jobs go again, all that may, or a portion at a time.</summary>
    public static Task<ClosingActed> OpenAsync(
        this WeirServer server,
        Caller caller,
        bool gradually,
        CancellationToken cancellationToken
    ) => server.ActAsync(caller, "open", id => new OpenWeir(id, caller, gradually), cancellationToken);

    private static async Task<ClosingActed> ActAsync(
        this WeirServer server,
        Caller caller,
        string verb,
        Func<long, Input> input,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To(verb, Weir, Weir);
        var done = await server.DoAsync(audited, () => server.ActAsync(audited, input, cancellationToken)).ConfigureAwait(false);
        return new ClosingActed(await server.ClosureAsync(cancellationToken).ConfigureAwait(false), done.Text);
    }
}
