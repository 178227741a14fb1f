using System.CommandLine;
using System.Globalization;
using Weir.Cli.Verbs;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Foresight;

namespace Weir.Cli.Running;

/// <summary>The option <c>--dry-run</c> of verbs that hold or end jobs, and what it prints.</summary>
internal sealed class DryRun
{
    private readonly Option<bool> _option = new("--dry-run") { Description = "Do nothing, and say which goals and deadlines would break." };

    public void AddTo(Verb verb) => verb.Options.Add(_option);

    public bool Is(Session session) => session.Value(_option);

    public static Task<int> ShowAsync(Session session, string path) =>
        session.ShowAsync("v1/foresight/" + path, WeirJson.Default.ForesightView, view => Print(session, view));

    private static void Print(Session s, ForesightView view)
    {
        s.Out.WriteLine($"nothing is done: {Printable.Escape(view.Text, 400)}");
        foreach (var goal in view.Goals)
        {
            var late = goal.Late == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {goal.Late} late already");
            var next = goal is { BreaksAt: { } at, Number: { } number }
                ? $"; late from {s.Clock.Short(at)} on: {JobText.Number(number)}"
                : "";
            s.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"goal      {Printable.Escape(goal.Group, 64)}: {goal.Jobs} waiting{late}{next}"
                )
            );
        }

        foreach (var deadline in view.Deadlines)
        {
            var missed = deadline.LatestStart is { } latest ? $"missed unless it starts by {s.Clock.Short(latest)}" : null;
            var late = deadline.MustEndBy is { } end
                ? $"late unless it starts by {s.Clock.Short(deadline.StartBy)} and ends by {s.Clock.Short(end)}"
                : null;
            s.Out.WriteLine(
                $"deadline  {JobText.Number(deadline.Number)} {Printable.Escape(deadline.Name, 64)}: {string.Join(", ", new[] { missed, late }.OfType<string>())}"
            );
        }
    }
}
