using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Closing;

namespace Weir.Cli.Verbs;

internal static class StatusVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("status", "Show how Weir is: roles, gate, jobs by state.", "weir status", "weir status --json");
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    "v1/status",
                    WeirJson.Default.StatusView,
                    view =>
                    {
                        var fields = new FieldList(s.Out, s.Process.Width);
                        fields.Add("Weir", $"{view.Version} on {view.Machine}, {string.Join(" and ", view.Roles)}");
                        fields.Add(
                            "Since",
                            string.Create(CultureInfo.InvariantCulture, $"{s.Clock.Full(view.StartedAt)}, pid {view.ProcessId}")
                        );
                        fields.Add("Gate", view.Gate);
                        fields.Add("Closed", Closed(s, view.Closure));
                        var refused = view.Link == "refused";
                        fields.Add(
                            "Server",
                            view.ServerReachable && !refused ? null
                                : refused ? "refuses this machine; tracked jobs go on, queued ones hold"
                                : "not reachable; tracked jobs go on, queued ones hold"
                        );
                        fields.Add("Trouble", view.LinkTrouble is null ? null : Printable.Escape(view.LinkTrouble, 1000));
                        fields.Add("Data", view.Data is null ? null : view.Data + (view.Store is null ? "" : $" ({view.Store})"));
                        fields.Add("Socket", view.Socket);
                        fields.Add("Page", view.Console is null ? null : view.Console + "  (weir console gives a link that signs in)");
                        fields.Add("Day", view.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                        foreach (var user in (view.Quotas ?? []).GroupBy(use => use.User))
                        {
                            fields.Add(
                                "Quotas",
                                $"{Printable.Escape(user.Key)}: {string.Join(", ", user.Select(use => $"{use.Name} {QuotaRefusal.Said(use.Name, use.Used)} of {QuotaRefusal.Said(use.Name, use.Allowed)}"))}"
                            );
                        }

                        fields.Add(
                            "Jobs",
                            (
                                view.Jobs.Count == 0
                                    ? "none"
                                    : string.Join(", ", view.Jobs.Select(p => $"{p.Value.ToString(CultureInfo.InvariantCulture)} {p.Key}"))
                            ) + (view.Roles.Contains("server") ? "" : ", of this machine")
                        );
                    }
                )
        );
        return verb;
    }

    private static string? Closed(Session s, ClosureView? closure)
    {
        if (closure is null)
        {
            return null;
        }

        var except = closure.Except.Count == 0 ? "" : $", except jobs of {string.Join(", ", closure.Except)}";
        return Printable.Escape(
            closure.OpensSince is { } opens
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"opens gradually since {s.Clock.Full(opens)}{except}; {closure.Waiting} jobs wait"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"since {s.Clock.Full(closure.Since)} by {closure.By}: {closure.Text}{except}; {closure.Waiting} jobs wait; weir open opens it"
                ),
            1000
        );
    }
}
