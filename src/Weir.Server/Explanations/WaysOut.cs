using System.Globalization;
using Weir.Capacity;
using Weir.Day.Service;
using Weir.Definitions;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Protocol.Jobs;
using Weir.Server.Loop;

namespace Weir.Server.Explanations;

/// <summary>
/// What would let a job go, each with the command that does it, the cheapest first. The day itself was asked what its next
/// decision would be: one that says it starts the job now does so.
/// </summary>
internal static class WaysOut
{
    /// <summary>The ways; who sees no jobs of others has those that a user can go, and not what else would hold the job then.</summary>
    public static IReadOnlyList<WayOutView> Create(DayView view, Job job, bool tellsOfOthers) =>
        job.State switch
        {
            JobState.Waiting when !tellsOfOthers =>
            [
                .. view
                    .Day.WaysOut(job.Number, view.Now)
                    .Where(Helps)
                    .Select(way => Create(view, job, way, tellsOfOthers))
                    .Where(way => way.Needs == "user"),
            ],
            JobState.Waiting =>
            [
                .. view.Day.WaysOut(job.Number, view.Now).Where(Helps).Select(way => Create(view, job, way, tellsOfOthers)),
            ],
            JobState.Rejected when !tellsOfOthers => [],
            JobState.Rejected when view.Day.IsUp(job.Machine) => [Start(job)],
            _ => [],
        };

    // A maximum for thousands of others, with which the job's turn still has not come, is no way that anybody would go.
    private static bool Helps(WayOut way) =>
        way.StartsNow || way.Left.Count > 0 || way.Kind is not (RemedyKind.Limit or RemedyKind.JobQueue or RemedyKind.Slots);

    private static WayOutView Create(DayView view, Job job, WayOut way, bool tellsOfOthers)
    {
        var outcome = way switch
        {
            { StartsNow: true } => "starts now",
            _ when !tellsOfOthers => "then it waits on",
            { Left: [var only] } => $"then it waits: {only.Text}",
            { Left: [var first, ..] } => string.Create(
                CultureInfo.InvariantCulture,
                $"then it waits: {first.Text}, and {way.Left.Count - 1} more"
            ),
            _ => "then it waits for its turn: others go first",
        };
        return way.Kind switch
        {
            RemedyKind.Release => new WayOutView(
                $"release it: {outcome}",
                $"weir release {Number(job)}",
                way.StartsNow,
                job.Holds.All(hold => hold.Manager == HolderManager.User) ? "user" : "operator"
            ),
            RemedyKind.Open => new WayOutView($"open Weir: {outcome}", "weir open", way.StartsNow, "operator"),
            RemedyKind.ReleaseSchedule => new WayOutView(
                $"release schedule {job.Schedule}: {outcome}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"weir schedule release {Word(job.Schedule.Text)} --date {job.ScheduleDate:yyyy-MM-dd}"
                ),
                way.StartsNow,
                "operator"
            ),
            RemedyKind.Limit => new WayOutView(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"limit {way.Of} {(way.Machine is null ? "" : $"on {way.Machine} ")}{way.From} -> {way.To}: {outcome}"
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"weir limit set {Word(way.Of)} {way.To}{(way.Machine is null ? "" : $" --machine {Word(way.Machine)}")}"
                ),
                way.StartsNow,
                "operator"
            ),
            RemedyKind.Threshold => new WayOutView(
                string.Create(CultureInfo.InvariantCulture, $"threshold {way.Of} {way.From} -> {way.To}: {outcome}"),
                $"weir threshold set {Word(way.Of)} {ThresholdChange.Reaching(way.To, way.From)}",
                way.StartsNow,
                "operator"
            ),
            RemedyKind.Expression => new WayOutView($"set {way.Of}: {outcome}", way.Command!, way.StartsNow, "operator"),
            RemedyKind.Waive => new WayOutView($"waive {way.Of}: {outcome}", way.Command!, way.StartsNow, "operator"),
            RemedyKind.JobQueue => Apply(
                Maximum("job queue", way, outcome),
                JobQueueKind.Define(JobQueue(view, job) with { Maximum = way.To }),
                way
            ),
            RemedyKind.OpenJobQueue => Apply(
                $"job queue {way.Of} not held: {outcome}",
                JobQueueKind.Define(JobQueue(view, job) with { Held = false }),
                way
            ),
            RemedyKind.Slots => Apply(
                Maximum("slots of machine", way, outcome),
                MachineKind.Define(Machine(view, job) with { Slots = way.To }),
                way
            ),
            RemedyKind.StopDraining => Apply(
                $"machine {way.Of} not draining: {outcome}",
                MachineKind.Define(Machine(view, job) with { Draining = false }),
                way
            ),
            _ => Start(job),
        };
    }

    private static WayOutView Start(Job job) =>
        new("start it past all that holds it, as exceptional: starts now", $"weir start {Number(job)}", true, "operator");

    private static WayOutView Apply(string text, Definition definition, WayOut way) =>
        new(text, $"echo '{DefinitionWriter.WriteLine(definition)}' | weir apply -f -", way.StartsNow, "administrator");

    private static string Maximum(string what, WayOut way, string outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {way.Of} {way.From} -> {way.To}: {outcome}");

    // Names may hold $ and #, which a shell takes for its own; they hold no quotes.
    private static string Word(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@') ? name : $"'{name}'";

    private static string Number(Job job) => job.Number.Value.ToString(CultureInfo.InvariantCulture);

    // All else that is defined about it stays as it is.
    private static JobQueueDefinition JobQueue(DayView view, Job job) =>
        Find<JobQueueDefinition>(view, JobQueueKind.Word, job.JobQueue.ToString()) ?? new JobQueueDefinition(job.JobQueue);

    private static MachineDefinition Machine(DayView view, Job job) =>
        Find<MachineDefinition>(view, MachineKind.Word, job.Machine) ?? new MachineDefinition(job.Machine);

    private static T? Find<T>(DayView view, string kind, string name)
        where T : class => view.Definitions.Find(kind, name) is { } stored ? (T)view.Definitions.Read(stored).Subject : null;
}
