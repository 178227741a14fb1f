using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir event '$CONSOLE:DISPLAY,…'</c>: tells the operators something.</summary>
public static class PostMessages
{
    /// <summary>Puts a line among the messages, with who says it.</summary>
    /// <exception cref="RefusedException">The caller may not.</exception>
    public static async Task<string> PostMessageAsync(
        this WeirServer server,
        Caller caller,
        MessageSeverity severity,
        string text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(text);
        var audited = caller.To("message post", "message", $"{severity}");
        return (
            await server
                .DoAsync(audited, () => server.ActAsync(audited, id => new PostMessage(id, caller, severity, text), cancellationToken))
                .ConfigureAwait(false)
        ).Text;
    }
}
