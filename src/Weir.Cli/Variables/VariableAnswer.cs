using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

/// <summary>What verbs that change a variable answer: its JSON, or one line.</summary>
internal static class VariableAnswer
{
    public static async Task<int> PrintAsync(Session session, byte[] answer, string done)
    {
        if (session.Json)
        {
            await session.PrintAsync(answer).ConfigureAwait(false);
        }
        else
        {
            session.Out.WriteLine($"{done} {NameOf(WeirClient.Read(answer, WeirJson.Default.VariableView))}");
        }

        return ExitStatus.Done;
    }

    public static string NameOf(VariableView view) => Printable.Escape($"${view.Owner}.{view.Name}", 120);
}
