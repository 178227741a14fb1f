using System.CommandLine;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Selections;

namespace Weir.Cli.Running;

/// <summary>
/// The options by which jobs are selected, the same for lists and for verbs that act: one for each field, and three that are short for one.
/// </summary>
internal sealed class SelectionOptions
{
    private const string FailedStates = "Failed,StartFailed,Lost,Missed,Rejected,UnderReview";

    private readonly List<(SelectionField Field, Option<string[]> Option)> _fields =
    [
        .. SelectionFields.All.Select(field =>
            (
                field,
                new Option<string[]>("--" + field.Name, Aliases(field)) { Description = $"Only {field.Help}.", HelpName = field.Values }
            )
        ),
    ];

    private readonly Option<bool> _failed = new("--failed") { Description = $"The same as --state {FailedStates}." };
    private readonly Option<string?> _since = new("--since")
    {
        Description = "Only jobs submitted since then: 03:10, 2026-11-21, today, or so long ago, such as 8h.",
        HelpName = "TIME",
    };
    private readonly Option<bool> _mine = new("--mine") { Description = "Only the jobs of who asks." };

    public void AddTo(Command verb)
    {
        foreach (var (_, option) in _fields)
        {
            verb.Options.Add(option);
        }

        verb.Options.Add(_failed);
        verb.Options.Add(_since);
        verb.Options.Add(_mine);
    }

    /// <summary>What is selected, with days and times in UTC, so that it means the same to the server.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public async Task<JobSelection> ReadAsync(Session session)
    {
        List<KeyValuePair<string, string?>> said =
        [
            .. _fields
                .Select(field => (field.Field.Name, Values: session.Value(field.Option) ?? []))
                .Where(field => field.Values.Length > 0)
                .Select(field => KeyValuePair.Create<string, string?>(field.Name, string.Join(',', field.Values))),
        ];
        if (session.Value(_failed))
        {
            said.Add(KeyValuePair.Create<string, string?>(SelectionFields.State.Name, FailedStates));
        }

        if (session.Value(_since) is { } since)
        {
            var from = DurationText.TryParse(since, out _) ? "-" + since : since;
            said.Add(KeyValuePair.Create<string, string?>(SelectionFields.Submitted.Name, from + ".."));
        }

        if (session.Value(_mine))
        {
            var who = await session.GetAsync("v1/whoami", WeirJson.Default.Whoami).ConfigureAwait(false);
            said.Add(KeyValuePair.Create<string, string?>(SelectionFields.User.Name, who.User));
        }

        try
        {
            var selection = JobSelection.From(said).Fix(session.Process.Time.GetUtcNow(), session.Process.Time.LocalTimeZone);
            _ = selection.ToFilter(session.Process.Time.GetUtcNow(), session.Process.Time.LocalTimeZone);
            return selection;
        }
        catch (SelectionException wrong)
        {
            throw new UsageException("--" + wrong.Message);
        }
    }

    private static string[] Aliases(SelectionField field) =>
        field == SelectionFields.Name ? ["-n"]
        : field == SelectionFields.User ? ["-u"]
        : [];
}
