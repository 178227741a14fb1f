using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.ServiceLevels;

namespace Weir.Cli.Verbs;

internal static class ServiceLevelVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "service-level",
            "Say from which buckets jobs are selected, per five minutes, and what each group got.",
            "weir service-level",
            "weir service-level --json"
        );
        context.Do(verb, s => s.ShowAsync("v1/service-level", WeirJson.Default.ServiceLevelView, view => Print(s, view)));
        return verb;
    }

    private static void Print(Session session, ServiceLevelView view)
    {
        var fields = new FieldList(session.Out, session.Process.Width);
        fields.Add("Policy", view.Policy);
        fields.Add("General", Now(view.General));
        fields.Add("Production", Now(view.Production));
        if (view.Points.Count > 0)
        {
            session.Out.WriteLine();
            var points = new Table(new("From"), new("Last sample"), new("General", Right: true), new("Production", Right: true));
            foreach (var point in view.Points)
            {
                points.Add(
                    session.Clock.Full(point.From),
                    session.Clock.Full(point.LastSample),
                    Index(point.General),
                    Index(point.Production)
                );
            }

            session.Write(points);
        }

        if (view.Delivered.Count > 0)
        {
            session.Out.WriteLine();
            var groups = new Table(
                new("Group", Gives: true),
                new("Selected", Right: true),
                new("By target", Right: true),
                new("By acceptable", Right: true),
                new("Late", Right: true),
                new("Mean age", Right: true)
            );
            foreach (var group in view.Delivered)
            {
                groups.Add(
                    group.Group,
                    ServiceText.Number(group.Selected),
                    ServiceText.Number(group.BeforeTarget),
                    ServiceText.Number(group.BeforeAcceptable),
                    ServiceText.Number(group.Late),
                    SpanText.Format(group.MeanAgeSeconds)
                );
            }

            session.Write(groups);
        }
    }

    private static string Now(SelectionPointNow now) =>
        now.Ix is { } ix
            ? $"selected from {now.Position} ({ServiceText.Number(ix)} of 12), {now.TrendInWords()}"
            : "insufficient data: too few jobs were selected";

    private static string Index(int? ix) => ix is { } index ? ServiceText.Number(index) : "-";
}
