using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

/// <summary>Asks for closing or opening, and prints what came of it.</summary>
internal static class ClosingPost
{
    public static Task<int> DoAsync(Session s, string verb, HttpContent message) =>
        s.ShowAsync(
            HttpMethod.Post,
            $"v1/{verb}",
            message,
            WeirJson.Default.ClosingActed,
            done => s.Out.WriteLine(Printable.Escape(done.Text, 1000))
        );
}
